// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// The whole run up to the cut-over, by the runner itself, in the workspace of rehearsals with a journal, a snapshot and a
/// work file of its own. The database is read as a run reads it; flags, programs and approvals are only told (its log).
/// Afterwards what it made is removed, but for its journal and its report: what it found and what each phase cost, from
/// which the forecast comes (run/forecast). An earlier rehearsal that was interrupted is cleared away first.
Outcome rehearse(RunState& state, const RehearseRequest& request);

/// For every start that may write: removes what a killed rehearsal left. Nothing if there was none, or one is under way.
Status endInterruptedRehearsal(const RunState& state);

} // namespace godwit::core
