// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/live_change.h"

#include "core/checks/figures.h"
#include "core/run/way_back.h"
#include "core/safety/durable.h"
#include "core/safety/swap.h"
#include "core/steps/live_file.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

#include <algorithm>

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

Result<SnapshotRecord> keepPresent(RunState& state, const QString& why)
{
    GODWIT_TRY(const SnapshotRecord snapshot,
               takeJournaledSnapshot(*state.workspace, *state.journal, *state.run, why, false, state.cancel,
                                     [](const StepProgress&) {}));
    GODWIT_CHECK(keepPhaseStates(state, snapshot.number));
    return snapshot;
}

SwapRequest requestOf(const RunState& state, const LiveSwap& swap, const QString& kept)
{
    return {.kind = swap.kind,
            .live = state.file.real,
            .incoming = swap.incoming,
            .kept = kept,
            .journalMode = swap.journalMode,
            .phase = swap.phase};
}

Status logNotes(RunState& state, const LiveSwap& swap, const QStringList& notes)
{
    for (const QString& note : notes)
        GODWIT_CHECK(state.log(LogLine::Level::Warning, swap.phase, swap.kind, note));
    return {};
}

Status swapLive(RunState& state, const LiveSwap& swap, LiveLock lock)
{
    GODWIT_TRY(const QString kept, nextKeptPath(*state.workspace, *state.journal, *state.run, swap.kind));
    return swapLive(state, swap, std::move(lock), kept);
}

Status swapLive(RunState& state, const LiveSwap& swap, LiveLock lock, const QString& kept)
{
    GODWIT_TRY(const QStringList notes, swapIntoPlace(requestOf(state, swap, kept), *state.journal, state.run->id, std::move(lock), state.cancel,
                                                      [&](const IntentRecord& intent) { return finishSwap(state, intent); }));
    return logNotes(state, swap, notes);
}

qint64 spaceForLiveChange(RunState& state)
{
    // What comes in may be the size of what is there or of the original; what is there is kept beside it.
    qint64 largest = QFileInfo(state.file.real).size();
    if (const auto snapshots = state.journal->snapshots()) {
        for (const SnapshotRecord& snapshot : *snapshots)
            largest = snapshot.number == state.run->originalSnapshot ? std::max(largest, snapshot.info.bytes) : largest;
    }
    return 2 * largest;
}

qint64 spaceForIncoming(const RunState& state, qint64 bytes)
{
    return QFileInfo(state.file.real).size() + bytes;
}

qint64 spaceForPhase(const RunState& state)
{
    return 2 * QFileInfo(state.file.real).size();
}

Status refuseNoRoom(const RunState& state, qint64 bytes)
{
    GODWIT_TRY(const qint64 free, freeBytes(state.workspace->folder()));
    if (free >= bytes)
        return {};
    return Error(ErrorCode::SpaceShort, QStringLiteral("This needs %1 in %2, and %3 are free.")
                                            .arg(sizeText(bytes), state.workspace->folder(), sizeText(free)))
        .withState(QStringLiteral("The database was not touched."));
}

void addSpace(const RunState& state, qint64 bytes, Consequence& consequence)
{
    const auto free = freeBytes(state.workspace->folder());
    consequence.facts.append({QStringLiteral("Space"), free ? QStringLiteral("%1 in the workspace, where %2 are free").arg(sizeText(bytes), sizeText(*free))
                                                            : QStringLiteral("%1 in the workspace").arg(sizeText(bytes))});
    if (const Status room = refuseNoRoom(state, bytes); !room && consequence.refused.isEmpty())
        consequence.refused = QStringLiteral("%1 %2").arg(room.error().id(), room.error().what);
}

} // namespace godwit::core
