// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal_place.h"
#include "core/journal/records.h"
#include "core/sqlite/database.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

/// The journal of one workspace (`journal.db`) and its only SQL. WAL mode, synchronous FULL, one writer (who holds the
/// lease), any number of readers. Every list is fetched whole. Owned by the Session, used on its thread.
/// Tables: resources/help and ARCHITECTURE.md describe the format (user_version 1).
class Repository
{
public:
    /// Creates it if missing. WorkspaceUnusable for a database of another application or version, left as it is.
    static Result<Repository> open(const QString& path);
    static Result<Repository> openReadOnly(const QString& path);
    /// True if this process may write a journal at this path, that is: it, and files beside it.
    [[nodiscard]] static bool canWrite(const QString& path);
    /// True if a kill while it was made left a file that holds nothing yet; `open` goes on with it.
    static Result<bool> isUnbegun(const QString& path);

    [[nodiscard]] Database& database() { return m_database; }
    /// Where it lies: what it is told of paths is kept, and given back, by this. Of facts who writes them sees to it.
    [[nodiscard]] const JournalPlace& place() const { return m_place; }

    // Runs
    Result<RunRecord> insertRun(RunRecord run); ///< an id of 0: the next one
    Status updateRun(const RunRecord& run);
    Result<std::optional<RunRecord>> lastRun();
    /// The database of a run has another path now: also in a swap that was begun, of what waits beside it, and of flags in its folder.
    Status rebind(const RunRecord& run, const QString& database);

    // Tracking (migration_tracking, migration_steps)
    Status putPhase(qint64 run, int ordinal, const PhaseStatus& phase);
    Result<QList<PhaseStatus>> phases(qint64 run);
    Status putStep(qint64 run, const StepStatus& step);
    Result<QList<StepStatus>> steps(qint64 run);
    Status clearSteps(qint64 run, const QString& phase);

    // Metrics and log
    Status addMetric(qint64 run, const QString& phase, int step, const QString& name, double value, const QString& unit);
    Status putCost(qint64 run, const CostRecord& record); ///< instead of what was known of that step or phase
    /// Of all phases that have begun and were not rolled back, in order.
    Result<QList<CostRecord>> costs(qint64 run);
    Status clearMetrics(qint64 run, const QString& phase);
    Status addLog(qint64 run, const LogLine& line);
    Result<QList<LogLine>> log(qint64 run, qint64 afterId, qint64* lastId);

    // Snapshots, points, files, flags, intents (migration_rollback)
    Result<qint64> nextSnapshotNumber();
    Status insertSnapshot(const SnapshotRecord& snapshot);
    Status markSnapshotVerified(qint64 number, const QDateTime& at);
    Status removeSnapshot(qint64 number);
    Result<QList<SnapshotRecord>> snapshots();
    Status putPoint(const PointRecord& point);
    Result<QList<PointRecord>> points(qint64 run); ///< in order of their phases
    Status removePoint(qint64 run, const QString& phase);
    Status addFile(qint64 run, const QString& path, const QString& kind);
    Status forgetFile(const QString& path);
    Result<QStringList> files(qint64 run, const QString& kind = {}); ///< an empty kind: all
    Status addFlag(const FlagRecord& flag);
    Result<QList<FlagRecord>> openFlags(qint64 run); ///< newest first
    Status closeFlag(qint64 id);
    Status addCommand(const CommandRecord& command);
    Result<QList<CommandRecord>> openCommands(qint64 run); ///< the last one first
    Status closeCommand(qint64 id);
    Result<qint64> armIntent(const IntentRecord& intent);
    Result<std::optional<IntentRecord>> openIntent();
    Status closeIntent(qint64 id, const QString& state); ///< "done", "undone"

    // Rows: balance, quarantine, lineage, decisions
    Status putBalance(qint64 run, const QList<BalanceRow>& rows);
    Result<QList<BalanceRow>> balance(qint64 run);
    Status clearBalance(qint64 run);
    /// `rowValues`: the exact values as row_values.h has them; empty: the entry's as they are shown.
    Status addQuarantine(qint64 run, const QuarantineEntry& entry, const Value& rowId, const QString& rowDigest,
                         const QString& rowValues = {});
    Status addLineage(qint64 run, const QString& phase, const LineageRecord& record);
    Status clearRows(qint64 run, const QString& phase); ///< quarantine and lineage of a phase
    Result<QList<QuarantineCount>> quarantineCounts(qint64 run);
    Result<QuarantinePage> quarantine(qint64 run, const QuarantineFilter& filter);
    /// Rows of a move in quarantine that were waived; `step` as the entries name it.
    Result<qint64> waivedRows(qint64 run, const QString& phase, const QString& step);
    Result<qint64> waive(qint64 run, const QuarantineFilter& filter, const QString& reason, const QString& who);
    /// Withdraws the waivers of the rows that the filter finds; how many rows wait again.
    Result<qint64> unwaive(qint64 run, const QuarantineFilter& filter);
    /// An edit made through an entry; key, digest and values of `edit` count. Keeps what the entry says for later.
    Status addEdit(qint64 run, const EditRecord& edit, const QString& who);
    /// Withdraws what was edited through an entry, also the edits that mended it. How many edits.
    Result<qint64> withdrawEdits(qint64 run, qint64 entry);
    /// All edits in the order in which they were made.
    /// Undecided rows of a run for whose key there is a decision about another row: it was changed since.
    Result<qint64> decidedOtherwise(qint64 run);
    Result<QList<EditRecord>> edits();
    /// Why an edit in effect could not be applied, for `show`; forgets what was said of the others before.
    Status noteLeftOut(const QList<std::pair<qint64, QString>>& edits);
    /// At the end of `phase`: lists a row as moved that an edit made through it or a phase before mended, unless a row of this
    /// content is in quarantine; then it is not, or no more. `digest`: of the row as it is after its edits.
    Status addMended(qint64 run, const QString& phase, qint64 edit, const QString& table, const QString& digest);
    Result<std::optional<Disposition>> disposition(qint64 run, const QString& table, const Value& key);

    // Checks
    Status putChecks(qint64 run, const QString& phase, int step, const QList<CheckResult>& checks);
    /// A phase begins anew: what its checks found goes; which failed is kept until they have passed.
    Status beginChecks(qint64 run, const QString& phase);
    /// The checks of a phase that failed in an earlier go of it, with all that has not passed since; newest go alone.
    Result<QList<CheckResult>> failedBefore(qint64 run);
    Status forgetFailedBefore(qint64 run, const QString& phase);
    Result<QList<CheckResult>> checks(qint64 run);
    Result<QList<CheckResult>> checksOfStep(qint64 run, const QString& phase, int step);

    // Small facts of a run: the baseline of integrity, the digest of the live file after a swap, …
    Status putFact(qint64 run, const QString& name, const QString& value);
    Result<QString> fact(qint64 run, const QString& name); ///< null: none

private:
    Repository(Database database, JournalPlace place) : m_database(std::move(database)), m_place(std::move(place)) {}
    Result<bool> isJournal(); ///< of the version that this one reads
    Result<bool> isOursOrEmpty();
    Status createIfEmpty();
    Status all(const QString& sql, const Row& values, const std::function<void(const Statement&)>& visit);
    /// What was edited through the entries of these numbers, one an entry of the page; 0: nothing.
    Status addEdits(QList<QuarantineEntry>& entries, const QList<qint64>& through);

    Database m_database;
    JournalPlace m_place;
};

/// Times as the journal has them: ISO 8601 in UTC with milliseconds; an invalid time is an empty text.
[[nodiscard]] QString timeText(const QDateTime& time);
[[nodiscard]] QDateTime timeOf(const QString& text);

} // namespace godwit::core
