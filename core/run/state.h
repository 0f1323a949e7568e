// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/run/session.h"
#include "core/safety/lease.h"
#include "core/safety/source_file.h"
#include "core/steps/checked_work.h"
#include "core/steps/step.h"

namespace godwit::core {

/// What a session knows of the database it has open: the file, its workspace and journal, the run, the plan, the two
/// catalogues. Owned by the Session; every part of core/run works on it, on the worker thread.
struct RunState
{
    Listener listener;
    CancelToken cancel;
    SourceFile file;
    std::optional<Workspace> workspace;
    std::optional<Repository> journal;
    std::optional<RunRecord> run; ///< the last one; may be finished
    std::optional<Plan> plan;
    Catalog source; ///< of the original
    Catalog target;
    Staging staging;
    bool isReadOnly = false;
    bool isLook = false; ///< see OpenRequest
    bool isRehearsal = false; ///< this is the workspace of rehearsals
    QString originalSha256; ///< of the live file before the cut-over, as last computed
    QString liveState;      ///< fingerprint of the live file before the cut-over, as last computed
    QDateTime originalCheckedAt;
    QString workBasis;         ///< what `isWorkChanged` was last told by, and what it came to
    bool wasWorkChanged = false;
    std::optional<Error> liveTrouble;    ///< why the live file cannot be read as it is
    std::optional<Error> sourceTrouble;  ///< why the original's snapshot cannot
    std::optional<Error> journalTrouble; ///< JournalLost: then there is neither journal nor run here
    QString takenOut; ///< by the last way back, of what was written since: "2 rows written since the cut-over are"; empty: nothing
    QStringList damagedIndexes; ///< that `recover` found last and would make anew
    QStringList failedUndos; ///< programs that were to undo others and failed, one line each; told with the
                             ///< next outcome
    QString firedTrigger; ///< the rule of `rollback_when` that held in the present run; empty: none

    /// Reads everything; writes nothing but the end of an interrupted swap or rollback, and takes temporary files away. A live
    /// file, a snapshot or a journal that cannot be read is no error where something is kept: the three troubles say so.
    Status load(const OpenRequest& request);
    /// The first of the troubles, for all that does not go without the live file, the snapshot and the journal.
    [[nodiscard]] Status isReadable() const;
    /// The plan that is asked for, or the one that the run began with.
    Status loadPlan(const QString& requested);
    /// Again what may have changed: the run, and the catalogues that follow from it.
    Status reload();

    [[nodiscard]] bool hasOpenRun() const { return run && !run->finishedAt.isValid(); }
    [[nodiscard]] bool isCutOver() const { return hasOpenRun() && run->cutOverAt.isValid(); }
    /// Of the run that there is.
    [[nodiscard]] CheckedWork checkedWork();
    /// Somebody else changed the work file since it was validated, as far as its stamp tells; false after the cut-over.
    Result<bool> isWorkChanged();
    [[nodiscard]] QString fileName() const; ///< of the database; what a person types to confirm
    /// States of all phases of the plan in order, from the journal.
    Result<QList<PhaseStatus>> phases();
    Status setPhase(const PhaseStatus& phase);
    /// Where a phase stands in the plan or, if that is not there, in the journal's order; -1: nowhere.
    Result<int> placeOf(const QString& phase);
    [[nodiscard]] bool isDone(const PhaseStatus& phase) const;
    Status log(LogLine::Level level, const QString& phase, const QString& step, const QString& text);
    Status audit(const QString& action, const QString& detail);
    /// What was begun and audited did not come to its end: audited, too. Gives the result back.
    Status noted(const QString& action, const Status& result);
    /// The lease, for one action; that it was taken over from a process that was killed is audited.
    Result<Lease> takeLease();
    /// Audits what only looks at the migration or writes elsewhere. False if that cannot be written down now: the workspace
    /// is only read, or somebody else works on it. `also`: under the same lease.
    Result<bool> auditLook(const QString& action, const QString& detail, const std::function<Status()>& also = {});
    /// A context for a step of a phase.
    StepContext context(const Phase& phase, int index, StepStatus& status, const Answers& answers);
    /// FileReplaced if another file has the database's name since it was opened, or none.
    [[nodiscard]] Status isStillThere() const;
    /// To be called when we put another file in its place ourselves.
    void noteReplaced();
    /// Reads the whole live file, for the safety strip; only while nothing of ours has it open. Where its fingerprint
    /// (XXH3-128) is the one that was kept with a SHA-256, that one holds; it costs a tenth of computing it again.
    Status hashOriginal();
    /// For the next start; under the lease.
    Status keepOriginalHash();

    /// Looks again what the database's name leads to.
    Status findLiveFile(const OpenRequest& request);

private:
    Status openJournal();
    Status loadCatalogs();
    Status readSourceCatalog();
    /// Rolls back what an interrupted lock or swap of ours was writing to the live file; else the error it is given.
    [[nodiscard]] Status undoOurWrite(const OpenRequest& request, const Error& found) const;
    Status recover();
    Status recoverLiveFile();
    Status recoverJournalMode();
    Status recoverRehearsal();
    Status removeTemporaryFiles();
};

/// ": REASON" for the audit log, or nothing.
[[nodiscard]] QString because(const Answers& answers);

/// Where a run's own copy of its plan lies.
[[nodiscard]] QString storedPlan(const Workspace& workspace, const RunRecord& run);

/// The error, if a state without a database, journal or run is asked for more than it has.
Status needRun(const RunState& state);
/// The same for what does without the plan.
Status needOpenRun(const RunState& state);

} // namespace godwit::core
