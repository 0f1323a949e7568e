// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/list_text.h"

#include "app/output/figures.h"
#include "app/output/text_table.h"
#include "app/text.h"

namespace godwit::app {

namespace {

constexpr auto kRight = TextTable::Align::Right;
constexpr auto kLeft = TextTable::Align::Left;

/// A null string stands for SQL's NULL, as in the events.
QString orNull(const QString& value)
{
    return value.isNull() ? QStringLiteral("NULL") : value;
}

QStringList indented(const QStringList& lines)
{
    QStringList result;
    for (const QString& line : lines)
        result += QStringLiteral("    ") + line;
    return result;
}

QStringList samplesText(const core::CheckResult& check)
{
    QList<TextTable::Column> columns;
    for (const QString& name : check.columns)
        columns += TextTable::Column{name};
    TextTable table(columns);
    for (const QStringList& sample : check.samples) {
        QStringList cells;
        for (const QString& value : sample)
            cells += orNull(value);
        table.add(cells);
    }
    return table.isEmpty() ? QStringList() : table.lines();
}

/// What a check that did not pass opens to.
QStringList reasonText(const core::CheckResult& check)
{
    QStringList lines{verdictText(check.verdict) + QStringLiteral(": ") + check.name};
    if (!check.why.isEmpty())
        lines += indented({check.why});
    if (check.rows >= 0)
        lines += indented({check.rows == 1 ? Text::tr("1 row concerned")
                                           : Text::tr("%1 rows concerned").arg(grouped(check.rows))});
    if (!check.query.isEmpty())
        lines += indented(check.query.split(QLatin1Char('\n')));
    return lines + indented(samplesText(check));
}

} // namespace

QStringList checksText(const QList<core::CheckResult>& checks)
{
    if (checks.isEmpty())
        return {};
    TextTable table({{Text::tr("Verdict")},
                     {Text::tr("Suite")},
                     {Text::tr("Check")},
                     {Text::tr("Time"), kRight},
                     {Text::tr("Figures"), kLeft, 0}});
    QStringList reasons;
    for (const core::CheckResult& check : checks) {
        table.add({verdictText(check.verdict), check.suite, check.name, durationText(check.elapsedUs / 1000),
                   check.figures});
        if (check.verdict != core::Verdict::Passed)
            reasons << QString() << reasonText(check);
    }
    return table.lines() + reasons;
}

QStringList quarantineText(const core::QuarantinePage& page)
{
    if (page.total == 0)
        return {Text::tr("No row in quarantine is found.")};
    TextTable table({{Text::tr("ID"), kRight},
                     {Text::tr("Table")},
                     {Text::tr("Key")},
                     {Text::tr("Column")},
                     {Text::tr("State")},
                     {Text::tr("Code")},
                     {Text::tr("Cause"), kLeft, 0}});
    for (const core::QuarantineEntry& entry : page.entries)
        table.add({QString::number(entry.id), entry.table, orNull(entry.key), entry.column,
                   entry.state == core::EntryState::Undecided && !entry.edits.isEmpty()
                       ? Text::tr("edited")
                       : stateText(entry.state),
                   entry.code, entry.cause});
    QStringList lines = table.lines();
    if (page.total > page.entries.size())
        lines += Text::tr("%1 of %2 rows; a higher --limit shows more.")
                     .arg(grouped(page.entries.size()), grouped(page.total));
    return lines;
}

QStringList quarantineEntryText(const core::QuarantineEntry& entry)
{
    TextTable facts({{}, {{}, kLeft, 0}});
    facts.add({Text::tr("ID"), QString::number(entry.id)});
    facts.add({Text::tr("Table"), entry.table});
    facts.add({Text::tr("Key"), orNull(entry.key)});
    if (!entry.column.isEmpty())
        facts.add({Text::tr("Column"), entry.column});
    facts.add({Text::tr("Cause"), QStringLiteral("%1  %2").arg(entry.code, entry.cause)});
    if (!entry.firstCause.isEmpty())
        facts.add({Text::tr("First cause"), entry.firstCause});
    facts.add({Text::tr("Phase"), entry.phase});
    facts.add({Text::tr("Step"), entry.step});
    facts.add({Text::tr("State"), stateText(entry.state)});
    if (!entry.reason.isEmpty())
        facts.add({entry.edits.isEmpty() ? Text::tr("Reason") : Text::tr("Left out, since"), entry.reason});
    if (!entry.who.isEmpty())
        facts.add({entry.edits.isEmpty() ? Text::tr("Decided by") : Text::tr("Edited by"),
                   QStringLiteral("%1, %2").arg(entry.who, timeText(entry.decidedAt))});
    for (const auto& [column, literal] : entry.edits)
        facts.add({Text::tr("New value"), QStringLiteral("%1 = %2").arg(column, literal)});
    if (entry.state == core::EntryState::Undecided && !entry.edits.isEmpty() && entry.reason.isEmpty())
        facts.add({Text::tr("Next"), Text::tr("It waits for a replay.")});
    TextTable values({{Text::tr("Column")}, {Text::tr("Value"), kLeft, 0}});
    for (const auto& [column, value] : entry.values)
        values.add({column, orNull(value)});
    QStringList lines = facts.lines();
    if (!values.isEmpty())
        lines << QString() << values.lines();
    return lines;
}

QStringList snapshotsText(const QList<core::SnapshotInfo>& snapshots)
{
    if (snapshots.isEmpty())
        return {Text::tr("There is no snapshot.")};
    TextTable table({{Text::tr("ID"), kRight},
                     {Text::tr("Taken")},
                     {Text::tr("Verified")},
                     {Text::tr("Size"), kRight},
                     {Text::tr("Why")},
                     {Text::tr("Needed, since"), kLeft, 0}});
    for (const core::SnapshotInfo& snapshot : snapshots)
        table.add({snapshot.id, timeText(snapshot.takenAt), timeText(snapshot.verifiedAt), sizeText(snapshot.bytes),
                   snapshot.why, snapshot.needed});
    return table.lines();
}

QStringList tablesText(const core::SnapshotTables& tables)
{
    if (!tables.refused.isEmpty())
        return {tables.refused};
    const auto rows = [](qint64 count) { return count < 0 ? QString() : grouped(count); };
    TextTable table({{Text::tr("Table")},
                     {Text::tr("Rows in snapshot %1").arg(tables.snapshot), kRight},
                     {Text::tr("Rows now"), kRight},
                     {QString(), kLeft, 0}});
    for (const core::TableOffer& offer : tables.tables)
        table.add({offer.table, rows(offer.rows), rows(offer.present),
                   offer.refused.isEmpty() ? offer.notes.join(QLatin1Char(' '))
                                           : Text::tr("Not by itself: %1.").arg(offer.refused)});
    return table.lines();
}

QStringList historyText(const QList<core::AuditEntry>& entries)
{
    if (entries.isEmpty())
        return {Text::tr("Nothing is recorded yet.")};
    TextTable table({{Text::tr("No."), kRight},
                     {Text::tr("When")},
                     {Text::tr("Who")},
                     {Text::tr("Action")},
                     {Text::tr("Hash"), kLeft, 12},
                     {Text::tr("Detail"), kLeft, 0}});
    for (const core::AuditEntry& entry : entries)
        table.add(
            {grouped(entry.number), timeText(entry.at), entry.who, entry.action, entry.hash, entry.detail});
    return table.lines();
}

} // namespace godwit::app
