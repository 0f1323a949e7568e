// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/charts.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

TableCell sumOf(const BalanceRow& row, bool isValidated)
{
    if (row.closes())
        return badgeOf(Tone::Good, QStringLiteral("adds up"));
    if (!row.awaits.isEmpty())
        return badgeOf(Tone::Neutral, QStringLiteral("not complete yet: ") + row.awaits);
    const qint64 missing = row.rows - row.moved - row.merged - row.skipped - row.quarantined - row.kept;
    const QString words = missing == 0
                              ? QStringLiteral("%1 unaccounted").arg(groupedText(row.unaccounted))
                              : QStringLiteral("%1 too %2")
                                    .arg(groupedText(qAbs(missing)),
                                         missing > 0 ? QStringLiteral("few") : QStringLiteral("many"));
    return isValidated ? badgeOf(Tone::Bad, words)
                       : badgeOf(Tone::Neutral, QStringLiteral("not complete yet: ") + words);
}

QList<TableCell> figuresOf(const BalanceRow& row, const QString& quarantineAnchor)
{
    return {figureOf(row.rows),
            figureOf(row.moved),
            figureOf(row.merged),
            figureOf(row.skipped),
            linkOf(row.quarantined, Tone::Warning, quarantineAnchor),
            figureOf(row.kept),
            row.awaits.isEmpty() ? linkOf(row.unaccounted, Tone::Bad, QStringLiteral("checks"))
                                 : figureOf(row.unaccounted),
            chartOf(balanceBar(row))};
}

TableRow lineOf(const Report& report, qsizetype index)
{
    const BalanceRow& row = report.status.balance[index];
    TableCell sum = sumOf(row, isValidated(report));
    sum.raw = row.closes() ? QStringLiteral("true") : QStringLiteral("false");
    TableRow line = rowOf(QList<TableCell>{headingOf(row.table)} +
                          figuresOf(row, quarantineAnchor(report, row.table)) + QList<TableCell>{sum});
    line.anchor = anchorOf("balance", index);
    return line;
}

BalanceRow totalOf(const QList<BalanceRow>& rows)
{
    BalanceRow total;
    for (const BalanceRow& row : rows) {
        total.rows += row.rows;
        total.moved += row.moved;
        total.merged += row.merged;
        total.skipped += row.skipped;
        total.quarantined += row.quarantined;
        total.kept += row.kept;
        total.unaccounted += row.unaccounted;
    }
    return total;
}

bool allClose(const Report& report)
{
    return std::ranges::all_of(report.status.balance, &BalanceRow::closes);
}

QString formulaOf(const BalanceRow& total)
{
    return QStringLiteral(
               "Rows = moved + merged + skipped + quarantined + kept: %1 = %2 + %3 + %4 + %5 + %6.")
        .arg(groupedText(total.rows), groupedText(total.moved), groupedText(total.merged),
             groupedText(total.skipped), groupedText(total.quarantined), groupedText(total.kept));
}

QList<TableColumn> columns()
{
    return {{QStringLiteral("Source table"), QStringLiteral("table"), false, 2.2},
            {QStringLiteral("Rows"), QStringLiteral("rows"), true},
            {QStringLiteral("Moved"), QStringLiteral("moved"), true},
            {QStringLiteral("Merged"), QStringLiteral("merged"), true},
            {QStringLiteral("Skipped by rule"), QStringLiteral("skipped"), true},
            {QStringLiteral("Quarantined"), QStringLiteral("quarantined"), true},
            {QStringLiteral("Kept"), QStringLiteral("kept"), true},
            {QStringLiteral("Unaccounted"), QStringLiteral("unaccounted"), true},
            {QStringLiteral("Shares"), {}, false, 1.6},
            {QStringLiteral("Adds up"), QStringLiteral("closes"), false, 1.4}};
}

DataTable tableOf(const Report& report, const BalanceRow& total)
{
    DataTable table{.id = QStringLiteral("balance"), .columns = columns()};
    for (qsizetype i = 0; i < report.status.balance.size(); ++i)
        table.rows.push_back(lineOf(report, i));
    TableRow sum =
        rowOf(QList<TableCell>{headingOf(QStringLiteral("All tables"))} +
              figuresOf(total, QStringLiteral("quarantine")) +
              QList<TableCell>{allClose(report) ? sumOf(total, true) : cellOf(QStringLiteral("see above"))});
    sum.weight = TableRow::Weight::Total;
    table.rows.push_back(sum);
    return table;
}

} // namespace

Section balanceSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("balance"), .title = QStringLiteral("Balance")};
    if (report.status.balance.isEmpty()) {
        section.blocks.push_back(noteBlock(
            QStringLiteral("Not run: no rows have been moved yet, so there is nothing to account for.")));
        section.blocks.push_back({DataTable{
            .id = QStringLiteral("balance"), .columns = columns(), .shape = DataTable::Shape::Hidden}});
        return section;
    }
    const BalanceRow total = totalOf(report.status.balance);
    section.blocks.push_back({tableOf(report, total)});
    section.blocks.push_back({balanceLegend()});
    if (allClose(report))
        section.blocks.push_back(noteBlock(formulaOf(total)));
    return section;
}

} // namespace godwit::core
