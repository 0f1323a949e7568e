// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"
#include "core/run/mending.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

Status EditBatch::consider(MendingBench& bench, const BenchRow& row, const QList<std::pair<QString, Value>>& values)
{
    if (!row.refused.isEmpty()) {
        fail(rowName(row.entry) + QStringLiteral(": ") + row.refused);
        return {};
    }
    const QString name =
        QStringList{bench.name(), row.row.digest, row.row.key.isNull() ? QString() : u'=' + row.row.key}.join(
            u' ');
    if (m_seen.contains(name))
        return {}; // two moves read the row; it is edited once
    m_seen.insert(name);
    GODWIT_TRY(const Row before, bench.values(row.row));
    GODWIT_CHECK(bench.taken().look(row.row));
    const EditRecord edit{.id = 0,
                          .entry = row.entry.id,
                          .table = bench.name(),
                          .key = row.row.key,
                          .digest = row.row.digest,
                          .values = values};
    GODWIT_TRY(const EditResult result, bench.tryEdit(edit));
    if (result.rows.isEmpty()) {
        fail(rowName(row.entry) + QStringLiteral(": ") + result.refused);
        return {};
    }
    if (result.rows.first().digest == row.row.digest) {
        ++m_summary.unchanged;
        return {};
    }
    GODWIT_TRY(const Row after, bench.values(result.rows.first()));
    show(bench, row, before, after);
    GODWIT_CHECK(warnOfTaken(bench, row, result.rows.first()));
    ++m_summary.changed;
    m_edits.append(edit);
    return {};
}

void EditBatch::show(const MendingBench& bench, const BenchRow& row, const Row& before, const Row& after)
{
    if (m_summary.changed >= kEditedRowsShown)
        return;
    const QStringList columns = bench.table().columnNames();
    for (size_t index = 0; index < before.size() && index < after.size(); ++index) {
        if (!(before[index] == after[index]))
            m_summary.values.append({.entry = row.entry.id,
                                     .table = bench.name(),
                                     .key = row.entry.key,
                                     .column = columns.at(static_cast<qsizetype>(index)),
                                     .before = before[index].toLiteral(),
                                     .after = after[index].toLiteral()});
    }
}

/// The edit is kept all the same: the row that has the value may be about to change too.
Status EditBatch::warnOfTaken(MendingBench& bench, const BenchRow& row, const SourceRow& after)
{
    GODWIT_TRY(const auto all, bench.taken().given(after));
    for (const auto& [what, found] : all) {
        const QString other = found.isEmpty() ? m_given.value(what) : found;
        if (!m_given.contains(what))
            m_given.insert(what, rowName(row.entry));
        if (!other.isEmpty() && m_summary.warnings.size() < kEditedRowsShown)
            m_summary.warnings.append(QStringLiteral("%1: %2 is that of %3 already, and must be unique").arg(rowName(row.entry), what, other));
    }
    return {};
}

void EditBatch::fail(const QString& problem)
{
    ++m_summary.failed;
    if (m_summary.problems.size() < kEditedRowsShown)
        m_summary.problems.append(problem);
}

Status EditBatch::write(RunState& state, const QString& what)
{
    if (m_edits.isEmpty())
        return {};
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_TRY(auto transaction, Transaction::begin(state.journal->database()));
    for (const EditRecord& edit : std::as_const(m_edits))
        GODWIT_CHECK(state.journal->addEdit(state.run->id, edit, currentUser()));
    GODWIT_CHECK(transaction.commit());
    return state.audit(QStringLiteral("edit"), QStringLiteral("%1: %2").arg(countedRows(m_edits.size()), what));
}

Outcome EditBatch::finish(RunState& state, bool apply, const QString& what)
{
    if (apply) {
        if (auto written = write(state, what); !written)
            return outcomeFrom(state, written, {});
    }
    m_summary.isApplied = apply;
    state.listener.edited(m_summary);
    if (apply && !m_edits.isEmpty())
        state.listener.statusChanged(runStatus(state));
    Outcome outcome;
    const qsizetype taken = m_summary.warnings.size();
    const QString more = !apply || taken == 0 ? QString()
                         : taken == 1        ? QStringLiteral(" 1 value must be unique and is another row's already.")
                                             : QStringLiteral(" %1 values must be unique and are other rows' already.").arg(taken);
    outcome.message = m_edits.isEmpty() ? QStringLiteral("No row changes.")
                      : apply           ? QStringLiteral("Edited: %1. Replay to move them.").arg(countedRows(m_summary.changed)) + more
                                        : QStringLiteral("Would change: %1. Nothing was written.").arg(countedRows(m_summary.changed));
    return outcome;
}

} // namespace godwit::core
