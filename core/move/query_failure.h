// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"

namespace godwit::core {

/// The error of a move whose query failed for a value: with the first row of the table that it accounts for
/// over which it fails, where that can be told by asking for ever fewer of its keys; else with how many rows
/// it gave before. It reads the query again and again, for as long as one query may take; on the connection's
/// thread. Any other error is given back.
[[nodiscard]] Error failedQuery(Database& work, const CompiledMove& move, const Error& said);

} // namespace godwit::core
