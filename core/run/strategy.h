// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Runs phases as the plan's strategy says:
/// - phased: those that are asked for;
/// - blue-green: without a phase, all up to the cut-over, which is the click of its own; then the rest;
/// - big-bang: all, whichever is asked for; what a person has to answer is asked before the first begins, and any failure
///   brings back the start.
/// Where a rule of `rollback_when` held, the run is rolled back and the error is TriggerFired.
Outcome runByStrategy(RunState& state, RunRequest request);

} // namespace godwit::core
