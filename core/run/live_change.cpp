// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/live_change.h"

#include "core/run/way_back.h"
#include "core/safety/durable.h"
#include "core/safety/swap.h"
#include "core/steps/live_file.h"
#include "core/steps/work_file.h"

namespace godwit::core {

QString incomingFile(const RunState& state)
{
    return state.workspace->runFolder(state.run->id) + QStringLiteral("/incoming.db");
}

Status makeRoomForIncoming(RunState& state)
{
    // What changes the file before it is swapped in may be killed, and leave its rollback journal.
    for (const QString& name : {incomingFile(state), incomingFile(state) + QStringLiteral("-journal")})
        GODWIT_CHECK(state.journal->addFile(state.run->id, name, QStringLiteral("work")));
    return removeDatabaseDurably(incomingFile(state));
}

Status copyToIncoming(RunState& state, const QString& from)
{
    GODWIT_CHECK(makeRoomForIncoming(state));
    return copyFileDurably(from, incomingFile(state), state.cancel, [](qint64, qint64) {});
}

Result<LiveLock> lockLive(RunState& state, const Answers& answers)
{
    return lockLiveFile(state.file.real, *state.journal, state.run->id, answers);
}

Status refuseUnconfirmed(const RunState& state, const Answers& answers, const QString& what)
{
    if (answers.confirm == state.fileName())
        return {};
    return Error(
        ErrorCode::ConfirmationNeeded,
        QStringLiteral("%1 changes %2; it wants the file's name typed.").arg(what, state.fileName()));
}

Status refuseHeld(RunState& state, const Answers& answers)
{
    GODWIT_TRY(const LiveLock lock, lockLive(state, answers));
    return {};
}

Result<SnapshotRecord> keepPresent(RunState& state, const QString& why)
{
    GODWIT_TRY(const SnapshotRecord snapshot,
               takeJournaledSnapshot(*state.workspace, *state.journal, *state.run, why, false, state.cancel,
                                     [](const StepProgress&) {}));
    GODWIT_CHECK(keepPhaseStates(state, snapshot.number));
    return snapshot;
}

Status swapLive(RunState& state, const LiveSwap& swap, LiveLock lock)
{
    GODWIT_TRY(const QString kept, nextKeptPath(*state.workspace, *state.journal, *state.run, swap.kind));
    GODWIT_TRY(const QStringList notes,
               swapIntoPlace({.kind = swap.kind,
                              .live = state.file.real,
                              .incoming = swap.incoming,
                              .kept = kept,
                              .journalMode = swap.journalMode,
                              .phase = swap.phase},
                             *state.journal, state.run->id, std::move(lock), state.cancel,
                             [&](const IntentRecord& intent) { return finishSwap(state, intent); }));
    for (const QString& note : notes)
        GODWIT_CHECK(state.log(LogLine::Level::Warning, swap.phase, swap.kind, note));
    return {};
}

} // namespace godwit::core
