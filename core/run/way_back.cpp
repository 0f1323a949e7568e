// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/way_back.h"

#include "core/run/changes.h"
#include "core/run/kept_removal.h"
#include "core/run/live_change.h"
#include "core/run/outside.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/run/table_way_back.h"
#include "core/safety/durable.h"
#include "core/safety/points.h"
#include "core/safety/snapshot.h"
#include "core/safety/snapshot_manifest.h"
#include "core/steps/changes_account.h"
#include "core/steps/swapped_files.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

Status copyToIncoming(RunState& state, const QString& from)
{
    GODWIT_CHECK(makeRoomForIncoming(state));
    return copyFileDurably(from, incomingFile(state), state.cancel, [](qint64, qint64) {});
}

/// The original, to go back across the cut-over: the kept file itself if it still holds what the snapshot holds, else a
/// copy of the snapshot.
Result<QString> originalFile(RunState& state)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*state.journal, state.run->originalSnapshot));
    const QString kept = state.run->keptOriginal;
    if (QFileInfo::exists(kept)) {
        GODWIT_TRY(const bool isIntact, holdSamePages(kept, snapshot.info.path, state.cancel));
        if (isIntact)
            return kept;
    }
    GODWIT_CHECK(verifySnapshot(snapshot, false, state.cancel));
    GODWIT_CHECK(copyToIncoming(state, snapshot.info.path));
    return incomingFile(state);
}

Result<QString> stateOfPoint(RunState& state, const QString& phase)
{
    Points points(*state.journal, *state.workspace, *state.run, state.cancel);
    GODWIT_TRY(const auto point, points.holding(phase));
    if (!point)
        return Error(ErrorCode::PointUnusable, QStringLiteral("There is no rollback point before “%1”.").arg(phase));
    GODWIT_CHECK(makeRoomForIncoming(state));
    GODWIT_CHECK(points.rebuild(*point, incomingFile(state), [](qint64, qint64) {}));
    return incomingFile(state);
}

Status removeWorkFile(RunState& state)
{
    return removeDatabaseDurably(state.workspace->workFile(state.run->id));
}

/// The journal's part of going back to the start of a phase; safe to repeat.
Status markBack(RunState& state, int index)
{
    GODWIT_CHECK(undoOutside(state, index));
    GODWIT_TRY(auto phases, state.phases());
    for (int later = index; later < phases.size(); ++later) {
        PhaseStatus& phase = phases[later];
        if (phase.state == PhaseState::NotStarted)
            continue;
        phase.state = PhaseState::RolledBack;
        phase.waitsFor.clear();
        phase.summary.clear();
        phase.elapsedMs = 0;
        GODWIT_CHECK(state.setPhase(phase));
        GODWIT_CHECK(state.checkedWork().forget(phase.id));
        GODWIT_CHECK(state.journal->clearSteps(state.run->id, phase.id));
        if (state.plan->phases.at(later).settles()) {
            GODWIT_CHECK(state.journal->clearBalance(state.run->id));
            GODWIT_CHECK(forgetChanges(*state.journal, state.run->id));
        }
    }
    if (state.run->cutOverAt.isValid() && index <= cutoverIndex(*state.plan)) {
        state.run->cutOverAt = {};
        state.run->keptOriginal = QStringLiteral("");
        GODWIT_CHECK(state.journal->updateRun(*state.run));
    }
    return {};
}

/// Puts the work file back to the state before a phase, if there was one.
Status rebuildWorkFile(RunState& state, const QString& phase)
{
    Points points(*state.journal, *state.workspace, *state.run, state.cancel);
    GODWIT_TRY(const auto own, points.find(phase));
    GODWIT_TRY(const auto point, points.holding(phase));
    const QString work = state.workspace->workFile(state.run->id);
    if (!own || (own->isShared() && !point && QFileInfo::exists(work)))
        return {}; // nothing has changed it since
    CheckedWork checked = state.checkedWork();
    GODWIT_CHECK(checked.beginChange());
    GODWIT_CHECK(removeWorkFile(state));
    if (!point || point->isLive)
        return {};
    GODWIT_CHECK(state.journal->addFile(state.run->id, work, QStringLiteral("work")));
    GODWIT_CHECK(points.rebuild(*point, work, [](qint64, qint64) {}));
    return checked.endChange();
}

/// `files`: what was written into the workspace before anything changed.
Status carryBack(RunState& state, int index, bool changesLive, const RollbackRequest& request, QStringList& files)
{
    const QString& to = request.to;
    if (!changesLive) {
        // Phases and work file change one after the other: said first, so that it is finished whatever happens in between.
        GODWIT_CHECK(state.journal->putFact(state.run->id, kGoingBackFact, to));
        return goOnGoingBack(state);
    }
    GODWIT_CHECK(refuseHeld(state, request.answers));
    GODWIT_CHECK(keepChanges(state, baseOfRollback(state, index), request.answers, files));
    GODWIT_CHECK(keepPresent(state, QStringLiteral("before the rollback to %1").arg(to)));
    const bool isAcross = index <= cutoverIndex(*state.plan);
    GODWIT_TRY(const QString incoming, isAcross ? originalFile(state) : stateOfPoint(state, to));
    GODWIT_TRY(LiveLock lock, lockLive(state, request.answers));
    return swapLive(state,
                    {.kind = QStringLiteral("rollback"),
                     .incoming = incoming,
                     .journalMode = state.run->journalMode,
                     .phase = to},
                    std::move(lock));
}

/// Who goes on hears what became of the original that was kept.
Status tellKeptOriginal(RunState& state, const QString& action)
{
    GODWIT_TRY(const QString trouble, keptOriginalNow(*state.journal, *state.run));
    return trouble.isEmpty() ? Status() : state.log(LogLine::Level::Warning, {}, action, trouble);
}

/// A run that was killed before its plan was written down has nothing to go back from.
Status refuseUnbegun(RunState& state)
{
    if (!state.journal || !state.run || state.plan)
        return {};
    GODWIT_TRY(const auto phases, state.journal->phases(state.run->id));
    return phases.isEmpty() ? Status(Error(ErrorCode::NothingToRollBack, QStringLiteral("No phase has run."))) : Status();
}

Status goBack(RunState& state, const RollbackRequest& request, QStringList& files)
{
    GODWIT_CHECK(refuseUnbegun(state));
    GODWIT_CHECK(needRun(state));
    const int index = state.plan->indexOf(request.to);
    if (index < 0)
        return Error(ErrorCode::PhaseUnknown, QStringLiteral("The plan has no phase “%1”.").arg(request.to));
    GODWIT_TRY(const auto phases, state.phases());
    const PhaseState now = phases.at(index).state;
    if (now == PhaseState::NotStarted || now == PhaseState::RolledBack)
        return Error(ErrorCode::NothingToRollBack, QStringLiteral("“%1” has not run.").arg(phases.at(index).title));
    GODWIT_TRY(const auto own, Points(*state.journal, *state.workspace, *state.run, state.cancel).find(request.to));
    if (!own) { // it stopped before it had its point, so nothing of it has begun
        GODWIT_TRY(const Lease lease, state.takeLease());
        return markBack(state, index);
    }
    GODWIT_TRY(const bool changesLive, changesLiveFile(state, index));
    if (changesLive)
        GODWIT_CHECK(refuseUnconfirmed(state, request.answers, QStringLiteral("This rollback")));
    GODWIT_TRY(const Lease lease, state.takeLease());
    if (changesLive)
        GODWIT_CHECK(tellKeptOriginal(state, QStringLiteral("rollback")));
    GODWIT_CHECK(state.audit(QStringLiteral("rollback"), QStringLiteral("to the start of %1%2%3").arg(request.to, changesLive ? QStringLiteral(", the file's name was typed") : QString(), because(request.answers))));
    return state.noted(QStringLiteral("rollback"), carryBack(state, index, changesLive, request, files));
}

Status applySnapshotState(RunState& state, qint64 number)
{
    GODWIT_TRY(const QString fact, state.journal->fact(state.run->id, QStringLiteral("state of snapshot %1").arg(number)));
    const QStringList states = fact.split(u' ', Qt::SkipEmptyParts);
    GODWIT_TRY(auto phases, state.phases());
    if (states.size() != phases.size() + 1)
        return markBack(state, 0);
    for (qsizetype index = 0; index < phases.size(); ++index) {
        phases[index].state = phaseStateOf(states.at(index + 1));
        GODWIT_CHECK(state.setPhase(phases[index]));
    }
    state.run->cutOverAt = timeOf(states.first());
    GODWIT_CHECK(state.journal->updateRun(*state.run));
    return matchOutside(state);
}

Status restoreInPlace(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request, QStringList& files)
{
    GODWIT_CHECK(refuseUnconfirmed(state, request.answers, QStringLiteral("Restoring in place")));
    GODWIT_CHECK(refuseHeld(state, request.answers));
    if (state.isCutOver())
        GODWIT_CHECK(keepChanges(state, baseOfRestore(state, snapshot.number), request.answers, files));
    GODWIT_CHECK(keepPresent(state, QStringLiteral("before the restore of snapshot %1").arg(snapshot.number)));
    GODWIT_CHECK(copyToIncoming(state, snapshot.info.path));
    GODWIT_TRY(const QString sha256, sha256OfFile(incomingFile(state), state.cancel));
    if (sha256 != snapshot.info.sha256)
        return Error(ErrorCode::SnapshotTampered, QStringLiteral("The copy of snapshot %1 is not what was copied.").arg(snapshot.number));
    GODWIT_TRY(const QString journalMode, journalModeOf(snapshot));
    const bool wasCutOver = state.isCutOver();
    // Before a cut-over the original's return leaves the work as it is: the database holds what the run began with.
    const bool changesRun = wasCutOver || snapshot.number != state.run->originalSnapshot;
    GODWIT_TRY(LiveLock lock, lockLive(state, request.answers));
    return swapLive(state,
                    {.kind = QStringLiteral("restore"),
                     .incoming = incomingFile(state),
                     .journalMode = journalMode,
                     .phase = changesRun ? QString::number(snapshot.number) : QStringLiteral("")},
                    std::move(lock));
}

Status restoreAsCopy(RunState& state, const SnapshotRecord& snapshot, const QString& target)
{
    const QString path = QFileInfo(target).absoluteFilePath();
    GODWIT_CHECK(refuseDatabases(state, path));
    if (QFileInfo::exists(path))
        return Error(ErrorCode::TargetExists, QStringLiteral("%1 exists.").arg(path));
    // It is the user's; journaled only while it is made, so that the next start takes an unfinished one away.
    GODWIT_CHECK(state.journal->addFile(state.run->id, path, QStringLiteral("copy")));
    GODWIT_TRY(const QString journalMode, journalModeOf(snapshot));
    GODWIT_CHECK(copyDatabaseDurably(snapshot.info.path, path, journalMode, state.cancel));
    return state.journal->forgetFile(path);
}

Status carryRestore(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request, QStringList& files)
{
    GODWIT_CHECK(verifySnapshot(snapshot, true, state.cancel));
    GODWIT_CHECK(state.journal->markSnapshotVerified(snapshot.number, QDateTime::currentDateTimeUtc()));
    if (!request.tables.isEmpty())
        return restoreTables(state, snapshot, request, files);
    return request.target.isEmpty() ? restoreInPlace(state, snapshot, request, files)
                                    : restoreAsCopy(state, snapshot, request.target);
}

Status restore(RunState& state, const RestoreRequest& request, QStringList& files)
{
    GODWIT_TRY(const SnapshotRecord snapshot, chosenSnapshot(state, request.snapshot));
    if (request.target.isEmpty())
        GODWIT_CHECK(needRun(state));
    if (!request.tables.isEmpty())
        GODWIT_CHECK(refuseTables(state, snapshot, request));
    if (request.target.isEmpty())
        GODWIT_CHECK(refuseUnconfirmed(state, request.answers, QStringLiteral("Restoring in place")));
    GODWIT_TRY(const Lease lease, state.takeLease());
    const QString how = request.target.isEmpty() ? QStringLiteral("in place, the file's name was typed")
                                                 : QStringLiteral("as a copy: %1").arg(request.target);
    const QString what = request.tables.isEmpty()
                             ? QString()
                             : QStringLiteral("%1 of ").arg(request.tables.join(QStringLiteral(", ")));
    GODWIT_CHECK(state.audit(QStringLiteral("restore"), QStringLiteral("%1snapshot %2 %3%4")
                                                            .arg(what, QString::number(snapshot.number), how,
                                                                 because(request.answers))));
    return state.noted(QStringLiteral("restore"), carryRestore(state, snapshot, request, files));
}

/// The phase that an interrupted rollback goes to. A plan that was changed since may not have it: nothing goes on before it is
/// finished.
Result<int> interruptedAt(const RunState& state, const QString& phase)
{
    const int index = state.plan ? state.plan->indexOf(phase) : -1;
    if (index < 0)
        return Error(ErrorCode::PhaseUnknown,
                     QStringLiteral("A rollback to “%1” was interrupted, and the plan has no such phase any more.").arg(phase))
            .withNext(QStringLiteral("Give the plan that the run began with; the rollback is finished then."));
    return index;
}

Status finish(RunState& state, const FinishRequest& request)
{
    if (state.journal && state.run && state.run->finishedAt.isValid()) {
        // Killed half-way, it was confirmed and written down already: only the rest is left to do.
        GODWIT_TRY(const QStringList left, keptFiles(state));
        if (!left.isEmpty()) {
            GODWIT_TRY(const Lease lease, state.takeLease());
            return removeWhatWasKept(state);
        }
    }
    GODWIT_CHECK(needRun(state));
    GODWIT_TRY(const auto phases, state.phases());
    for (const PhaseStatus& phase : phases) {
        if (!state.isDone(phase))
            return Error(ErrorCode::RunNotComplete, QStringLiteral("“%1” is not done.").arg(phase.title));
    }
    GODWIT_CHECK(refuseUnconfirmed(state, request.answers, QStringLiteral("Finish removes every way back and")));
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_CHECK(tellKeptOriginal(state, QStringLiteral("finish")));
    // First what happened is said, then it is done: after a kill the files that are left are still journaled.
    GODWIT_CHECK(state.audit(QStringLiteral("finish"), QStringLiteral("what was kept goes, the file's name was typed%1").arg(because(request.answers))));
    state.run->finishedAt = QDateTime::currentDateTimeUtc();
    GODWIT_CHECK(state.journal->updateRun(*state.run));
    return state.noted(QStringLiteral("finish"), removeWhatWasKept(state));
}

Outcome ended(RunState& state, const Status& result, const QString& done)
{
    Outcome outcome = outcomeFrom(state, result, done);
    if (result) {
        outcome.exit = Exit::Done;
        if (auto reloaded = state.reload(); !reloaded)
            outcome = outcomeFrom(state, reloaded, {});
        if (!state.isCutOver())
            (void)state.hashOriginal();
    }
    state.listener.statusChanged(runStatus(state));
    return outcome;
}

} // namespace

Status keepPhaseStates(RunState& state, qint64 snapshot)
{
    if (!state.isCutOver())
        return {};
    GODWIT_TRY(const auto phases, state.phases());
    QStringList states{timeText(state.run->cutOverAt)};
    for (const PhaseStatus& phase : phases)
        states.append(stateId(phase.state));
    return state.journal->putFact(state.run->id, QStringLiteral("state of snapshot %1").arg(snapshot), states.join(u' '));
}

int cutoverIndex(const Plan& plan)
{
    for (int index = 0; index < plan.phases.size(); ++index) {
        if (plan.phases.at(index).has<CutoverStep>())
            return index;
    }
    return -1;
}

Result<bool> changesLiveFile(RunState& state, int phaseIndex)
{
    if (!state.isCutOver())
        return false;
    if (phaseIndex <= cutoverIndex(*state.plan))
        return true;
    GODWIT_TRY(const auto phases, state.phases());
    for (int index = phaseIndex; index < phases.size(); ++index) {
        if (phases.at(index).state != PhaseState::NotStarted && phases.at(index).state != PhaseState::RolledBack &&
            state.plan->phases.at(index).changesLiveFile(true))
            return true;
    }
    return false;
}

Status goOnGoingBack(RunState& state)
{
    GODWIT_TRY(const QString phase, state.journal->fact(state.run->id, kGoingBackFact));
    if (phase.isEmpty() || !state.plan)
        return {};
    GODWIT_TRY(const int index, interruptedAt(state, phase));
    GODWIT_CHECK(markBack(state, index));
    if (!state.isCutOver())
        GODWIT_CHECK(rebuildWorkFile(state, phase));
    return state.journal->putFact(state.run->id, kGoingBackFact, QStringLiteral(""));
}

Status finishSwap(RunState& state, const IntentRecord& intent)
{
    state.noteReplaced();
    // Another file with the same pages: what is known of the old one's bytes holds no longer.
    GODWIT_CHECK(state.journal->putFact(state.run->id, kSourceStateFact, QStringLiteral("")));
    if (intent.kind == QLatin1StringView("cutover")) {
        state.run->cutOverAt = QDateTime::currentDateTimeUtc();
        state.run->keptOriginal = intent.kept;
        GODWIT_CHECK(forgetSwapped(*state.journal, state.run->id)); // who knows how long ago it was killed
        return state.journal->updateRun(*state.run);
    }
    if (intent.kind == QLatin1StringView("rollback")) {
        GODWIT_TRY(const int index, interruptedAt(state, intent.phase));
        const bool isAcross = index <= cutoverIndex(*state.plan);
        GODWIT_CHECK(markBack(state, index));
        return isAcross ? rebuildWorkFile(state, intent.phase) : removeWorkFile(state);
    }
    if (intent.kind == QLatin1StringView("restore") && !intent.phase.isEmpty())
        return applySnapshotState(state, intent.phase.toLongLong());
    return {}; // the clean-up repeats itself and finds nothing left to drop
}

Result<SnapshotRecord> chosenSnapshot(RunState& state, const QString& id)
{
    if (!state.journal || !state.run)
        return Error(ErrorCode::NoRun,
                     QStringLiteral("There is no migration of %1 yet.").arg(state.file.real));
    if (id.isEmpty()) {
        if (state.run->originalSnapshot == 0)
            return Error(ErrorCode::SnapshotUnknown, QStringLiteral("No snapshot has been taken yet."));
        return findSnapshot(*state.journal, state.run->originalSnapshot);
    }
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    if (!isNumber)
        return Error(ErrorCode::SnapshotUnknown, QStringLiteral("“%1” is no snapshot.").arg(id));
    return findSnapshot(*state.journal, number);
}

Outcome rollBackTo(RunState& state, const RollbackRequest& request)
{
    QStringList files;
    Outcome outcome = ended(state, goBack(state, request, files), QStringLiteral("Rolled back to the start of “%1”.").arg(request.to));
    outcome.files = files;
    return outcome;
}

Outcome restoreSnapshot(RunState& state, const RestoreRequest& request)
{
    QStringList files;
    Outcome outcome = ended(
        state, restore(state, request, files),
        !request.tables.isEmpty() ? QStringLiteral("The database holds the snapshot's rows of %1 again.")
                                        .arg(request.tables.join(QStringLiteral(", ")))
        : request.target.isEmpty() ? QStringLiteral("The database holds again what the snapshot holds.")
                                   : QStringLiteral("The snapshot was restored as %1.").arg(request.target));
    outcome.files = files;
    return outcome;
}

Outcome finishRun(RunState& state, const FinishRequest& request)
{
    return ended(state, finish(state, request), QStringLiteral("The migration is finished; what it kept is removed."));
}

} // namespace godwit::core
