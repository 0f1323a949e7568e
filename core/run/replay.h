// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// True if edits were made or taken back since the rows they concern were moved.
Result<bool> waitsForReplay(RunState& state);

/// True if the database holds something else than the run's snapshot. Before the cut-over; reads the whole file.
Result<bool> isSourceStale(RunState& state);

/// Moves what was edited, or what the application has written since the snapshot: rolls back to the start of the first phase
/// that edits concern, or of the first phase of all, and runs all phases again that had run, with the edits applied. What
/// comes out is what a run over the rows as they are now would give, survivors of groups, suffixes and dependants included.
/// Decisions hold where the row is the same; DecisionsDiffer where it is not. Before the cut-over only. Interrupted, it can
/// be told again, or the phases run.
Outcome replayRun(RunState& state, const ReplayRequest& request);

/// Runs phases. Where the cut-over finds that the database was written after its snapshot, a replay comes first, without
/// asking; SourceStale if it is written again and again.
Outcome runAndCatchUp(RunState& state, const RunRequest& request);

} // namespace godwit::core
