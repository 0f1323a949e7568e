// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_charts.h"
#include "core/report/html_sections.h"
#include "core/report/report_text.h"

#include <algorithm>

namespace godwit::core {

namespace {

QString changeText(const CheckResult& check)
{
    if (check.beforeMs <= 0 || check.afterMs < 0)
        return QStringLiteral("—");
    const double percent = 100 * (check.afterMs - check.beforeMs) / check.beforeMs;
    const QString sign = percent < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return QStringLiteral("%1%2 %").arg(sign, QString::number(qAbs(percent), 'f', 1));
}

void writeMeasurement(HtmlWriter& html, const CheckResult& check, qsizetype index, double longest)
{
    const auto row = html.in("tr");
    {
        const auto cell = html.in("th", {{"scope", QStringLiteral("row")}});
        writeLink(html, anchorOf("check", index), check.name);
    }
    {
        const auto cell = html.in("td", {{"class", QStringLiteral("chart")}});
        writeBeforeAfterBars(html, check, longest);
    }
    writeFigure(html, millisecondsText(check.beforeMs));
    writeFigure(html, millisecondsText(check.afterMs));
    writeFigure(html, changeText(check));
    writeFigure(html, millisecondsText(check.p95BeforeMs));
    writeFigure(html, millisecondsText(check.p95AfterMs));
    const auto cell = html.in("td");
    writeVerdict(html, check.verdict);
}

double longestOf(const QList<CheckResult>& checks)
{
    double longest = 0;
    for (const CheckResult& check : checks)
        longest = std::max({longest, check.beforeMs, check.afterMs, check.p95BeforeMs, check.p95AfterMs});
    return longest;
}

void writeCriterion(HtmlWriter& html, const CriterionResult& criterion, qsizetype index)
{
    const auto row = html.in("tr", {{"id", anchorOf("criterion", index)}});
    html.element("th", criterion.name, {{"scope", QStringLiteral("row")}});
    writeFigure(html, isMeasured(criterion) ? criterion.measured : QStringLiteral("—"));
    writeFigure(html, criterion.target);
    const auto cell = html.in("td");
    if (!isMeasured(criterion))
        writeBadge(html, Tone::Neutral, QStringLiteral("not measured"));
    else if (criterion.met)
        writeBadge(html, Tone::Good, QStringLiteral("met"));
    else
        writeBadge(html, Tone::Bad, QStringLiteral("not met"));
}

} // namespace

void writePerformance(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("performance")}});
    html.element("h2", QStringLiteral("Performance before and after"));
    const QList<CheckResult>& checks = report.status.checks;
    const auto isMeasurement = [](const CheckResult& check) {
        return check.beforeMs >= 0 || check.afterMs >= 0;
    };
    if (std::ranges::none_of(checks, isMeasurement))
        return writeNote(html, QStringLiteral("Not run: no query has been measured."));
    const double longest = longestOf(checks);
    {
        const auto table = html.in("table");
        writeHead(html, {{QStringLiteral("Query")},
                         {QStringLiteral("Before above after")},
                         {QStringLiteral("Median before"), true},
                         {QStringLiteral("Median after"), true},
                         {QStringLiteral("Change"), true},
                         {QStringLiteral("p95 before"), true},
                         {QStringLiteral("p95 after"), true},
                         {QStringLiteral("Verdict")}});
        const auto body = html.in("tbody");
        for (qsizetype i = 0; i < checks.size(); ++i) {
            if (isMeasurement(checks[i]))
                writeMeasurement(html, checks[i], i, longest);
        }
    }
    writeNote(html,
              QStringLiteral(
                  "Bars are medians, before grey and above, after coloured and below; the line beyond a bar "
                  "reaches to its 95th percentile. All bars share one scale."));
}

void writeCriteria(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("criteria")}});
    html.element("h2", QStringLiteral("Criteria of the plan"));
    if (report.status.criteria.isEmpty())
        return writeNote(html, QStringLiteral("Not run: no criterion has been judged yet."));
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("Criterion")},
                     {QStringLiteral("Measured"), true},
                     {QStringLiteral("Target"), true},
                     {QStringLiteral("Verdict")}});
    const auto body = html.in("tbody");
    for (qsizetype i = 0; i < report.status.criteria.size(); ++i)
        writeCriterion(html, report.status.criteria[i], i);
}

} // namespace godwit::core
