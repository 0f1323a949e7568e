// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// True if edits were made or taken back since the rows they concern were moved.
Result<bool> waitsForReplay(RunState& state);

/// Moves what was edited: rolls back to the start of the first phase that edits concern and runs all phases again that
/// had run, with the edits applied. What comes out is what a run over the mended rows would give, survivors of groups,
/// suffixes and dependants included. Before the cut-over only. Interrupted, it can be told again, or the phases run.
Outcome replayEdits(RunState& state, const ReplayRequest& request);

} // namespace godwit::core
