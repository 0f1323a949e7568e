// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_charts.h"
#include "core/report/html_sections.h"
#include "core/report/report_text.h"
#include "core/report/schedule.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr std::array kProbabilities{"high", "medium", "low"};
constexpr std::array kImpacts{"low", "medium", "high", "critical"};

/// How much a risk weighs, in a word that its cell's colour repeats.
QString weightOf(std::size_t probability, std::size_t impact)
{
    const std::size_t score = (kProbabilities.size() - probability) * (impact + 1);
    return score >= 6   ? QStringLiteral("high")
           : score >= 3 ? QStringLiteral("medium")
                        : QStringLiteral("low");
}

QString risksAt(const QList<Risk>& risks, const char* probability, const char* impact)
{
    QStringList numbers;
    for (qsizetype i = 0; i < risks.size(); ++i) {
        if (risks[i].probability.compare(QLatin1String(probability), Qt::CaseInsensitive) == 0 &&
            risks[i].impact.compare(QLatin1String(impact), Qt::CaseInsensitive) == 0)
            numbers.append(QString::number(i + 1));
    }
    return numbers.join(QStringLiteral(", "));
}

void writeRiskMatrix(HtmlWriter& html, const QList<Risk>& risks)
{
    const auto table = html.in("table", {{"class", QStringLiteral("matrix")}});
    QList<HtmlColumn> columns{{QStringLiteral("Probability")}};
    for (const char* impact : kImpacts)
        columns.append({QStringLiteral("%1 impact").arg(QLatin1String(impact))});
    writeHead(html, columns);
    const auto body = html.in("tbody");
    for (std::size_t p = 0; p < kProbabilities.size(); ++p) {
        const auto row = html.in("tr");
        html.element("th", QLatin1String(kProbabilities[p]), {{"scope", QStringLiteral("row")}});
        for (std::size_t i = 0; i < kImpacts.size(); ++i) {
            const QString weight = weightOf(p, i);
            const auto cell = html.in("td", {{"class", QStringLiteral("risk-") + weight}});
            html.text(risksAt(risks, kProbabilities[p], kImpacts[i]));
            html.element("small", weight);
        }
    }
}

void writeRisks(HtmlWriter& html, const QList<Risk>& risks)
{
    if (risks.isEmpty())
        return;
    html.element("h3", QStringLiteral("Risks"));
    writeRiskMatrix(html, risks);
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("No."), true},
                     {QStringLiteral("Risk")},
                     {QStringLiteral("Probability")},
                     {QStringLiteral("Impact")},
                     {QStringLiteral("Mitigation")}});
    const auto body = html.in("tbody");
    for (qsizetype i = 0; i < risks.size(); ++i) {
        const auto row = html.in("tr");
        writeFigure(html, i + 1);
        for (const QString& text :
             {risks[i].risk, risks[i].probability, risks[i].impact, risks[i].mitigation})
            writeCell(html, text);
    }
}

void writeScheduleHead(HtmlWriter& html, QDate first, QDate last)
{
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const QString& title : {QStringLiteral("Phase"), QStringLiteral("Owner"), QStringLiteral("After")})
        html.element("th", title, {{"scope", QStringLiteral("col")}});
    html.element("th", QStringLiteral("From"), {{"scope", QStringLiteral("col")}});
    html.element("th", QStringLiteral("Days"),
                 {{"scope", QStringLiteral("col")}, {"class", QStringLiteral("n")}});
    const auto chart = html.in("th", {{"scope", QStringLiteral("col")}});
    if (!first.isValid())
        return;
    const auto scale = html.in("div", {{"class", QStringLiteral("scale")}});
    html.element("span", first.toString(Qt::ISODate));
    html.element("span", last.addDays(-1).toString(Qt::ISODate));
}

void writeScheduled(HtmlWriter& html, const Report& report, const ScheduledItem& scheduled, QDate first,
                    QDate last)
{
    const auto row = html.in("tr");
    const QString title = phaseTitle(report, scheduled.item.phase);
    html.element("th", title, {{"scope", QStringLiteral("row")}});
    writeCell(html, scheduled.item.owner);
    QStringList after;
    for (const QString& phase : scheduled.item.after)
        after.append(phaseTitle(report, phase));
    writeCell(html, after.join(QStringLiteral(", ")));
    html.element("td",
                 scheduled.from.isValid() ? scheduled.from.toString(Qt::ISODate) : QStringLiteral("no date"),
                 {{"class", QStringLiteral("time")}});
    writeFigure(html, scheduled.item.days);
    const auto cell = html.in("td", {{"class", QStringLiteral("chart")}});
    if (scheduled.from.isValid())
        writeGanttBar(html, QStringLiteral("%1 from %2").arg(title, scheduled.from.toString(Qt::ISODate)),
                      scheduled.from, scheduled.from.daysTo(scheduled.to), first, last);
}

void writeSchedule(HtmlWriter& html, const Report& report)
{
    if (report.plan.about.schedule.isEmpty())
        return;
    html.element("h3", QStringLiteral("Schedule"));
    const QList<ScheduledItem> items = scheduledItems(report.plan.about.schedule);
    QDate first;
    QDate last;
    for (const ScheduledItem& item : items) {
        if (!item.from.isValid())
            continue;
        first = first.isValid() ? std::min(first, item.from) : item.from;
        last = last.isValid() ? std::max(last, item.to) : item.to;
    }
    const auto table = html.in("table");
    writeScheduleHead(html, first, last);
    const auto body = html.in("tbody");
    for (const ScheduledItem& item : items)
        writeScheduled(html, report, item, first, last);
}

void writeList(HtmlWriter& html, const QString& title, const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    html.element("h3", title);
    const auto list = html.in("ul");
    for (const QString& line : lines)
        html.element("li", line);
}

QString listTitle(const QString& key)
{
    return key == QLatin1String("kpis") ? QStringLiteral("KPIs") : key.left(1).toUpper() + key.mid(1);
}

} // namespace

void writePlanForPeople(HtmlWriter& html, const Report& report)
{
    const auto section =
        html.in("section", {{"id", QStringLiteral("plan")}, {"class", QStringLiteral("new-page")}});
    html.element("h2", QStringLiteral("The plan"));
    const About& about = report.plan.about;
    {
        const auto summary = html.in("p", {{"class", QStringLiteral("value")}});
        html.lines(about.summary.isEmpty() ? QStringLiteral("The plan has no summary.")
                                           : about.summary.trimmed());
    }
    if (!report.plan.authors.isEmpty())
        writeNote(html, QStringLiteral("By %1.").arg(report.plan.authors.join(QStringLiteral(", "))));
    writeList(html, QStringLiteral("Goals"), about.goals);
    writeRisks(html, about.risks);
    writeSchedule(html, report);
    QStringList keys = about.lists.keys();
    keys.sort();
    for (const QString& key : keys)
        writeList(html, listTitle(key), about.lists.value(key));
}

} // namespace godwit::core
