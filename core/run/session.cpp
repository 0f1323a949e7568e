// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/session.h"

#include "core/journal/audit.h"
#include "core/run/assess_visit.h"
#include "core/run/changes.h"
#include "core/run/consequence.h"
#include "core/run/doctor_visit.h"
#include "core/run/evidence_file.h"
#include "core/run/finish.h"
#include "core/run/gate.h"
#include "core/run/live_recovery.h"
#include "core/run/look.h"
#include "core/run/mending.h"
#include "core/run/outside.h"
#include "core/run/plan_check.h"
#include "core/run/quarantine_file.h"
#include "core/run/rehearsal.h"
#include "core/run/repeated_rollback.h"
#include "core/run/replay.h"
#include "core/run/reporting.h"
#include "core/run/restore.h"
#include "core/run/retention.h"
#include "core/run/runner.h"
#include "core/run/status.h"
#include "core/run/strategy.h"
#include "core/run/table_way_back.h"
#include "core/run/verifier.h"
#include "core/run/way_back.h"
#include "core/safety/look_at_use.h"

namespace godwit::core {

struct Session::State : RunState
{
};

namespace {

Outcome refusal(RunState& state, const Error& error)
{
    return outcomeFrom(state, error, {});
}

Status noDatabase()
{
    return Error(ErrorCode::FileMissing, QStringLiteral("No database is open."));
}

/// What goes by the journal alone is refused where that is lost …
Outcome withJournal(RunState& state, const std::function<Outcome()>& act)
{
    return state.journalTrouble ? refusal(state, *state.journalTrouble) : act();
}

/// … and what needs the live file and the snapshot, by any trouble.
Outcome whenReadable(RunState& state, const std::function<Outcome()>& act)
{
    if (state.journal && !state.isReadable())
        (void)state.reload(); // what was away may have been put back since the last look
    const Status readable = state.isReadable();
    return readable ? act() : refusal(state, readable.error());
}

/// Nothing goes back while a program still runs that an interrupted run had started; what will be asked is asked first.
Outcome wayBack(RunState& state, const Answers& answers, const std::function<Outcome()>& go)
{
    if (!state.workspace)
        return refusal(state, noDatabase().error());
    const bool isAsked = state.isCutOver() && answers.confirm.isEmpty();
    if (const Status alone = isAsked ? Status() : awaitProgramsFirst(state); !alone)
        return refusal(state, alone.error());
    return withFailedUndos(state, go());
}

} // namespace

Session::Session(Listener listener, CancelToken cancel) : m_state(std::make_unique<State>())
{
    m_state->listener = std::move(listener);
    m_state->cancel = std::move(cancel);
}

Session::~Session() = default;

Outcome Session::open(const OpenRequest& request)
{
    const Status loaded = m_state->load(request);
    if (loaded)
        m_state->listener.statusChanged(status());
    Outcome outcome = outcomeFrom(*m_state, loaded, QStringLiteral("Open."));
    if (loaded)
        outcome.exit = Exit::Done;
    return outcome;
}

Outcome Session::check(const OpenRequest& request)
{
    return checkPlanFor(*m_state, request);
}

Outcome Session::preflight(const OpenRequest& request)
{
    return preflightDatabase(*m_state, request);
}

Outcome Session::doctor(const DoctorRequest& request)
{
    return visitDoctor(*m_state, request);
}

Outcome Session::recover(const RecoverRequest& request)
{
    return recoverLive(*m_state, request);
}

Outcome Session::assess(const OpenRequest& request)
{
    return assessDatabase(*m_state, request);
}

Outcome Session::run(const RunRequest& request)
{
    return whenReadable(*m_state,
                        [&] { return withFailedUndos(*m_state, runByStrategy(*m_state, request)); });
}

Outcome Session::rehearse(const RehearseRequest& request)
{
    return whenReadable(*m_state, [&] { return core::rehearse(*m_state, request); });
}

Outcome Session::rollBack(const RollbackRequest& request)
{
    return wayBack(*m_state, request.answers, [&] {
        const auto repeated = repeatedRollback(*m_state, request);
        return repeated ? *repeated : rollBackTo(*m_state, request);
    });
}

Outcome Session::restore(const RestoreRequest& request)
{
    return wayBack(*m_state, request.answers, [&] { return restoreSnapshot(*m_state, request); });
}

Outcome Session::listChanges(const ListChangesRequest& request)
{
    return whenReadable(*m_state, [&] { return core::listChanges(*m_state, request); });
}

Outcome Session::validate(bool isFresh)
{
    return whenReadable(*m_state, [&] { return Runner(*m_state).validateAgain(isFresh); });
}

Outcome Session::verify(const VerifyRequest& request)
{
    return withJournal(*m_state, [&] { return verifyKept(*m_state, request); });
}

Outcome Session::takeSnapshot(const TakeSnapshotRequest& request)
{
    return whenReadable(*m_state, [&] { return takeSnapshotNow(*m_state, request); });
}

Outcome Session::prune(const PruneRequest& request)
{
    return whenReadable(*m_state, [&] { return pruneSnapshots(*m_state, request); });
}

Outcome Session::writeEvidence(const EvidenceRequest& request)
{
    return withJournal(*m_state, [&] { return writeEvidenceFile(*m_state, request); });
}

Outcome Session::finish(const FinishRequest& request)
{
    if (!m_state->workspace)
        return refusal(*m_state, noDatabase().error());
    // It removes what the live file could come back from.
    return whenReadable(*m_state, [&] { return finishRun(*m_state, request); });
}

Outcome Session::waive(const WaiveRequest& request)
{
    return withJournal(*m_state, [&] { return waiveRows(*m_state, request); });
}

Outcome Session::unwaive(const UnwaiveRequest& request)
{
    return withJournal(*m_state, [&] { return unwaiveRows(*m_state, request); });
}

Outcome Session::edit(const EditRequest& request)
{
    return withJournal(*m_state, [&] { return editRow(*m_state, request); });
}

Outcome Session::fix(const FixRequest& request)
{
    return withJournal(*m_state, [&] { return fixRows(*m_state, request); });
}

Outcome Session::exportQuarantine(const ExportQuarantineRequest& request)
{
    return withJournal(*m_state, [&] { return exportQuarantineFile(*m_state, request); });
}

Outcome Session::importQuarantine(const ImportQuarantineRequest& request)
{
    return withJournal(*m_state, [&] { return importQuarantineFile(*m_state, request); });
}

Outcome Session::replay(const ReplayRequest& request)
{
    return whenReadable(*m_state, [&] {
        if (const Status alone = awaitProgramsFirst(*m_state); !alone)
            return refusal(*m_state, alone.error());
        return withFailedUndos(*m_state, replayRun(*m_state, request));
    });
}

Outcome Session::writeReport(const ReportRequest& request)
{
    return withJournal(*m_state, [&] { return writeReportFile(*m_state, request); });
}

RunStatus Session::status()
{
    if (m_state->journal)
        (void)m_state->reload();
    return runStatus(*m_state);
}

QuarantinePage Session::quarantine(const QuarantineFilter& filter)
{
    if (!m_state->journal || !m_state->run)
        return {};
    const auto page = m_state->journal->quarantine(m_state->run->id, filter);
    return page ? *page : QuarantinePage{};
}

QList<AuditEntry> Session::history()
{
    if (!m_state->journal)
        return {};
    const auto entries = Audit(*m_state->journal).entries();
    return entries ? *entries : QList<AuditEntry>{};
}

Outcome Session::proveHistory()
{
    return withJournal(*m_state, [&] {
        Outcome outcome = outcomeFrom(*m_state, proveAuditLog(*m_state), QStringLiteral("The chain of the audit log holds."));
        if (outcome.kind == Outcome::Kind::Done)
            outcome.exit = Exit::Done;
        return outcome;
    });
}

Assessment Session::assessment()
{
    return keptAssessment(*m_state);
}

Consequence Session::previewRun(const QString& phase)
{
    return runConsequence(*m_state, phase);
}

Consequence Session::previewRollback(const QString& toPhase)
{
    return m_state->journal && m_state->run ? rollbackConsequence(*m_state, toPhase) : Consequence{};
}

Consequence Session::previewRestore(const QString& snapshot, const QStringList& tables)
{
    return tables.isEmpty() ? restoreConsequence(*m_state, snapshot)
                            : tablesConsequence(*m_state, snapshot, tables);
}

SnapshotTables Session::tablesOf(const QString& snapshot)
{
    return tablesOfSnapshot(*m_state, snapshot);
}

FileUse Session::fileUse()
{
    return m_state->file.real.isEmpty() ? FileUse() : lookAtUse(m_state->file.real);
}

Consequence Session::previewFinish()
{
    return finishConsequence(*m_state);
}

Consequence Session::previewRecovery()
{
    return recoveryConsequence(*m_state);
}

Consequence Session::previewPrune(const PruneRequest& request)
{
    return pruneConsequence(*m_state, request);
}

} // namespace godwit::core
