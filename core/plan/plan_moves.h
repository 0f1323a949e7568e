// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// All moves of a plan in order; their places in this list are their numbers.
[[nodiscard]] QList<const MoveStep*> movesOf(const Plan& plan);
/// The source table whose keys a move accounts for; empty for none.
[[nodiscard]] QString accountedTable(const MoveStep& move);
/// True for an INTEGER PRIMARY KEY: SQLite numbers rows that come without one.
[[nodiscard]] bool numbersItself(const Table& table, const Column& column);

/// `ref(table, key)`, or `{ref: table, …}`, and where it stands.
struct ReferenceUse
{
    QString table;             ///< of the source
    QString into = {};         ///< what it says itself
    const Table* of = nullptr; ///< the target table of the column that gets the key; null: it is no column's value alone
    QString column = {};
    Position at = {};
    int movesBefore = -1;      ///< that have run by then; -1: nobody asks for their order
    int ownMove = -1;          ///< it stands in this one
};

/// The moves that a reference asks for new keys: all that bring rows of one source table into one table of the target.
/// Several moves into one table count as one.
struct ReferredMoves
{
    QString into;     ///< as the first of them writes it; empty: it cannot be told
    QList<int> moves; ///< their numbers, in order
    QString why;      ///< not empty: the reference cannot be answered, as the end of a sentence
};

/// The one whose target the reference names itself, else that which the foreign key of its column leads to, else the only
/// one, or the only one whose target has one key column. Names of tables that no move accounts for give nothing.
[[nodiscard]] ReferredMoves referredMoves(const Plan& plan, const Catalog& target, const ReferenceUse& use);

} // namespace godwit::core
