// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"

namespace godwit::core {

/// The rows of a query that accounts for a table, into the move's table of found rows, although the query
/// fails for values of some of that table's rows: it is asked for ever fewer keys until those over which it
/// fails are known. These give no row, and are written down with the cause (failedTable). `copy` is what
/// failed, with `said`, and left nothing; `schema`: where the table goes. `said` is given back where SQLite
/// evaluates the query for all keys at once, where rows without a key cannot be told from it, where it fails
/// for more than kMostFailedKeys, or where that takes longer than a query may. On the connection's thread,
/// within the caller's transaction.
Status copySoundRows(Database& database, const CompiledMove& move, const QString& schema,
                     const CopyStatement& copy, const Error& said);

inline constexpr qint64 kMostFailedKeys = 10'000;

/// The reserved table of the keys over which a move's query fails: row id and cause. It is there if there is
/// any.
[[nodiscard]] QString failedTable(const CompiledMove& move);

/// True for a move whose rows are found by a query, by the keys of the table it accounts for.
[[nodiscard]] bool findsRows(const CompiledMove& move);

} // namespace godwit::core
