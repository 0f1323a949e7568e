// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/mending.h"

#include "core/journal/audit.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/sqlite/literal.h"

namespace godwit::core {

namespace {

Result<QuarantineEntry> entryOf(RunState& state, qint64 id)
{
    QuarantineFilter filter;
    filter.id = id;
    GODWIT_TRY(const QuarantinePage page, state.journal->quarantine(state.run->id, filter));
    if (page.entries.isEmpty())
        return Error(ErrorCode::EntryUnknown, QStringLiteral("There is no entry %1 in quarantine.").arg(id));
    return page.entries.first();
}

Result<QList<std::pair<QString, Value>>> valuesOf(const EditRequest& request, const Table& table)
{
    if (request.values.isEmpty())
        return Error(ErrorCode::EditRefused, QStringLiteral("No value was given."));
    QList<std::pair<QString, Value>> values;
    for (const auto& [name, literal] : request.values) {
        const Column* const column = table.column(name);
        if (!column || !table.columnNames().contains(column->name))
            return Error(ErrorCode::EditRefused, QStringLiteral("%1 has no column “%2” that can be set. Its columns are %3.")
                                                     .arg(table.name, name, table.columnNames().join(QStringLiteral(", "))));
        const auto value = valueOfLiteral(literal);
        if (!value)
            return Error(ErrorCode::EditRefused, QStringLiteral("“%1” is no SQL literal, such as 'text', 12, NULL or X'00'.").arg(literal));
        values.append({column->name, *value});
    }
    return values;
}

Status withdraw(RunState& state, const QuarantineEntry& entry)
{
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_TRY(const qint64 edits, state.journal->withdrawEdits(state.run->id, entry.id));
    if (edits == 0)
        return Error(ErrorCode::EditRefused, QStringLiteral("Nothing was edited through the entry %1.").arg(entry.id));
    return state.audit(QStringLiteral("withdraw edit"), QStringLiteral("entry %1 of %2").arg(entry.id).arg(entry.table));
}

Status editEntry(RunState& state, const EditRequest& request, const QuarantineEntry& entry, EditBatch& batch)
{
    if (entry.state != EntryState::Undecided)
        return Error(ErrorCode::EditRefused, entry.state == EntryState::Moved
                                                 ? QStringLiteral("The row of entry %1 moved already.").arg(entry.id)
                                                 : QStringLiteral("The row of entry %1 was waived.").arg(entry.id))
            .withNext(QStringLiteral("Take the decision back first, with edit --undo or unwaive."));
    GODWIT_TRY(const auto edits, state.journal->edits());
    GODWIT_TRY(const SourceTable source, sourceTableOf(state, entry.table));
    TableEdits tableEdits(edits, source);
    tableEdits.applyAll();
    GODWIT_TRY(const auto bench, MendingBench::lay(state, source, {entry}, tableEdits));
    GODWIT_TRY(const auto values, valuesOf(request, bench->table()));
    GODWIT_CHECK(batch.consider(*bench, bench->rows().first(), values));
    if (!batch.summary().problems.isEmpty())
        return Error(ErrorCode::EditRefused, batch.summary().problems.first());
    return {};
}

Status fixBench(MendingBench& bench, const FixRequest& request, const Plan& plan, EditBatch& batch)
{
    QStringList expressions;
    QStringList columns;
    for (const auto& [name, expression] : request.set) {
        const Column* const column = bench.table().column(name);
        if (!column || !bench.table().columnNames().contains(column->name))
            return Error(ErrorCode::EditRefused, QStringLiteral("%1 has no column “%2” that can be set.").arg(bench.table().name, name));
        columns.append(column->name);
        expressions.append(expression);
    }
    GODWIT_CHECK(bench.prepare(expressions, plan.parameters));
    for (const BenchRow& row : bench.rows()) {
        if (!row.refused.isEmpty()) {
            batch.fail(rowName(row.entry) + QStringLiteral(": ") + row.refused);
            continue;
        }
        GODWIT_TRY(const MendingBench::Evaluated evaluated, bench.evaluate(row.row));
        if (!evaluated.failed.isEmpty()) {
            batch.fail(rowName(row.entry) + QStringLiteral(": ") + evaluated.failed);
            continue;
        }
        QList<std::pair<QString, Value>> values;
        for (qsizetype index = 0; index < columns.size(); ++index)
            values.append({columns[index], evaluated.values[static_cast<size_t>(index)]});
        GODWIT_CHECK(batch.consider(bench, row, values));
    }
    return {};
}

} // namespace

QString countedRows(qint64 count)
{
    return count == 1 ? QStringLiteral("1 row") : QStringLiteral("%1 rows").arg(count);
}

QString rowName(const QuarantineEntry& entry)
{
    return QStringLiteral("%1 %2").arg(entry.table, entry.key.isNull() ? QStringLiteral("NULL") : entry.key);
}

Status mayEdit(const RunState& state)
{
    GODWIT_CHECK(needRun(state));
    if (state.isCutOver())
        return Error(ErrorCode::AlreadyCutOver, QStringLiteral("%1 was cut over; what is in quarantine can no longer be moved.").arg(state.fileName()));
    return {};
}

Result<QStringList> tablesOf(RunState& state, const QuarantineFilter& filter)
{
    GODWIT_TRY(const auto counts, state.journal->quarantineCounts(state.run->id));
    QStringList tables;
    for (const QuarantineCount& count : counts) {
        const bool fits = (filter.table.isEmpty() || filter.table == count.table) &&
                          (filter.cause.isEmpty() || filter.cause == count.cause) &&
                          (filter.phase.isEmpty() || filter.phase == count.phase) &&
                          (!filter.state || *filter.state == count.state);
        if (fits && !tables.contains(count.table))
            tables.append(count.table);
    }
    tables.sort();
    return tables;
}

Status forEachBench(RunState& state, QuarantineFilter filter, const std::function<Status(MendingBench&)>& visit,
                    const std::function<void(const QuarantineEntry&, const QString&)>& refuse)
{
    constexpr qint64 kPage = 250; // rows in memory at once; some hold large BLOBs
    GODWIT_TRY(const QStringList tables, tablesOf(state, filter));
    GODWIT_TRY(const auto edits, state.journal->edits());
    for (const QString& table : tables) {
        const auto source = sourceTableOf(state, table);
        if (!source && source.error().code != ErrorCode::EditRefused)
            return source.error();
        const TableEdits tableEdits(edits, source ? *source : SourceTable());
        filter.table = table;
        filter.limit = kPage;
        filter.after = 0;
        while (true) {
            GODWIT_CHECK(state.cancel.check());
            GODWIT_TRY(const QuarantinePage page, state.journal->quarantine(state.run->id, filter));
            if (page.entries.isEmpty())
                break;
            const auto bench = source ? MendingBench::lay(state, *source, page.entries, tableEdits)
                                      : Result<std::unique_ptr<MendingBench>>(source.error());
            if (!bench && bench.error().code != ErrorCode::EditRefused)
                return bench.error();
            for (const QuarantineEntry& entry : bench ? QList<QuarantineEntry>() : page.entries)
                refuse(entry, bench.error().what);
            if (bench)
                GODWIT_CHECK(visit(**bench));
            filter.after = page.entries.last().id;
        }
    }
    return {};
}

Outcome editRow(RunState& state, const EditRequest& request)
{
    if (auto may = mayEdit(state); !may)
        return outcomeFrom(state, may, {});
    const auto entry = entryOf(state, request.entry);
    if (!entry)
        return outcomeFrom(state, entry.error(), {});
    if (request.isUndo) {
        const Status withdrawn = withdraw(state, *entry);
        Outcome outcome = outcomeFrom(state, withdrawn, QStringLiteral("The edit is withdrawn."));
        if (withdrawn)
            outcome.exit = Exit::Done;
        state.listener.statusChanged(runStatus(state));
        return outcome;
    }
    EditBatch batch;
    if (auto edited = editEntry(state, request, *entry, batch); !edited)
        return outcomeFrom(state, edited, {});
    QStringList columns;
    for (const auto& [column, literal] : request.values)
        columns.append(column);
    return batch.finish(state, request.apply, QStringLiteral("entry %1 of %2, %3").arg(QString::number(entry->id), entry->table, columns.join(QStringLiteral(", "))));
}

Outcome fixRows(RunState& state, const FixRequest& request)
{
    if (auto may = mayEdit(state); !may)
        return outcomeFrom(state, may, {});
    if (request.set.isEmpty())
        return outcomeFrom(state, Error(ErrorCode::EditRefused, QStringLiteral("No expression was given.")), {});
    EditBatch batch;
    QuarantineFilter filter = request.filter;
    filter.state = EntryState::Undecided;
    const Status fixed = forEachBench(
        state, filter, [&](MendingBench& bench) { return fixBench(bench, request, *state.plan, batch); },
        [&batch](const QuarantineEntry& entry, const QString& why) { batch.fail(rowName(entry) + QStringLiteral(": ") + why); });
    if (!fixed)
        return outcomeFrom(state, fixed, {});
    QStringList columns; // without the expressions: what the audit log says holds no values
    for (const auto& [column, expression] : request.set)
        columns.append(column);
    return batch.finish(state, request.apply, QStringLiteral("%1, by an expression").arg(columns.join(QStringLiteral(", "))));
}

} // namespace godwit::core
