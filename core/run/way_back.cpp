// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/way_back.h"

#include "core/run/changes.h"
#include "core/run/gate.h"
#include "core/run/live_change.h"
#include "core/run/original.h"
#include "core/run/outside.h"
#include "core/run/present.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/run/work_way_back.h"
#include "core/safety/durable.h"
#include "core/safety/points.h"
#include "core/safety/snapshot.h"
#include "core/steps/settled_account.h"
#include "core/steps/swapped_files.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

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

/// The last phase before this one that drew a balance; empty: none.
QString settledBefore(const RunState& state, int index)
{
    for (int earlier = index - 1; state.plan && earlier >= 0; --earlier) {
        if (state.plan->phases.at(earlier).settles())
            return state.plan->phases.at(earlier).id;
    }
    return {};
}

/// The journal's part of going back to the start of a phase; safe to repeat.
Status markBack(RunState& state, int index)
{
    GODWIT_CHECK(undoOutside(state, index));
    GODWIT_TRY(auto phases, state.phases());
    bool hasSettled = false;
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
        hasSettled = hasSettled || !state.plan || state.plan->phases.at(later).settles();
    }
    if (hasSettled)
        GODWIT_CHECK(bringSettledAccount(*state.journal, state.run->id, settledBefore(state, index)));
    if (state.run->cutOverAt.isValid() && (!state.plan || index <= cutoverIndex(*state.plan))) {
        state.run->cutOverAt = {};
        state.run->keptOriginal = QStringLiteral("");
        GODWIT_CHECK(state.journal->updateRun(*state.run));
    }
    return {};
}

/// Across the cut-over: with a snapshot that is damaged itself the run goes back to its start, and no point is needed.
Status refuseDamagedPoint(RunState& state, int index)
{
    const Status proven = proveWorkFileBefore(state, index);
    if (proven || proven.error().code != ErrorCode::PointUnusable)
        return proven;
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*state.journal, state.run->originalSnapshot));
    const Status sound = verifySnapshot(snapshot, false, state.cancel);
    if (!sound)
        return sound.error().isCancel() ? sound : Status();
    return proven;
}

/// `files`: what was written into the workspace before anything changed.
Status carryBack(RunState& state, int index, bool changesLive, const RollbackRequest& request, QStringList& files)
{
    const QString& to = request.to;
    if (!changesLive) {
        GODWIT_CHECK(proveWorkFileBefore(state, index));
        // Phases and work file change one after the other: said first, so that it is finished whatever happens in between.
        GODWIT_CHECK(state.journal->putFact(state.run->id, kGoingBackFact, to));
        return goOnGoingBack(state);
    }
    if (index <= cutoverIndex(*state.plan))
        GODWIT_CHECK(refuseDamagedPoint(state, index));
    GODWIT_CHECK(refuseNoRoom(state, spaceForLiveChange(state)));
    GODWIT_TRY(Present present, lookAtPresent(state, request.answers));
    GODWIT_CHECK(keepPresentBefore(
        state, [&] { return baseOfRollback(state, index); }, QStringLiteral("before the rollback to %1").arg(to), request.answers, present, files));
    LiveSwap swap{.kind = QStringLiteral("rollback"), .incoming = {}, .journalMode = state.run->journalMode, .phase = to};
    if (index <= cutoverIndex(*state.plan)) {
        GODWIT_TRY(const Original original, originalOf(state));
        swap.incoming = original.path;
        if (!original.isSnapshotSound) // no later state can be made of it
            swap.phase = state.plan->phases.first().id;
    } else {
        GODWIT_TRY(swap.incoming, stateOfPoint(state, to));
    }
    return putInPlaceOf(state, swap, present, request.answers, files);
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
    GODWIT_CHECK(refuseLostPhases(state));
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

} // namespace

Status tellKeptOriginal(RunState& state, const QString& action)
{
    GODWIT_TRY(const QString trouble, keptOriginalNow(*state.journal, *state.run));
    return trouble.isEmpty() ? Status() : state.log(LogLine::Level::Warning, {}, action, trouble);
}

Outcome endedWayBack(RunState& state, const Status& result, const QString& done)
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

Result<int> interruptedAt(const RunState& state, const QString& phase)
{
    const int index = state.plan ? state.plan->indexOf(phase) : -1;
    if (index < 0)
        return Error(ErrorCode::PhaseUnknown,
                     QStringLiteral("A rollback to “%1” was interrupted, and the plan has no such phase any more.").arg(phase))
            .withNext(QStringLiteral("Give the plan that the run began with; the rollback is finished then."));
    return index;
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
    if (!state.isCutOver() && index == 0)
        GODWIT_CHECK(forgetUnsoundOriginal(state));
    return state.journal->putFact(state.run->id, kGoingBackFact, QStringLiteral(""));
}

Status finishSwap(RunState& state, const IntentRecord& intent)
{
    state.noteReplaced();
    state.liveTrouble.reset();
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
        GODWIT_CHECK(isAcross ? rebuildWorkFile(state, intent.phase) : removeWorkFile(state));
        return index == 0 ? forgetUnsoundOriginal(state) : Status();
    }
    if (intent.kind == QLatin1StringView("restore") && !intent.phase.isEmpty())
        return applySnapshotState(state, intent.phase.toLongLong());
    return {}; // the clean-up repeats itself and finds nothing left to drop
}

Outcome rollBackTo(RunState& state, const RollbackRequest& request)
{
    QStringList files;
    const Status gone = goBack(state, request, files);
    QString to = request.to;
    if (const auto phases = gone ? state.phases() : Result<QList<PhaseStatus>>(QList<PhaseStatus>()); phases && !phases->isEmpty()) {
        if (phases->first().state == PhaseState::RolledBack) // farther than asked for, where the snapshot was damaged
            to = phases->first().id;
    }
    Outcome outcome = endedWayBack(state, gone, QStringLiteral("Rolled back to the start of “%1”.").arg(to));
    outcome.files = files;
    return outcome;
}

} // namespace godwit::core
