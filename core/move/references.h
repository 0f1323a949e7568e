// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/compiled_move.h"

#include <memory>

namespace godwit::core {

/// What only writes to the verdict, on any connection that reads a move's source: `_godwit_lookup_missing(lookup)`, which
/// lookups without *otherwise* call, and `_godwit_skip(rule)`. Both give NULL.
Status registerVerdicts(Database& database, std::shared_ptr<RowVerdict> verdict);

/// What became of rows that earlier moves took into one table: answers `ref(table, old_key)` and `{ref: …}`. A key that kept its value
/// needs no entry anywhere, a changed one follows from the expression that made it, all others stand in the lineage.
/// Owned by the functions of the work file's connection; used on its thread.
class Resolver;

/// Registers `ref` and `_godwit_ref` on the work file's connection. A parent that does not exist, or is in quarantine,
/// notes its cause in the verdict and gives NULL, unless the reference says what to do instead. NULL gives NULL. The
/// connection and what the scene refers to must outlive the statements that call these.
Result<std::shared_ptr<Resolver>> registerReferences(Database& work, const MoveScene& scene,
                                                     std::shared_ptr<RowVerdict> verdict);

/// To be called before a move runs: what was found out so far may change while it brings rows.
void forgetReferences(Resolver& resolver, int movingMove);

} // namespace godwit::core
