// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/consequence.h"

#include "core/run/changes.h"
#include "core/run/criteria.h"
#include "core/run/finish.h"
#include "core/run/live_change.h"
#include "core/run/other_live.h"
#include "core/run/outside.h"
#include "core/run/preflight_gate.h"
#include "core/run/present.h"
#include "core/run/replay.h"
#include "core/run/status.h"
#include "core/run/way_back.h"
#include "core/steps/swapped_files.h"
#include "core/wants.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

Consequence named(const RunState& state, const QString& action)
{
    Consequence consequence;
    consequence.action = action;
    consequence.facts.append({QStringLiteral("Database"), state.file.real});
    consequence.facts.append({QStringLiteral("Size"), sizeText(QFileInfo(state.file.real).size())});
    return consequence;
}

void addApproval(const ApproveStep& step, Consequence& consequence)
{
    consequence.approvals += step.checklist;
    if (!step.typed.isEmpty())
        consequence.typed += step.typed;
    else if (step.checklist.isEmpty())
        consequence.approvals += step.name;
}

/// What a way back takes with it, table by table. Nothing written: nothing lost.
void addWritten(RunState& state, const Result<ChangesBase>& base, Consequence& consequence)
{
    addLosses(lossesSince(state, base),
              QStringLiteral("What was written into %1 since %2 is no longer in it. It stays in the snapshot taken first, and what can be listed is exported into the workspace:")
                  .arg(state.fileName(), base ? base->since : QStringLiteral("then")),
              consequence);
}

/// That another database has the file's place: what is written of it holds of that one.
void addOtherLive(RunState& state, Consequence& consequence)
{
    if (const auto other = otherLive(state))
        consequence.does.append(other->what);
}

/// True, with what becomes of it, if the present file cannot be read.
bool addTroubleOfPresent(const RunState& state, Consequence& consequence)
{
    const QString trouble = presentTrouble(state);
    if (trouble.isEmpty())
        return false;
    consequence.loses.append(trouble);
    wantYes(consequence);
    consequence.wayBack = QStringLiteral("By hand, from the files that are kept byte by byte.");
    return true;
}

Consequence runAllConsequence(RunState& state)
{
    Consequence consequence = named(state, QStringLiteral("Run all phases that are open"));
    const auto phases = state.phases();
    for (qsizetype index = 0; phases && state.plan && index < phases->size(); ++index) {
        if (state.isDone(phases->at(index)))
            continue;
        const Phase& phase = state.plan->phases.at(index);
        consequence.does.append(phase.title);
        for (const QString& warning : warningsBefore(state, phase)) {
            if (!consequence.does.contains(warning))
                consequence.does.append(warning);
        }
        if (!phase.has<CutoverStep>())
            continue;
        consequence.changesLiveFile = true;
        consequence.confirmWith = state.fileName();
    }
    if (std::any_of(consequence.does.begin(), consequence.does.end(), [](const QString& line) { return line.startsWith(QStringLiteral("Warning GW-")); }))
        wantYes(consequence);
    if (state.plan)
        consequence.programs = programsOf(*state.plan);
    for (const Phase& phase : state.plan ? state.plan->phases : QList<Phase>()) {
        for (const Step& step : phase.steps) {
            if (const auto* const approval = std::get_if<ApproveStep>(&step.work))
                addApproval(*approval, consequence);
        }
    }
    consequence.wayBack = QStringLiteral("Roll back to the start of any phase.");
    return consequence;
}

} // namespace

Consequence runConsequence(RunState& state, const QString& phaseId)
{
    const Phase* const phase = state.plan ? state.plan->phase(phaseId) : nullptr;
    if (!phase || state.plan->strategy == kBigBang)
        return runAllConsequence(state);
    Consequence consequence = named(state, QStringLiteral("Start %1").arg(phase->title));
    for (const Step& step : phase->steps)
        consequence.does.append(QStringLiteral("%1: %2").arg(step.kind(), step.title()));
    for (const Step& step : phase->steps) {
        if (const auto* const approval = std::get_if<ApproveStep>(&step.work))
            addApproval(*approval, consequence);
    }
    if (!programsOf(*phase).isEmpty())
        consequence.programs = programsOf(*state.plan); // a yes holds for all of them
    consequence.changesLiveFile = phase->changesLiveFile(state.isCutOver());
    if (consequence.changesLiveFile && state.isCutOver())
        addSpace(state, spaceForPhase(state), consequence);
    consequence.wayBack = QStringLiteral("Roll back to the start of “%1”.").arg(phase->title);
    if (phase->has<CutoverStep>()) {
        consequence.confirmWith = state.fileName();
        const auto isStale = isSourceStale(state); // asked now: it may have been written since the file was opened
        if (isStale && *isStale)
            consequence.does.append(QStringLiteral("The database was written since its snapshot: first a new one is taken and the phases run again"));
        consequence.does.append(QStringLiteral("The original is kept in the workspace until Finish."));
        const QStringList warnings = warningsBefore(state, *phase); // saying yes to the dialog accepts them
        consequence.does.append(warnings);
        if (!warnings.isEmpty())
            wantYes(consequence);
        consequence.does.append(missedCriteria(runStatus(state).criteria));
    }
    return consequence;
}

Consequence rollbackConsequence(RunState& state, const QString& toPhase)
{
    const int index = state.plan ? state.plan->indexOf(toPhase) : -1;
    Consequence consequence =
        named(state, QStringLiteral("Roll back to the start of %1").arg(index < 0 ? toPhase : state.plan->phases.at(index).title));
    if (index < 0)
        return consequence;
    const auto phases = state.phases();
    const auto changes = changesLiveFile(state, index);
    consequence.changesLiveFile = changes && *changes;
    for (int later = index; phases && later < phases->size(); ++later) {
        if (state.isDone(phases->at(later)) || phases->at(later).state == PhaseState::Paused)
            consequence.does.append(QStringLiteral("“%1” is undone").arg(phases->at(later).title));
    }
    if (const auto effects = outsideEffects(state, index))
        consequence.does += *effects;
    if (consequence.changesLiveFile) {
        consequence.confirmWith = state.fileName();
        addOtherLive(state, consequence);
        if (const auto kept = keptOriginalNow(*state.journal, *state.run); kept && !kept->isEmpty())
            consequence.does.append(state.sourceTrouble ? *kept : *kept + QStringLiteral(" Where its pages differ, the snapshot is used in its place."));
        if (index <= cutoverIndex(*state.plan) && state.sourceTrouble)
            consequence.does.append(QStringLiteral("The snapshot of the original is not usable (%1). The kept original goes back if it holds what the "
                                                   "snapshot's manifest says, and the run goes back to its start").arg(state.sourceTrouble->what));
        if (!addTroubleOfPresent(state, consequence))
            addWritten(state, baseOfRollback(state, index), consequence);
        addSpace(state, spaceForLiveChange(state), consequence);
    }
    if (consequence.wayBack.isEmpty())
        consequence.wayBack = consequence.changesLiveFile ? QStringLiteral("The present file is kept as a snapshot first; restore it to undo this.")
                                                          : QStringLiteral("Run the phases again.");
    return consequence;
}

Consequence restoreConsequence(RunState& state, const QString& snapshotId)
{
    Consequence consequence = named(state, QStringLiteral("Restore %1").arg(snapshotId.isEmpty() ? QStringLiteral("the original") : QStringLiteral("snapshot %1").arg(snapshotId)));
    consequence.changesLiveFile = true;
    consequence.confirmWith = state.fileName();
    const RunStatus status = runStatus(state);
    for (const SnapshotInfo& snapshot : status.snapshots) {
        if (snapshotId.isEmpty() ? !snapshot.isOriginal : snapshot.id != snapshotId)
            continue;
        consequence.facts = {{QStringLiteral("From"), snapshot.path},
                             {QStringLiteral("To"), QStringLiteral("%1, in place").arg(state.file.real)},
                             {QStringLiteral("Taken"), snapshot.takenAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"))},
                             {QStringLiteral("Size"), sizeText(snapshot.bytes)},
                             {QStringLiteral("Digest"), QStringLiteral("SHA-256 %1").arg(snapshot.sha256)}};
        if (!QFileInfo::exists(snapshot.path))
            consequence.refused = QStringLiteral("The file of snapshot %1 is not there: %2").arg(snapshot.id, snapshot.path);
        const bool isKept = presentTrouble(state).isEmpty();
        consequence.does = {QStringLiteral("The snapshot is verified in full")};
        if (isKept)
            consequence.does.append(QStringLiteral("The present file is kept as a snapshot"));
        consequence.does.append(QStringLiteral("A copy of snapshot %1 takes its place").arg(snapshot.id));
        addOtherLive(state, consequence);
        addTroubleOfPresent(state, consequence);
        addSpace(state, spaceForIncoming(state, snapshot.bytes), consequence);
        if (status.isCutOver && isKept)
            addWritten(state, baseOfRestore(state, snapshot.id.toLongLong()), consequence);
    }
    if (consequence.wayBack.isEmpty())
        consequence.wayBack = QStringLiteral("Restore the snapshot that is taken of the present file.");
    return consequence;
}

Consequence finishConsequence(RunState& state)
{
    Consequence consequence = named(state, QStringLiteral("Finish the migration"));
    consequence.confirmWith = state.fileName();
    if (const Status loss = state.run ? refuseLoss(state, {}) : Status(); !loss)
        consequence.loses.append(QStringLiteral("What is live now may be what has to come back: %1 %2").arg(loss.error().id(), loss.error().what));
    const RunStatus status = runStatus(state);
    qint64 bytes = 0;
    for (const SnapshotInfo& snapshot : status.snapshots) {
        bytes += snapshot.bytes;
        consequence.loses.append(QStringLiteral("snapshot %1, %2: %3").arg(snapshot.id, sizeText(snapshot.bytes), snapshot.path));
    }
    for (const PointInfo& point : status.points)
        bytes += point.bytes;
    consequence.loses.append(QStringLiteral("%1 rollback points").arg(status.points.size()));
    if (state.run && !state.run->keptOriginal.isEmpty())
        consequence.loses.append(QStringLiteral("the kept original: %1").arg(state.run->keptOriginal));
    consequence.does = {QStringLiteral("Everything kept for a way back is removed, %1").arg(sizeText(bytes)),
                        QStringLiteral("Exports, reports and the journal stay")};
    if (!status.safety.keptOriginal.isEmpty())
        consequence.loses.append(QStringLiteral("%1 What was written to it is nowhere else; godwit-cli verify tells where it differs.")
                                     .arg(status.safety.keptOriginal));
    consequence.wayBack = QStringLiteral("None: this is the one step that cannot be undone.");
    return consequence;
}

} // namespace godwit::core
