// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_charts.h"
#include "core/report/html_sections.h"
#include "core/report/report_text.h"

#include <algorithm>

namespace godwit::core {

namespace {

void writeMuted(HtmlWriter& html, qint64 rows)
{
    html.element("td", groupedText(rows),
                 {{"class", rows == 0 ? QStringLiteral("n zero") : QStringLiteral("n")}});
}

/// A figure that wants a look: its link opens its rows.
void writeLinked(HtmlWriter& html, qint64 rows, Tone tone, const QString& anchor)
{
    if (rows == 0)
        return writeMuted(html, rows);
    const auto cell = html.in("td", {{"class", QStringLiteral("n")}});
    writeLink(html, anchor, groupedText(rows), tone);
}

void writeSum(HtmlWriter& html, const BalanceRow& row, bool isValidated)
{
    const auto cell = html.in("td");
    if (row.closes()) {
        writeBadge(html, Tone::Good, QStringLiteral("adds up"));
        return;
    }
    const qint64 missing = row.rows - row.moved - row.merged - row.skipped - row.quarantined - row.kept;
    const QString words = missing == 0
                              ? QStringLiteral("%1 unaccounted").arg(groupedText(row.unaccounted))
                              : QStringLiteral("%1 too %2")
                                    .arg(groupedText(qAbs(missing)),
                                         missing > 0 ? QStringLiteral("few") : QStringLiteral("many"));
    if (isValidated)
        writeBadge(html, Tone::Bad, words);
    else
        writeBadge(html, Tone::Neutral, QStringLiteral("not complete yet: ") + words);
}

void writeFigures(HtmlWriter& html, const BalanceRow& row, const QString& quarantineAnchor)
{
    writeMuted(html, row.rows);
    writeMuted(html, row.moved);
    writeMuted(html, row.merged);
    writeMuted(html, row.skipped);
    writeLinked(html, row.quarantined, Tone::Warning, quarantineAnchor);
    writeMuted(html, row.kept);
    writeLinked(html, row.unaccounted, Tone::Bad, QStringLiteral("checks"));
}

void writeRow(HtmlWriter& html, const Report& report, qsizetype index)
{
    const BalanceRow& row = report.status.balance[index];
    const auto line = html.in("tr", {{"id", anchorOf("balance", index)}});
    html.element("th", row.table, {{"scope", QStringLiteral("row")}});
    writeFigures(html, row, quarantineAnchor(report, row.table));
    {
        const auto cell = html.in("td", {{"class", QStringLiteral("chart")}});
        writeBalanceBar(html, row);
    }
    writeSum(html, row, isValidated(report));
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

void writeTotal(HtmlWriter& html, const Report& report, const BalanceRow& total)
{
    const auto line = html.in("tr", {{"class", QStringLiteral("total")}});
    html.element("th", QStringLiteral("All tables"), {{"scope", QStringLiteral("row")}});
    writeFigures(html, total, QStringLiteral("quarantine"));
    {
        const auto cell = html.in("td", {{"class", QStringLiteral("chart")}});
        writeBalanceBar(html, total);
    }
    if (allClose(report))
        writeSum(html, total, true);
    else
        writeCell(html, QStringLiteral("see above"));
}

} // namespace

void writeBalance(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("balance")}});
    html.element("h2", QStringLiteral("Balance"));
    if (report.status.balance.isEmpty())
        return writeNote(
            html,
            QStringLiteral("Not run: no rows have been moved yet, so there is nothing to account for."));
    const BalanceRow total = totalOf(report.status.balance);
    {
        const auto table = html.in("table");
        writeHead(html, {{QStringLiteral("Source table")},
                         {QStringLiteral("Rows"), true},
                         {QStringLiteral("Moved"), true},
                         {QStringLiteral("Merged"), true},
                         {QStringLiteral("Skipped by rule"), true},
                         {QStringLiteral("Quarantined"), true},
                         {QStringLiteral("Kept"), true},
                         {QStringLiteral("Unaccounted"), true},
                         {QStringLiteral("Shares")},
                         {QStringLiteral("Adds up")}});
        const auto body = html.in("tbody");
        for (qsizetype i = 0; i < report.status.balance.size(); ++i)
            writeRow(html, report, i);
        writeTotal(html, report, total);
    }
    writeBalanceLegend(html);
    if (allClose(report))
        writeNote(html,
                  QStringLiteral(
                      "Rows = moved + merged + skipped + quarantined + kept: %1 = %2 + %3 + %4 + %5 + %6.")
                      .arg(groupedText(total.rows), groupedText(total.moved), groupedText(total.merged),
                           groupedText(total.skipped), groupedText(total.quarantined),
                           groupedText(total.kept)));
}

} // namespace godwit::core
