// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Snapshots beyond those that a run takes itself: taking one now, and removing those that nobody needs.
/// Never removed: the newest one that was verified, the newest one (its manifest remembers most of the audit
/// log), and what an unfinished run goes back to: its original's, on which the chain of its rollback points
/// stands. Files go by the exact names that the journal lists, manifest first, after the audit log says so.
/// The worker thread, under the lease. SnapshotNeeded: one that was named may not go.
Outcome takeSnapshotNow(RunState& state, const TakeSnapshotRequest& request);
/// Those named, or all that the rule does not keep, at once: pruneConsequence is what to ask with before.
Outcome pruneSnapshots(RunState& state, const PruneRequest& request);

/// Why nobody may remove a snapshot, among all that are there; empty: somebody may.
[[nodiscard]] QString whyNeeded(const RunState& state, const SnapshotRecord& snapshot,
                                const QList<SnapshotRecord>& all);

/// What removing would do, for a confirmation: each snapshot that goes with its size, and why the others
/// stay.
Consequence pruneConsequence(RunState& state, const PruneRequest& request);

} // namespace godwit::core
