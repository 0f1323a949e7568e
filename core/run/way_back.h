// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Rollback to the start of a phase, also across the cut-over. Writes the journal so that it can be killed and told again.
/// The worker thread, under the lease; an outcome `waiting` with ConfirmationNeeded where the database's name was not typed.
Outcome rollBackTo(RunState& state, const RollbackRequest& request);

/// What follows in the journal after a swap: called by who swapped, and again after a kill between the two.
Status finishSwap(RunState& state, const IntentRecord& intent);

// Parts that restoring (restore.h) and finishing (finish.h) have in common with it.

/// The outcome of a way back, and the status told anew.
Outcome endedWayBack(RunState& state, const Status& result, const QString& done);
/// Who goes on hears what became of the original that was kept.
Status tellKeptOriginal(RunState& state, const QString& action);
/// Writes down where the run stands, so that restoring this snapshot brings that back, too.
Status keepPhaseStates(RunState& state, qint64 snapshot);
/// The fact of a run that names the phase a rollback goes to while the work file or the phases are not there yet; empty: none.
inline const QString kGoingBackFact = QStringLiteral("going back to");
/// The phase in the plan that an interrupted rollback goes to. A plan that was changed since may not have it: PhaseUnknown,
/// and nothing goes on before the rollback is finished.
Result<int> interruptedAt(const RunState& state, const QString& phase);
/// Ends such a rollback, if one was interrupted. The caller has the lease.
Status goOnGoingBack(RunState& state);

/// The phase that cuts over; -1: none.
int cutoverIndex(const Plan& plan);
/// True if going back to the start of a phase puts another file in the live one's place.
Result<bool> changesLiveFile(RunState& state, int phaseIndex);

} // namespace godwit::core
