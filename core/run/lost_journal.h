// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

/// A workspace whose journal is gone, empty or damaged, with snapshots in it: what their manifests say can be
/// listed, and a snapshot can be copied out or, with a yes, be put in place.
namespace godwit::core {

/// True if there is no journal, or an empty file in its place, and manifests of snapshots are there. Only
/// looks.
[[nodiscard]] bool isJournalLost(const Workspace& workspace);

/// The error that says so, and what lies there. `how`: "is gone".
[[nodiscard]] Error lostJournal(const Workspace& workspace, const QString& how);

/// An error that opening the journal gave: where it speaks of a damaged file, it becomes one that says which
/// file that is.
[[nodiscard]] Error asLostJournal(const Workspace& workspace, const Error& error);

/// The snapshots that the manifests in a workspace tell of, by number; whether one is what was taken,
/// verifySnapshot says.
[[nodiscard]] QList<SnapshotRecord> snapshotsByManifest(const Workspace& workspace);

/// Begins a new journal, the old one put aside, with these snapshots in it and a run of its own number that
/// begins with this one; under the lease. What the lost journal knew of runs is not known any more.
Status beginJournalAnew(RunState& state, const SnapshotRecord& original);

} // namespace godwit::core
