// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/loose_tables.h"

#include "core/move/compiled_move.h"

#include <QSet>

#include <algorithm>

namespace godwit::core {

namespace {

/// Tables that steps change by name, folded.
QSet<QString> changedTables(const Plan& plan)
{
    QSet<QString> tables;
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const update = std::get_if<UpdateStep>(&step.work))
                tables.insert(foldedName(update->table));
            else if (const auto* const erase = std::get_if<DeleteStep>(&step.work))
                tables.insert(foldedName(erase->table));
            else if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work))
                tables.insert(foldedName(rebuild->table));
            else if (const auto* const script = std::get_if<SqlStep>(&step.work)) {
                for (const QString& table : script->writes)
                    tables.insert(foldedName(table));
            }
        }
    }
    return tables;
}

} // namespace

QList<int> movesInto(const Plan& plan, const QString& table)
{
    const QList<const MoveStep*> moves = movesOf(plan);
    QList<int> numbers;
    for (int number = 0; number < moves.size(); ++number) {
        if (isSameName(moves[number]->into, table))
            numbers.append(number);
    }
    return numbers;
}

bool isLookedAtLate(const Plan& plan, const QString& child, const ForeignKey& key)
{
    const QList<int> own = movesInto(plan, child);
    const QList<int> parents = movesInto(plan, key.parent);
    return !own.isEmpty() && !parents.isEmpty() && parents.last() >= own.first();
}

bool canLoseRows(const Plan& plan, const Catalog& target, const QString& table)
{
    QSet<QString> loose = changedTables(plan);
    for (const Table& child : target.tables) {
        if (std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(),
                        [&](const ForeignKey& key) { return isLookedAtLate(plan, child.name, key); }))
            loose.insert(foldedName(child.name));
    }
    for (qsizetype before = -1; before != loose.size();) {
        before = loose.size();
        for (const Table& child : target.tables) {
            if (std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(),
                            [&](const ForeignKey& key) { return loose.contains(foldedName(key.parent)); }))
                loose.insert(foldedName(child.name));
        }
    }
    return loose.contains(foldedName(table));
}

} // namespace godwit::core
