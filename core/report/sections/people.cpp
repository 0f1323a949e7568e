// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/charts.h"
#include "core/report/parts.h"
#include "core/report/schedule.h"
#include "core/report/sections/sections.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr std::array kProbabilities{"high", "medium", "low"};
constexpr std::array kImpacts{"low", "medium", "high", "critical"};

/// How much a risk weighs: its cell's colour, and in a word beneath.
std::pair<QString, Tone> weightOf(std::size_t probability, std::size_t impact)
{
    const std::size_t score = (kProbabilities.size() - probability) * (impact + 1);
    if (score >= 6)
        return {QStringLiteral("high"), Tone::Bad};
    return score >= 3 ? std::pair{QStringLiteral("medium"), Tone::Warning}
                      : std::pair{QStringLiteral("low"), Tone::Good};
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

DataTable riskMatrix(const QList<Risk>& risks)
{
    DataTable table{.columns = {{QStringLiteral("Probability")}}, .shape = DataTable::Shape::Matrix};
    for (const char* impact : kImpacts)
        table.columns.append({QStringLiteral("%1 impact").arg(QLatin1String(impact))});
    for (std::size_t p = 0; p < kProbabilities.size(); ++p) {
        TableRow row = rowOf({headingOf(QString::fromLatin1(kProbabilities[p]))});
        for (std::size_t i = 0; i < kImpacts.size(); ++i) {
            const auto [word, tone] = weightOf(p, i);
            TableCell cell = cellOf(risksAt(risks, kProbabilities[p], kImpacts[i]));
            cell.kind = TableCell::Kind::Shade;
            cell.tone = tone;
            cell.lines.append({word});
            row.cells.append(cell);
        }
        table.rows.push_back(row);
    }
    return table;
}

void addRisks(Section& section, const QList<Risk>& risks)
{
    if (risks.isEmpty())
        return;
    section.blocks.push_back(headingBlock(QStringLiteral("Risks")));
    section.blocks.push_back({riskMatrix(risks)});
    DataTable table{.id = QStringLiteral("risks"),
                    .columns = {{QStringLiteral("No."), QStringLiteral("number"), true, 0.4},
                                {QStringLiteral("Risk"), QStringLiteral("risk"), false, 3},
                                {QStringLiteral("Probability"), QStringLiteral("probability"), false, 1},
                                {QStringLiteral("Impact"), QStringLiteral("impact"), false, 0.9},
                                {QStringLiteral("Mitigation"), QStringLiteral("mitigation"), false, 4}}};
    for (qsizetype i = 0; i < risks.size(); ++i)
        table.rows.push_back(rowOf({figureOf(i + 1), cellOf(risks[i].risk), cellOf(risks[i].probability),
                                    cellOf(risks[i].impact), cellOf(risks[i].mitigation)}));
    section.blocks.push_back({table});
}

TableRow scheduledRow(const Report& report, const ScheduledItem& scheduled, QDate first, QDate last)
{
    const QString title = phaseTitle(report, scheduled.item.phase);
    QStringList after;
    for (const QString& phase : scheduled.item.after)
        after.append(phaseTitle(report, phase));
    const QString from =
        scheduled.from.isValid() ? scheduled.from.toString(Qt::ISODate) : QStringLiteral("no date");
    TableCell begin = cellOf(from);
    begin.kind = TableCell::Kind::Time;
    begin.raw = scheduled.from.isValid() ? from : QString();
    TableRow row =
        rowOf({headingOf(title), cellOf(scheduled.item.owner), cellOf(after.join(QStringLiteral(", "))),
               begin, figureOf(scheduled.item.days), cellOf({})});
    if (scheduled.from.isValid())
        row.cells.last() = chartOf(ganttBar(QStringLiteral("%1 from %2").arg(title, from), scheduled.from,
                                            scheduled.from.daysTo(scheduled.to), first, last));
    return row;
}

void addSchedule(Section& section, const Report& report)
{
    const QList<ScheduledItem> items = scheduledItems(report.plan.about.schedule);
    if (items.isEmpty())
        return;
    QDate first;
    QDate last;
    for (const ScheduledItem& item : items) {
        if (!item.from.isValid())
            continue;
        first = first.isValid() ? std::min(first, item.from) : item.from;
        last = last.isValid() ? std::max(last, item.to) : item.to;
    }
    TableColumn chart{.title = {}, .weight = 3};
    if (first.isValid())
        chart.ends = {first.toString(Qt::ISODate), last.addDays(-1).toString(Qt::ISODate)};
    DataTable table{.id = QStringLiteral("schedule"),
                    .columns = {{QStringLiteral("Phase"), QStringLiteral("phase"), false, 2},
                                {QStringLiteral("Owner"), QStringLiteral("owner"), false, 1.2},
                                {QStringLiteral("After"), QStringLiteral("after"), false, 1.6},
                                {QStringLiteral("From"), QStringLiteral("start"), false, 1},
                                {QStringLiteral("Days"), QStringLiteral("days"), true, 0.5},
                                chart}};
    for (const ScheduledItem& item : items)
        table.rows.push_back(scheduledRow(report, item, first, last));
    section.blocks.push_back(headingBlock(QStringLiteral("Schedule")));
    section.blocks.push_back({table});
}

QString listTitle(const QString& key)
{
    return key == QLatin1String("kpis") ? QStringLiteral("KPIs") : key.left(1).toUpper() + key.mid(1);
}

void addList(Section& section, const QString& title, const QStringList& lines, Listing::Kind kind)
{
    if (lines.isEmpty())
        return;
    section.blocks.push_back(headingBlock(title));
    section.blocks.push_back(listBlock(lines, kind));
}

} // namespace

Section planSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("plan"),
                    .title = QStringLiteral("The plan"),
                    .name = QStringLiteral("Plan"),
                    .startsPage = true};
    const About& about = report.plan.about;
    section.blocks.push_back(textBlock(about.summary.isEmpty() ? QStringLiteral("The plan has no summary.")
                                                               : about.summary.trimmed()));
    if (!report.plan.authors.isEmpty())
        section.blocks.push_back(
            noteBlock(QStringLiteral("By %1.").arg(report.plan.authors.join(QStringLiteral(", ")))));
    addList(section, QStringLiteral("Goals"), about.goals, Listing::Kind::Bullets);
    addRisks(section, about.risks);
    addSchedule(section, report);
    QStringList keys = about.lists.keys();
    keys.sort();
    for (const QString& key : keys)
        addList(section, listTitle(key), about.lists.value(key),
                key == QLatin1String("checklists") ? Listing::Kind::Boxes : Listing::Kind::Bullets);
    return section;
}

} // namespace godwit::core
