// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// The ways back: rollback to the start of a phase (also across the cut-over), restore of a snapshot, and the one point
/// of no return, finish. Each writes the journal so that it can be killed and told again. The worker thread, under the
/// lease; an outcome `waiting` with ConfirmationNeeded where the database's name was not typed.
Outcome rollBackTo(RunState& state, const RollbackRequest& request);
/// In place, or as a copy where the request names a file: then the database is left alone.
Outcome restoreSnapshot(RunState& state, const RestoreRequest& request);
/// Only when every phase is done; removes what the journal lists and nothing else.
Outcome finishRun(RunState& state, const FinishRequest& request);

/// What follows in the journal after a swap: called by who swapped, and again after a kill between the two.
Status finishSwap(RunState& state, const IntentRecord& intent);

/// The snapshot of this number, or the original's where none is named.
Result<SnapshotRecord> chosenSnapshot(RunState& state, const QString& id);

/// Writes down where the run stands, so that restoring this snapshot brings that back, too.
Status keepPhaseStates(RunState& state, qint64 snapshot);
/// The fact of a run that names the phase a rollback goes to while the work file or the phases are not there yet; empty: none.
inline const QString kGoingBackFact = QStringLiteral("going back to");
/// Ends such a rollback, if one was interrupted. The caller has the lease.
Status goOnGoingBack(RunState& state);

/// The phase that cuts over; -1: none.
int cutoverIndex(const Plan& plan);
/// True if going back to the start of a phase puts another file in the live one's place.
Result<bool> changesLiveFile(RunState& state, int phaseIndex);

} // namespace godwit::core
