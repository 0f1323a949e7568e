// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/compiler.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Why a row could not be moved.
struct RowFault
{
    ErrorCode code = ErrorCode::RowRejected;
    QString cause;      ///< one sentence
    QString column;     ///< of the target, or of the source for the text check; empty: the row as a whole
    QString firstCause; ///< of a dependant
};

/// Puts rows of one move into `_godwit_quarantine`, with their values and a digest, and into the lineage. Works inside the
/// caller's transaction. Used on the work file's connection only.
class QuarantineWriter
{
public:
    static Result<QuarantineWriter> create(Database& work, const CompiledMove& move, qint64 sourceId);

    Status add(const Value& rowId, RowFault fault);
    /// Finds the column whose expression fails for a row: each is evaluated alone.
    Result<QString> failingColumn(const Value& rowId, RowVerdict& verdict, QString* message);

private:
    QuarantineWriter(Database& work, const CompiledMove& move, qint64 sourceId, Statement insert, Statement lineage,
                     Statement rows)
        : m_work(&work), m_move(&move), m_sourceId(sourceId), m_insert(std::move(insert)),
          m_lineage(std::move(lineage)), m_rows(std::move(rows))
    {
    }

    Database* m_work;
    const CompiledMove* m_move;
    qint64 m_sourceId;
    Statement m_insert;
    Statement m_lineage;
    Statement m_rows;
};

} // namespace godwit::core
