// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/compiled_move.h"

namespace godwit::core {

/// What became of one old row.
struct Fate
{
    enum class Kind {
        Missing,
        Moved,
        Merged,
        Skipped,
        Quarantined,
        Several, ///< it became several rows
        Keyless, ///< its new row has no key: it is NULL
    };
    Kind kind = Kind::Missing;
    Value key; ///< the new one, of Moved and Merged
    QString firstCause;
};

/// What a move says itself of a row of its table that has no entry in the lineage: it has moved, under its own key or under one
/// that follows from it, or, while the move runs, it may still be to come. Owns a statement on the work file's connection; used
/// on its thread.
class ComingFate
{
public:
    /// `key`: the column by which the plan names rows of the table.
    static Result<ComingFate> of(Database& work, const MoveScene& scene, int number, const Table& table, const QString& key);

    /// What `verdict` says stays.
    Result<Fate> find(const Value& rowId, const Value& key, bool isMoving, RowVerdict& verdict);

private:
    ComingFate(Database& work, CompiledMove move) : m_work(&work), m_move(std::move(move)) {}
    Result<Fate> judged(const Value& rowId, const Value& key, bool isMoving, RowVerdict& verdict);
    Result<std::optional<Fate>> leftOut(const Value& rowId, RowVerdict& verdict);
    /// What one condition notes by itself.
    Result<std::optional<Fate>> notedBy(const QString& condition, const Value& rowId, RowVerdict& verdict);

    Database* m_work;
    CompiledMove m_move;
    QString m_alone; ///< SELECT %1 of one row
    std::optional<Statement> m_row; ///< by row id: the flags of the move, and the new key
    bool m_changesKey = false;      ///< the new key follows from the row
    bool m_judges = false;          ///< the flags tell whether a row will move at all
};

} // namespace godwit::core
