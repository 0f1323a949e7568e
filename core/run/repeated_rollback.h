// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// A rollback that is asked for again: after a kill its opening, or this, ends what was begun, and the phase is back at its
/// start then, so the same command comes to the same end. Nothing: the phase has something to go back from, or has never run.
std::optional<Outcome> repeatedRollback(RunState& state, const RollbackRequest& request);

} // namespace godwit::core
