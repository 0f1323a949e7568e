// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/move/row_batch.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Puts rows of one move into `_godwit_quarantine`, with their values and a digest. Works inside the caller's transaction.
/// Used on the work file's connection only.
class QuarantineWriter
{
public:
    static Result<QuarantineWriter> create(Database& work, const CompiledMove& move, qint64 sourceId);

    /// Gives the row's key.
    Result<Value> add(const Value& rowId, const RowFault& fault);

private:
    QuarantineWriter(const CompiledMove& move, qint64 sourceId, Statement insert, Statement rows)
        : m_move(&move), m_sourceId(sourceId), m_insert(std::move(insert)), m_rows(std::move(rows))
    {
    }

    const CompiledMove* m_move;
    qint64 m_sourceId;
    Statement m_insert;
    Statement m_rows;
};

} // namespace godwit::core
