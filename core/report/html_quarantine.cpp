// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_sections.h"
#include "core/report/report_text.h"

#include <algorithm>

namespace godwit::core {

namespace {

void writeState(HtmlWriter& html, EntryState state)
{
    const Tone tone = state == EntryState::Undecided ? Tone::Warning
                      : state == EntryState::Moved   ? Tone::Good
                                                     : Tone::Neutral;
    writeBadge(html, tone, stateId(state));
}

void writeCauses(HtmlWriter& html, const Report& report)
{
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("Table")},
                     {QStringLiteral("Cause")},
                     {QStringLiteral("Code")},
                     {QStringLiteral("State")},
                     {QStringLiteral("Rows"), true}});
    const auto body = html.in("tbody");
    for (qsizetype i = 0; i < report.status.quarantine.size(); ++i) {
        const QuarantineCount& count = report.status.quarantine[i];
        const auto row = html.in("tr", {{"id", anchorOf("cause", i)}});
        html.element("th", count.table, {{"scope", QStringLiteral("row")}});
        writeCell(html, count.cause);
        writeCell(html, count.code);
        {
            const auto cell = html.in("td");
            writeState(html, count.state);
        }
        const auto cell = html.in("td", {{"class", QStringLiteral("n")}});
        writeLink(html, quarantineAnchor(report, count.table), groupedText(count.rows),
                  count.state == EntryState::Undecided ? Tone::Warning : Tone::Neutral);
    }
}

void writeCause(HtmlWriter& html, const Report& report, const QuarantineEntry& entry)
{
    const auto cell = html.in("td");
    html.text(entry.column.isEmpty() ? entry.cause : QStringLiteral("%1: %2").arg(entry.column, entry.cause));
    if (!entry.firstCause.isEmpty())
        html.element("div", QStringLiteral("First cause: %1").arg(entry.firstCause));
    html.element("div",
                 QStringLiteral("%1 · %2 · %3").arg(entry.code, phaseTitle(report, entry.phase), entry.step),
                 {{"class", QStringLiteral("muted")}});
}

void writeValues(HtmlWriter& html, const QuarantineEntry& entry)
{
    const auto row = html.in("tr", {{"class", QStringLiteral("more")}});
    const auto cell = html.in("td", {{"colspan", QStringLiteral("4")}});
    for (const auto& [column, value] : entry.values) {
        const bool isCause = !entry.column.isEmpty() && column == entry.column;
        const auto pair =
            html.in("span", {{"class", isCause ? QStringLiteral("pair cause") : QStringLiteral("pair")}});
        html.element("i", column);
        html.text(QStringLiteral(" "));
        writeValue(html, value);
    }
}

void writeEntry(HtmlWriter& html, const Report& report, const QuarantineEntry& entry)
{
    {
        const auto row = html.in(
            "tr", {{"class", QStringLiteral("lead")}, {"id", QStringLiteral("row-%1").arg(entry.id)}});
        writeFigure(html, entry.id);
        {
            const auto cell = html.in("td", {{"class", QStringLiteral("key")}});
            writeValue(html, entry.key);
        }
        writeCause(html, report, entry);
        const auto cell = html.in("td");
        writeState(html, entry.state);
        if (!entry.reason.isEmpty())
            html.element("div", entry.reason);
    }
    writeValues(html, entry);
}

QStringList tablesOf(const QList<QuarantineEntry>& entries)
{
    QStringList tables;
    for (const QuarantineEntry& entry : entries) {
        if (!tables.contains(entry.table))
            tables.append(entry.table);
    }
    return tables;
}

/// A printed report names examples; the whole list is for the quarantine page and the exports.
constexpr qsizetype kRowsOfATable = 20;

void writeEntries(HtmlWriter& html, const Report& report, const QString& tableName)
{
    html.element("h3", tableName, {{"id", quarantineAnchor(report, tableName)}});
    qint64 rows = 0;
    for (const QuarantineCount& count : report.status.quarantine)
        rows += count.table == tableName ? count.rows : 0;
    qsizetype known = 0;
    for (const QuarantineEntry& entry : report.quarantine)
        known += entry.table == tableName ? 1 : 0;
    const qsizetype listed = std::min(known, kRowsOfATable);
    if (rows > listed)
        writeNote(html, QStringLiteral("The first %1 of %2 rows; the quarantine page and the command line show and export them all.")
                            .arg(groupedText(listed), groupedText(rows)));
    qsizetype shown = 0;
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("No."), true},
                     {QStringLiteral("Key")},
                     {QStringLiteral("Cause")},
                     {QStringLiteral("State")}});
    const auto body = html.in("tbody");
    for (const QuarantineEntry& entry : report.quarantine) {
        if (entry.table == tableName && shown++ < kRowsOfATable)
            writeEntry(html, report, entry);
    }
}

} // namespace

QString quarantineAnchor(const Report& report, const QString& table)
{
    const qsizetype index = tablesOf(report.quarantine).indexOf(table);
    return index < 0 ? QStringLiteral("quarantine") : anchorOf("rows-of-table", index);
}

void writeQuarantine(HtmlWriter& html, const Report& report)
{
    const auto section =
        html.in("section", {{"id", QStringLiteral("quarantine")}, {"class", QStringLiteral("new-page")}});
    html.element("h2", QStringLiteral("Quarantine"));
    if (report.status.quarantine.isEmpty() && report.quarantine.isEmpty())
        return writeNote(html, QStringLiteral("No row is in quarantine."));
    writeCauses(html, report);
    for (const QString& table : tablesOf(report.quarantine))
        writeEntries(html, report, table);
}

} // namespace godwit::core
