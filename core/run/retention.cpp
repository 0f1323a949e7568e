// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/retention.h"

#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/run/way_back.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

/// What becomes of one snapshot, and why.
struct Fate
{
    SnapshotRecord snapshot;
    bool goes = false;
    QString why;
};

/// Why the rule keeps it; empty: it does not.
QString whyKept(const Retention& rule, const SnapshotRecord& snapshot, const QList<SnapshotRecord>& all)
{
    const auto newer = std::count_if(
        all.begin(), all.end(), [&](const SnapshotRecord& other) { return other.number > snapshot.number; });
    if (rule.snapshots && newer < *rule.snapshots)
        return QStringLiteral("it is one of the newest %1").arg(*rule.snapshots);
    const qint64 seconds = snapshot.info.takenAt.secsTo(QDateTime::currentDateTimeUtc());
    if (rule.days && seconds < *rule.days * 86'400)
        return QStringLiteral("it is younger than %1 days").arg(*rule.days);
    return {};
}

Result<QList<Fate>> namedFates(const RunState& state, const QStringList& ids,
                               const QList<SnapshotRecord>& all)
{
    QList<Fate> fates;
    for (const QString& id : ids) {
        const auto found = std::find_if(
            all.begin(), all.end(), [&id](const SnapshotRecord& snapshot) { return snapshot.info.id == id; });
        if (found == all.end())
            return Error(ErrorCode::SnapshotUnknown, QStringLiteral("There is no snapshot “%1”.").arg(id));
        const QString why = whyNeeded(state, *found, all);
        if (!why.isEmpty())
            return Error(ErrorCode::SnapshotNeeded,
                         QStringLiteral("Snapshot %1 is needed: %2.").arg(id, why));
        fates.append({*found, true, {}});
    }
    return fates;
}

Result<Retention> ruleOf(const RunState& state, const PruneRequest& request)
{
    if (request.count || request.days)
        return Retention{request.count, request.days};
    if (state.plan && (state.plan->retention.snapshots || state.plan->retention.days))
        return state.plan->retention;
    return Error(ErrorCode::Usage, QStringLiteral("The plan has no rule for snapshots, and none was given."))
        .withNext(QStringLiteral("Write retention into the plan, or give --keep or --days."));
}

Result<QList<Fate>> fatesOf(RunState& state, const PruneRequest& request)
{
    if (!state.journal || !state.run)
        return Error(ErrorCode::NoRun,
                     QStringLiteral("There is no migration of %1 yet.").arg(state.file.real));
    GODWIT_TRY(const auto all, snapshotsOf(*state.journal));
    if (!request.ids.isEmpty())
        return namedFates(state, request.ids, all);
    GODWIT_TRY(const Retention rule, ruleOf(state, request));
    QList<Fate> fates;
    for (const SnapshotRecord& snapshot : all) {
        const QString needed = whyNeeded(state, snapshot, all);
        const QString why = needed.isEmpty() ? whyKept(rule, snapshot, all) : needed;
        fates.append({snapshot, why.isEmpty(), why});
    }
    return fates;
}

QString lineOf(const SnapshotRecord& snapshot)
{
    return QStringLiteral("snapshot %1, %2, taken %3, %4")
        .arg(snapshot.info.id, sizeText(snapshot.info.bytes), timeText(snapshot.info.takenAt),
             snapshot.info.why);
}

Status remove(RunState& state, const SnapshotRecord& snapshot)
{
    const QStringList own{snapshot.manifestPath,
                          snapshot.info.path}; // without its manifest it does not exist
    GODWIT_TRY(const QStringList listed, state.journal->files(snapshot.run, QStringLiteral("snapshot")));
    for (const QString& path : own) {
        if (!listed.contains(path))
            return Error(ErrorCode::JournalTampered,
                         QStringLiteral("The journal does not list %1 as a file of ours; it is not removed.")
                             .arg(path));
    }
    GODWIT_CHECK(state.audit(
        QStringLiteral("remove snapshot"),
        QStringLiteral("%1, %2, SHA-256 %3, manifest %4")
            .arg(snapshot.info.id, snapshot.info.path, snapshot.info.sha256, snapshot.manifestSha256)));
    {
        // Killed from here on, it is no snapshot any more, and whoever removes or takes one next removes what
        // is left of it.
        GODWIT_TRY(auto transaction, Transaction::begin(state.journal->database()));
        for (const QString& path : own)
            GODWIT_CHECK(state.journal->addFile(state.run->id, path, kUnfinishedKind));
        GODWIT_CHECK(state.journal->removeSnapshot(snapshot.number));
        GODWIT_CHECK(transaction.commit());
    }
    for (const QString& path : own) {
        GODWIT_CHECK(removeFileDurably(path));
        GODWIT_CHECK(state.journal->forgetFile(path));
    }
    return {};
}

/// A verdict is as old as its look, and a damaged snapshot protects nothing. So before one goes, the SHA-256 of the last verified
/// one is asked again; where it differs, the verdict is taken back, and the one before is asked.
Status proveLastVerified(RunState& state)
{
    GODWIT_TRY(const auto all, snapshotsOf(*state.journal));
    for (auto snapshot = all.rbegin(); snapshot != all.rend(); ++snapshot) {
        if (!snapshot->info.verifiedAt.isValid())
            continue;
        const Status sound = verifySnapshot(*snapshot, false, state.cancel);
        if (sound || sound.error().isCancel())
            return sound;
        GODWIT_CHECK(state.journal->markSnapshotVerified(snapshot->number, {}));
        GODWIT_CHECK(state.log(LogLine::Level::Warning, {}, QStringLiteral("snapshots"),
                               QStringLiteral("%1 %2 It does not count as verified any more.").arg(sound.error().id(), sound.error().what)));
        GODWIT_CHECK(state.audit(QStringLiteral("damaged snapshot"), QStringLiteral("%1: %2").arg(snapshot->info.id, sound.error().id())));
    }
    return {};
}

Result<QList<Fate>> prune(RunState& state, const PruneRequest& request)
{
    GODWIT_TRY(const QList<Fate> before, fatesOf(state, request));
    const bool removes =
        std::any_of(before.begin(), before.end(), [](const Fate& fate) { return fate.goes; });
    if (removes && !request.apply)
        return Error(ErrorCode::WarningsUnconfirmed,
                     QStringLiteral("Removing snapshots cannot be undone; it wants a yes."));
    GODWIT_TRY(const QStringList left, state.journal->files(state.run->id, kUnfinishedKind));
    if (!removes && (left.isEmpty() || !request.apply))
        return before;
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_CHECK(removeUnfinished(*state.journal, *state.run));
    if (removes)
        GODWIT_CHECK(proveLastVerified(state));
    GODWIT_TRY(const QList<Fate> fates, fatesOf(state, request)); // again: nobody changes it from now on
    for (const Fate& fate : fates) {
        if (fate.goes)
            GODWIT_CHECK(state.noted(QStringLiteral("remove snapshot"), remove(state, fate.snapshot)));
    }
    return fates;
}

Status take(RunState& state, const TakeSnapshotRequest& request, SnapshotRecord& taken)
{
    if (!state.journal || !state.run)
        return Error(ErrorCode::NoRun,
                     QStringLiteral("There is no migration of %1 yet.").arg(state.file.real));
    if (request.reason.trimmed().isEmpty())
        return Error(ErrorCode::ReasonNeeded, QStringLiteral("A snapshot needs a reason."));
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_TRY(taken,
               takeJournaledSnapshot(*state.workspace, *state.journal, *state.run, request.reason.trimmed(),
                                     false, state.cancel, [&state](const StepProgress& step) {
                                         Progress progress;
                                         progress.step = QStringLiteral("taking a snapshot");
                                         progress.done = step.done;
                                         progress.total = step.total;
                                         progress.unit = step.unit;
                                         progress.activity = step.activity;
                                         state.listener.progressed(progress);
                                     }));
    return keepPhaseStates(state, taken.number);
}

} // namespace

QString whyNeeded(const RunState& state, const SnapshotRecord& snapshot, const QList<SnapshotRecord>& all)
{
    // Also the one that a replay has let go of, until the new one is taken: points may stand on it still.
    const bool isBase = snapshot.number == state.run->originalSnapshot ||
                        (snapshot.info.isOriginal && snapshot.run == state.run->id);
    if (state.hasOpenRun() && isBase)
        return QStringLiteral("the run goes back to it, and its rollback points stand on it");
    const auto isVerified = [](const SnapshotRecord& other) { return other.info.verifiedAt.isValid(); };
    const auto lastVerified = std::find_if(all.rbegin(), all.rend(), isVerified);
    if (lastVerified != all.rend() && lastVerified->number == snapshot.number)
        return QStringLiteral("it is the last verified one");
    if (all.last().number == snapshot.number)
        return QStringLiteral("it is the newest; its manifest remembers most of the audit log");
    return {};
}

Outcome takeSnapshotNow(RunState& state, const TakeSnapshotRequest& request)
{
    SnapshotRecord taken;
    const Status result = take(state, request, taken);
    Outcome outcome = outcomeFrom(state, result,
                                  QStringLiteral("Snapshot %1 is taken and verified: %2.")
                                      .arg(taken.info.id, sizeText(taken.info.bytes)));
    if (result) {
        outcome.exit = Exit::Done;
        outcome.files = {taken.info.path};
    }
    state.listener.statusChanged(runStatus(state));
    return outcome;
}

Outcome pruneSnapshots(RunState& state, const PruneRequest& request)
{
    const auto fates = prune(state, request);
    state.listener.statusChanged(runStatus(state));
    if (!fates)
        return outcomeFrom(state, fates.error(), {});
    qint64 count = 0;
    qint64 bytes = 0;
    for (const Fate& fate : *fates) {
        count += fate.goes ? 1 : 0;
        bytes += fate.goes ? fate.snapshot.info.bytes : 0;
    }
    Outcome outcome;
    outcome.message = count == 0 ? QStringLiteral("No snapshot has to go.")
                      : count == 1
                          ? QStringLiteral("1 snapshot removed, %1.").arg(sizeText(bytes))
                          : QStringLiteral("%1 snapshots removed, %2.").arg(count).arg(sizeText(bytes));
    return outcome;
}

Consequence pruneConsequence(RunState& state, const PruneRequest& request)
{
    Consequence consequence;
    consequence.action = QStringLiteral("Remove snapshots");
    const auto fates = fatesOf(state, request);
    if (!fates) {
        consequence.does.append(fates.error().what);
        return consequence;
    }
    qint64 bytes = 0;
    for (const Fate& fate : *fates) {
        bytes += fate.goes ? fate.snapshot.info.bytes : 0;
        if (fate.goes)
            consequence.loses.append(lineOf(fate.snapshot));
        else
            consequence.does.append(QStringLiteral("Stays: %1: %2").arg(lineOf(fate.snapshot), fate.why));
    }
    consequence.facts = {{QStringLiteral("Database"), state.file.real},
                         {QStringLiteral("Freed"), sizeText(bytes)}};
    consequence.wayBack = consequence.loses.isEmpty()
                              ? QStringLiteral("Nothing is removed.")
                              : QStringLiteral("None: a snapshot that is removed is gone.");
    return consequence;
}

} // namespace godwit::core
