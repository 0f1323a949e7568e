// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/key_hashes.h"
#include "core/assess/plan_fates.h"
#include "core/assess/target_row.h"
#include "core/plan/plan.h"

namespace godwit::core {

/// A key of the target that is looked at for duplicates.
struct LookedAtKey
{
    int number = 0;             ///< of the target's keys: 0 the primary one, then its indexes; the same for all moves into it
    DuplicateKey found;         ///< what is known before rows are read
    std::vector<KeyPart> parts; ///< without places in the row; empty: nothing has to be read
    bool isOfRow = false;       ///< `value` of a part is a place among TargetRowText::parts
};

/// A move without what can neither fail nor decide about a row: what is left is evaluated over every row
/// before anything moves. What depends on other rows (references, rows that have moved) is taken out and
/// told.
struct ReducedMove
{
    MoveStep step;
    QStringList notCounted;
    QString notRun; ///< why it cannot be evaluated at all
    QList<LookedAtKey> keys;
    QList<MissingField> missing; ///< −1: counted while rows are read
    TargetRowText row;           ///< what is asked of a row of the target
    bool isGrouped = false;      ///< a row that the target refuses may be one with another that it takes

    /// True if there is something to evaluate.
    [[nodiscard]] bool decides() const
    {
        return !step.columns.isEmpty() || !step.where.isEmpty() || !step.reject.isEmpty() ||
               !step.joins.isEmpty() || !step.expect.isEmpty() || !step.query.isEmpty();
    }
};

/// What is known beside the move itself.
struct MoveSurroundings
{
    const TableProfile* profile = nullptr; ///< of the source's table, for columns that are carried as they are; null: unknown
    bool sharesTarget = false;             ///< other moves fill the same table: its keys are compared with theirs
    QSet<QString> filled = {};             ///< tables that moves fill, folded
    QSet<QString> standing = {}; ///< tables that are in place when the step begins, folded (standingTables)
};
[[nodiscard]] ReducedMove reduceMove(const Table* source, const Table& target,
                                     const PlacedStep<MoveStep>& move, const MoveSurroundings& around);

} // namespace godwit::core
