// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Restores a snapshot: in place, or as a copy where the request names a file; then the database is left
/// alone. Writes the journal so that it can be killed and told again. The worker thread, under the lease; an
/// outcome `waiting` with ConfirmationNeeded where the database's name was not typed.
Outcome restoreSnapshot(RunState& state, const RestoreRequest& request);

/// The snapshot of this number, or the original's where none is named.
Result<SnapshotRecord> chosenSnapshot(RunState& state, const QString& id);

} // namespace godwit::core
