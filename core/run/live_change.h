// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"
#include "core/safety/live_lock.h"
#include "core/safety/swap.h"

namespace godwit::core {

/// The parts that every way back which changes the live file has in common. All are called under the lease.

/// A file of the run's folder that is about to take the live one's place; journaled before it is made.
[[nodiscard]] QString incomingFile(const RunState& state);
/// Makes its name known and free.
Status makeRoomForIncoming(RunState& state);
/// Copies another file there.
Status copyToIncoming(RunState& state, const QString& from);

/// The lock, with what a person allowed while a program holds the file; the journal mode that it takes is written down.
Result<LiveLock> lockLive(RunState& state, const Answers& answers);
/// ConfirmationNeeded if the file's name was not typed. `what`: "Restoring in place".
Status refuseUnconfirmed(const RunState& state, const Answers& answers, const QString& what);

/// Keeps the present as a snapshot, with where the run stands.
Result<SnapshotRecord> keepPresent(RunState& state, const QString& why);

/// Puts `incoming` in the live file's place under a lock that is given away; what follows in the journal is
/// `finishSwap`'s.
struct LiveSwap
{
    QString kind;
    QString incoming;
    QString journalMode;
    QString phase;
};
Status swapLive(RunState& state, const LiveSwap& swap, LiveLock lock);
/// The same with the name under which what was live is kept.
Status swapLive(RunState& state, const LiveSwap& swap, LiveLock lock, const QString& kept);
[[nodiscard]] SwapRequest requestOf(const RunState& state, const LiveSwap& swap, const QString& kept);
/// What a person should read of a swap.
Status logNotes(RunState& state, const LiveSwap& swap, const QStringList& notes);

/// Bytes that a way back takes beside the live file: a snapshot of the present, and a file as large as it or the original.
[[nodiscard]] qint64 spaceForLiveChange(RunState& state);
/// The same of a file that is known: a snapshot that is restored.
[[nodiscard]] qint64 spaceForIncoming(const RunState& state, qint64 bytes);
/// Of a phase after the cut-over: a point of the present, and the copy that it works on. How large the original was is no
/// matter.
[[nodiscard]] qint64 spaceForPhase(const RunState& state);
/// SpaceShort if the workspace's volume has less. Said before anything is prepared; every write looks again.
Status refuseNoRoom(const RunState& state, qint64 bytes);
/// For the dialog that asks: "2 GB, of 1 GB that are free", and whether it is refused.
void addSpace(const RunState& state, qint64 bytes, Consequence& consequence);

} // namespace godwit::core
