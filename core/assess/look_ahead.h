// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/reduced_move.h"
#include "core/assess/two_readers.h"

namespace godwit::core {

/// Most keys of a move that are compared with each other: 8 bytes each.
inline constexpr qint64 kMostKeys = 8'000'000;

/// Evaluates what is left of a move over every row of its source, a table with row ids in two halves side by
/// side, and fills in what it skips, what it puts into quarantine, keys that occur twice and values that are
/// missing. What has no row ids is copied into temporary tables of the connection first; the database is only
/// read. What SQLite refuses is told as not run. `readers` are within a Reading; their functions are
/// registered anew. `progress(rows)`: source rows read, on the caller's thread.
Status lookAhead(TwoReaders& readers, bool hasBoth, const AssessScene& scene, int number,
                 ReducedMove& reduced, MoveExpectation& expectation,
                 const std::function<void(qint64 rows)>& progress);

} // namespace godwit::core
