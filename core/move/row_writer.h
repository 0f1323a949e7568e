// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/mover.h"
#include "core/move/quarantine_writer.h"
#include "core/move/references.h"

namespace godwit::core {

/// Judges each row that the reader stands on and writes it into the target or the stage, or puts it aside. Every row it
/// is given ends with exactly one disposition, counted in the cursor at that moment.
class RowWriter
{
public:
    static Result<RowWriter> create(MoveSession& session, const MoveScene& scene, const CompiledMove& move);

    /// The row `select` stands on.
    Status take(Statement& select, MoveCursor& cursor);
    /// A row whose expressions failed in SQLite itself.
    Status takeFailed(const Value& rowId, const Error& error, MoveCursor& cursor);

    /// For the placer: inserts values into the target. False: a constraint refused it, `fault` says which.
    Result<bool> insert(const Row& values, RowFault* fault);
    Status quarantine(const Value& rowId, const RowFault& fault, MoveCursor& cursor);
    /// A row that moved; its lineage is written only if its key changed or the table's every key is recorded.
    Status recordMoved(const Value& rowId, const Value& key, const Value& targetKey);
    Status recordMerged(const Value& rowId, const Value& key, const Value& targetKey, MoveCursor& cursor);

    /// The key of the row inserted last: as given, or as SQLite made it.
    [[nodiscard]] Value insertedKey(const Value& given) const;
    /// Position of the single key column of the target in targetColumns; -1 if it has none such.
    [[nodiscard]] int targetKeyAt() const { return m_targetKeyAt; }

private:
    RowWriter(MoveSession& session, const CompiledMove& move, QuarantineWriter quarantine, ParentCheck parents,
              Statement insert, Statement lineage, qint64 sourceId);

    [[nodiscard]] QString skippedBy(const Statement& select) const;
    Result<std::optional<RowFault>> faultOf(Statement& select);
    Status writeTarget(Statement& select, MoveCursor& cursor);
    Status writeStage(Statement& select);
    Result<bool> runInsert(RowFault* fault);
    Status addLineage(const Value& rowId, const Value& key, Disposition disposition, const Value& targetKey,
                      const QString& rule);

    MoveSession* m_session;
    const CompiledMove* m_move;
    QuarantineWriter m_quarantine;
    ParentCheck m_parents;
    Statement m_insert;  ///< into the target
    std::optional<Statement> m_stage;
    Statement m_lineage;
    qint64 m_sourceId;
    int m_targetKeyAt = -1;
};

} // namespace godwit::core
