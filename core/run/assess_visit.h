// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// The engine's action: assesses the request's database, or the one that is open, with the plan. Tells the listener; writes
/// nothing, neither a workspace nor into one.
Outcome assessDatabase(RunState& state, const OpenRequest& request);

/// What the assess step of the present run left in the journal; empty: nothing, or what cannot be read.
[[nodiscard]] Assessment keptAssessment(RunState& state);

} // namespace godwit::core
