// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <QJsonDocument>

#include <algorithm>

namespace godwit::core {

namespace {

/// A printed report names examples; the whole list is for the quarantine page and the exports.
constexpr qsizetype kRowsOfATable = 20;
constexpr qsizetype kRowsOnPaper = 5;
constexpr qsizetype kCausesOnPaper = 24; // the most frequent come first

TableCell stateCell(EntryState state)
{
    const Tone tone = state == EntryState::Undecided ? Tone::Warning
                      : state == EntryState::Moved   ? Tone::Good
                                                     : Tone::Neutral;
    return badgeOf(tone, stateId(state));
}

DataTable causesOf(const Report& report)
{
    DataTable table{.columns = {{QStringLiteral("Table"), {}, false, 1.6},
                                {QStringLiteral("Cause"), {}, false, 3},
                                {QStringLiteral("Code"), {}, false, 0.8},
                                {QStringLiteral("State"), {}, false, 1},
                                {QStringLiteral("Rows"), {}, true, 0.7}}};
    table.onPaper = kCausesOnPaper;
    for (qsizetype i = 0; i < report.status.quarantine.size(); ++i) {
        const QuarantineCount& count = report.status.quarantine[i];
        const Tone tone = count.state == EntryState::Undecided ? Tone::Warning : Tone::Neutral;
        TableRow row =
            rowOf({headingOf(count.table), cellOf(count.cause), cellOf(count.code), stateCell(count.state),
                   linkOf(count.rows, tone, quarantineAnchor(report, count.table))});
        row.anchor = anchorOf("cause", i);
        table.rows.push_back(row);
    }
    return table;
}

TableCell causeOf(const Report& report, const QuarantineEntry& entry)
{
    TableCell cell = cellOf(causeIn(entry.column, entry.cause));
    if (!entry.firstCause.isEmpty())
        cell.lines.append(
            {.text = QStringLiteral("First cause: %1").arg(entry.firstCause), .isQuiet = false});
    cell.lines.append(
        {QStringLiteral("%1 · %2 · %3").arg(entry.code, phaseTitle(report, entry.phase), entry.step)});
    return cell;
}

TableRow entryOf(const Report& report, const QuarantineEntry& entry)
{
    TableCell state = stateCell(entry.state);
    if (!entry.reason.isEmpty())
        state.lines.append({.text = entry.reason, .isQuiet = false});
    TableRow row = rowOf({figureOf(entry.id), valueOf(entry.key), causeOf(report, entry), state});
    row.anchor = QStringLiteral("row-%1").arg(entry.id);
    row.details.push_back({RowValues{.values = entry.values, .marked = entry.column}});
    return row;
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

void addEntries(Section& section, const Report& report, const QString& name)
{
    section.blocks.push_back(headingBlock(name, quarantineAnchor(report, name)));
    qint64 rows = 0;
    for (const QuarantineCount& count : report.status.quarantine)
        rows += count.table == name ? count.rows : 0;
    DataTable table{.columns = {{QStringLiteral("No."), {}, true, 0.5},
                                {QStringLiteral("Key"), {}, false, 2},
                                {QStringLiteral("Cause"), {}, false, 4},
                                {QStringLiteral("State"), {}, false, 1.3}}};
    table.onPaper = kRowsOnPaper;
    for (const QuarantineEntry& entry : report.quarantine) {
        if (entry.table == name && qsizetype(table.rows.size()) < kRowsOfATable)
            table.rows.push_back(entryOf(report, entry));
    }
    const auto listed = qint64(table.rows.size());
    if (rows > listed)
        section.blocks.push_back(noteBlock(
            QStringLiteral(
                "The first of %1 rows; the Quarantine page and “godwit-cli quarantine” show and export all.")
                .arg(groupedText(rows))));
    section.blocks.push_back({table});
}

DataTable recordsOf(const Report& report)
{
    DataTable table{.id = QStringLiteral("quarantine"), .shape = DataTable::Shape::Hidden};
    for (const char* id : {"id", "table", "key", "column", "cause", "code", "first_cause", "phase", "step",
                           "state", "reason", "values"})
        table.columns.append({{}, QString::fromLatin1(id)});
    for (const QuarantineEntry& entry : report.quarantine) {
        const QJsonObject values = toJson(entry).value(QLatin1String("values")).toObject();
        table.rows.push_back(
            rowOf({rawOf(entry.id), rawOf(entry.table), rawOf(entry.key), rawOf(entry.column),
                   rawOf(entry.cause), rawOf(entry.code), rawOf(entry.firstCause), rawOf(entry.phase),
                   rawOf(entry.step), rawOf(stateId(entry.state)), rawOf(entry.reason),
                   rawOf(QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact)))}));
    }
    return table;
}

} // namespace

QString quarantineAnchor(const Report& report, const QString& table)
{
    const qsizetype index = tablesOf(report.quarantine).indexOf(table);
    return index < 0 ? QStringLiteral("quarantine") : anchorOf("rows-of-table", index);
}

Section quarantineSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("quarantine"), .title = QStringLiteral("Quarantine")};
    if (report.status.quarantine.isEmpty() && report.quarantine.isEmpty()) {
        section.blocks.push_back(noteBlock(QStringLiteral("No row is in quarantine.")));
    } else {
        section.startsPage = true;
        section.blocks.push_back({causesOf(report)});
        for (const QString& table : tablesOf(report.quarantine))
            addEntries(section, report, table);
    }
    section.blocks.push_back({recordsOf(report)});
    return section;
}

} // namespace godwit::core
