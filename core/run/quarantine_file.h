// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Rows in quarantine as a CSV file, to be edited elsewhere, and back: id, table, key, digest, cause and column, then one
/// column for each of the table's (quarantine_cells.h says how values are written). Rows as they stand now, with the edits
/// that wait for a replay; the digest is theirs.
Outcome exportQuarantineFile(RunState& state, const ExportQuarantineRequest& request);
/// Lines that differ from their rows become edits. Nothing is applied if a line cannot be read; lines whose row is no
/// longer what it was are reported.
Outcome importQuarantineFile(RunState& state, const ImportQuarantineRequest& request);

} // namespace godwit::core
