// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/mending_bench.h"

#include <QSet>

/// Decisions about rows in quarantine: waivers, and edits that the next replay moves the rows with. Edits are tried in
/// memory first; what is written goes into the journal, in one transaction. The database and the work file are not touched.
/// On the worker thread, under the lease. EntryUnknown: no such row; EditRefused: what the row or its table does not take.
namespace godwit::core {

/// All undecided rows that the filter finds, with a reason.
Outcome waiveRows(RunState& state, const WaiveRequest& request);
/// The waivers that the filter finds are taken back.
Outcome unwaiveRows(RunState& state, const UnwaiveRequest& request);
/// New values for one row, or its last edit taken back.
Outcome editRow(RunState& state, const EditRequest& request);
/// Expressions over every undecided row that the filter finds; without `apply` only a preview.
Outcome fixRows(RunState& state, const FixRequest& request);

/// The error, if rows cannot be edited now: no run, or after the cut-over.
Status mayEdit(const RunState& state);

/// Edits that were tried, with what they come to; shared by edit, fix and import.
class EditBatch
{
public:
    /// Tries new values for a row. Values it has already and rows that were edited in this batch are left out.
    Status consider(MendingBench& bench, const BenchRow& row, const QList<std::pair<QString, Value>>& values);
    void fail(const QString& problem);
    void keep() { ++m_summary.unchanged; }
    /// Writes the edits and the audit log's entry, if `apply`; tells the listener; words the outcome.
    Outcome finish(RunState& state, bool apply, const QString& what);

    [[nodiscard]] const EditSummary& summary() const { return m_summary; }

private:
    void show(const MendingBench& bench, const BenchRow& row, const Row& before, const Row& after);
    Status warnOfTaken(MendingBench& bench, const BenchRow& row, const SourceRow& after);
    Status write(RunState& state, const QString& what);

    EditSummary m_summary;
    QList<EditRecord> m_edits;
    QSet<QString> m_seen; ///< table, key and digest
    QHash<QString, QString> m_given; ///< what must be unique and was given in this batch, and to which row
};

/// Names of the tables that a filter finds rows of, sorted; its phase and number do not count.
Result<QStringList> tablesOf(RunState& state, const QuarantineFilter& filter);
/// Hands out the rows that a filter finds, a page of one table at a time. Rows that no table of the source holds go to
/// `refuse`, with the reason.
Status forEachBench(RunState& state, QuarantineFilter filter, const std::function<Status(MendingBench&)>& visit,
                    const std::function<void(const QuarantineEntry&, const QString&)>& refuse);

/// "tasks 17", for problems.
[[nodiscard]] QString rowName(const QuarantineEntry& entry);
/// "1 row", "17 rows".
[[nodiscard]] QString countedRows(qint64 count);

} // namespace godwit::core
