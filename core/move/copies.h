// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/result.h"

namespace godwit::core {

/// Makes the copies of ours that a move reads (CompiledMove::materialise), in the main schema. Queries of the
/// plan were prepared under a guard before.
Status makeCopies(Database& work, const CompiledMove& move);

/// A copy that failed, with `said`, made without the rows over which its query fails (sound_rows.h); `said`, if it is not the
/// one that brings the rows of a query that accounts for a table, or did not fail for a row.
Status copyAllButFailing(Database& database, const CompiledMove& move, const QString& schema, const CopyStatement& copy,
                         const Error& said);

/// The same move with its copies in the temporary schema, so that it can be read again from a file that is
/// only read.
[[nodiscard]] CompiledMove withTemporaryCopies(CompiledMove move);
/// The same move with its table read from another schema, which holds the rows as they moved, edits included.
/// False: it reads more than one table, and stays as it is.
[[nodiscard]] bool readFrom(const QString& schema, CompiledMove& move);
/// Makes the copies of withTemporaryCopies.
Status makeTemporaryCopies(Database& database, const CompiledMove& move);

} // namespace godwit::core
