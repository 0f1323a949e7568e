// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"
#include "core/table_offer.h"

namespace godwit::core {

/// Single tables of a snapshot, into the database as it is. It works on a copy of the live file, takes the
/// present as a snapshot once the copy passes its checks, and swaps the copy in if the live file still holds
/// what was copied.

/// Before anything is asked for: TablesRefused if the definitions tell already that it cannot be.
Status refuseTables(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request);

/// The caller has the lease and has verified the snapshot. `files`: what was exported of the rows that go.
/// SourceStale, and nothing was touched, if the live file was written meanwhile.
Status restoreTables(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request,
                     QStringList& files);

/// For a question: what a click would do, and why it would be refused as things are.
Consequence tablesConsequence(RunState& state, const QString& snapshot, const QStringList& tables);

/// For a question: all tables of a snapshot. An empty `snapshot` means the original's.
SnapshotTables tablesOfSnapshot(RunState& state, const QString& snapshot);

} // namespace godwit::core
