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
    /// `number` stands for the step that puts the rows aside, where it is not the move.
    static Result<QuarantineWriter> create(Database& work, const CompiledMove& move, qint64 sourceId, std::optional<int> number = {});

    /// Gives the row's key.
    Result<Value> add(const Value& rowId, const RowFault& fault);
    /// Of the entry with which this move put a row aside.
    Result<QString> firstCauseOf(const Value& rowId);

private:
    QuarantineWriter(Database& work, const CompiledMove& move, qint64 sourceId, int number, Statement insert, Statement rows)
        : m_work(&work), m_move(&move), m_sourceId(sourceId), m_number(number), m_insert(std::move(insert)), m_rows(std::move(rows))
    {
    }

    Database* m_work;
    const CompiledMove* m_move;
    qint64 m_sourceId;
    int m_number;
    Statement m_insert;
    Statement m_rows;
};

/// Why the row of a table with a key is in quarantine, at first hand; empty: it is not there. What a move put aside, or what came
/// after all moves; other moves' doings do not count. Parts of a key as a reference has them, in the order of the table's columns.
Result<QString> firstCauseOf(Database& work, const QString& table, const Row& key, int move);

} // namespace godwit::core
