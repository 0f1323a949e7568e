// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/compiled_move.h"
#include "core/move/references.h"
#include "core/move/row_batch.h"

#include <functional>
#include <unordered_set>

namespace godwit::core {

/// A file that holds what moves read, opened to evaluate them again: the snapshot (or a copy of it with the
/// rows that were edited), or the work file, which alone knows what became of rows. Only reads; copies of
/// ours are temporary tables. Used on one thread; what the scene refers to is borrowed.
class ExpectedSource
{
public:
    /// The snapshot: for moves whose SQL asks for nothing that the work file alone has.
    static Result<std::unique_ptr<ExpectedSource>> ofSnapshot(Database database, const MoveScene& scene);
    /// The work file, with further databases attached and collations registered, after its moves and before
    /// the cut-over.
    static Result<std::unique_ptr<ExpectedSource>> ofWork(Database database, const MoveScene& scene);

    [[nodiscard]] Database& database() { return m_database; }

    /// Makes the copies that the move reads and looks at its SQL under the guard of a plan's expressions.
    Status prepare(const CompiledMove& move);
    /// The rows that the move has to have written, each once, in no certain order: those that its own rules
    /// let through and that are not among `aside`, the row ids of source keys that were put aside, left out
    /// or merged otherwise. `visit` gets the batch and the row in it, whose values for the target begin at
    /// CompiledMove::kValuesAt.
    Status forEach(const CompiledMove& move, const std::unordered_set<qint64>& aside,
                   const std::function<Status(const RowBatch& batch, int row)>& visit);

private:
    explicit ExpectedSource(Database database) : m_database(std::move(database)) {}
    Database m_database;
    std::shared_ptr<RowVerdict> m_verdict = std::make_shared<RowVerdict>();
    std::shared_ptr<Resolver> m_resolver;
};

/// Row ids of the source keys that a move skipped, merged or put aside; `work` is the work file.
Result<std::unordered_set<qint64>> keysAside(Database& work, int move);

} // namespace godwit::core
