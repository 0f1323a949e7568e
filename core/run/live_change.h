// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"
#include "core/safety/live_lock.h"

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
/// Nobody else may have the file before anything is prepared: said early, and again under the lock.
Status refuseHeld(RunState& state, const Answers& answers);

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

} // namespace godwit::core
