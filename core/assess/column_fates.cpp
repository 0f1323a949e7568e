// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the columns of a table that a plan moves, rebuilds or only reads.
#include "core/assess/plan_fates.h"

#include "core/plan/plan_moves.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

using Fate = InventoryItem::Fate;

} // namespace

PlanStep PlanFates::updateOf(const QString& table, const QString& column) const
{
    for (const Change& change : m_changes) {
        const bool isSet = std::any_of(change.gives.begin(), change.gives.end(), [&](const QString& one) {
            return isSameName(one, QString(table + u'.' + column));
        });
        if (!change.table.isEmpty() && isSet)
            return change.at;
    }
    return {};
}

/// A reference follows the old table when that one makes room for the new one.
ObjectFate PlanFates::ofKept(const ForeignKey& key) const
{
    const Table* const parent = m_source.table(key.parent);
    if (!parent || isKept(parent->name))
        return {.fate = Fate::Kept, .becomes = {}, .by = {}, .how = {}};
    const PlanStep drop = dropOf(parent->name);
    const bool isTaken = m_target.table(parent->name) != nullptr;
    const QString old = isTaken ? m_plan.target.keptName(parent->name) : parent->name;
    if (!drop.isNone())
        return {.fate = Fate::Dropped,
                .becomes = {},
                .by = drop,
                .how = isTaken
                           ? QStringLiteral(
                                 "it follows the old table, as %1; when that is dropped it refers to nothing")
                                 .arg(old)
                           : QStringLiteral("when %1 is dropped it refers to nothing").arg(old)};
    if (isTaken)
        return {.fate = Fate::Renamed,
                .becomes = old,
                .by = m_cutover,
                .how = QStringLiteral("it follows the old table; it does not refer to the new %1")
                           .arg(parent->name)};
    return {.fate = Fate::Kept,
            .becomes = {},
            .by = {},
            .how = QStringLiteral("the old %1 stays beside the new tables").arg(old)};
}

QStringList PlanFates::changedWith(const Table& table, const Column& column, PlanStep& by) const
{
    QStringList becomes;
    for (const Change& change : m_changes) {
        // Within an update of the table itself its columns need no table's name.
        const bool isOwn = isSameName(change.table, table.name);
        if (!isOwn && !mentionsTable(change.all, table.name))
            continue;
        for (qsizetype at = 0; at < change.gives.size(); ++at) {
            if (!change.names[at].contains(foldedName(column.name)))
                continue;
            becomes += change.gives[at];
            by = by.isNone() ? change.at : by;
        }
    }
    return becomes;
}

/// A column that the new definition lacks.
ObjectFate PlanFates::ofRebuilt(const Table& table, const Column& column) const
{
    for (const auto& [at, rebuild] : stepsOf<RebuildStep>(m_plan)) {
        for (const ColumnValue& value : rebuild->columns) {
            if (isSameName(rebuild->table, table.name) &&
                namesMentioned(allSqlOf(value)).contains(foldedName(column.name)))
                return {.fate = Fate::Moved, .becomes = value.column, .by = at, .how = {}};
        }
    }
    PlanStep by;
    const QStringList changed = changedWith(table, column, by);
    return {.fate = changed.isEmpty() ? Fate::Open : Fate::Moved,
            .becomes = changed.join(QStringLiteral(", ")),
            .by = by,
            .how = changed.isEmpty() ? QStringLiteral("the new definition has no such column") : QString()};
}

ObjectFate PlanFates::of(const Table& table, const Column& column) const
{
    const ObjectFate whole = of(table);
    const Table* const target = m_target.table(table.name);
    if (whole.fate == Fate::Rebuilt && target && !target->isVirtual)
        return target->column(column.name)
                   ? ObjectFate{.fate = Fate::Kept, .becomes = column.name, .by = whole.by, .how = {}}
                   : ofRebuilt(table, column);
    if (whole.fate != Fate::Moved && whole.fate != Fate::Merged)
        return {.fate = whole.fate,
                .becomes = whole.fate == Fate::Renamed ? column.name : QString(),
                .by = whole.by,
                .how = {}};
    return ofMoved(table, column);
}

ObjectFate PlanFates::ofMoved(const Table& table, const Column& column) const
{
    QStringList becomes;
    PlanStep by;
    bool isRead = false;
    const QString name = foldedName(column.name);
    for (qsizetype number = 0; number < m_moves.size(); ++number) {
        const auto& [at, move] = m_moves[number];
        const Names& names = m_names[number];
        const bool accounts = isSameName(accountedTable(*move), table.name);
        if (!accounts && !mentionsTable(names.besides, table.name))
            continue;
        const Table* const into = m_target.table(move->into);
        const qsizetype before = becomes.size();
        bool isGiven = false;
        for (qsizetype index = 0; index < move->columns.size(); ++index) {
            isGiven = isGiven || isSameName(move->columns[index].column, column.name);
            if (names.columns[index].contains(name))
                becomes += move->into + u'.' + move->columns[index].column;
        }
        if (accounts && move->carryAll && into && into->column(column.name) && !isGiven)
            becomes += move->into + u'.' + column.name;
        // What a query gives under another name is not followed further.
        if (becomes.size() == before && names.queried.contains(name))
            becomes += move->into;
        isRead = isRead || names.rules.contains(name);
        if (becomes.size() > before && by.isNone())
            by = at;
    }
    becomes += changedWith(table, column, by);
    becomes.removeDuplicates();
    if (becomes.isEmpty() && isFurther(table.name))
        return {.fate = Fate::Kept, .becomes = {}, .by = {}, .how = afterwards(table)};
    if (!becomes.isEmpty())
        return {.fate = Fate::Moved, .becomes = becomes.join(QStringLiteral(", ")), .by = by, .how = {}};
    return {.fate = Fate::Open,
            .becomes = {},
            .by = {},
            .how = isRead ? QStringLiteral("only rules read it") : QStringLiteral("no step reads it")};
}

} // namespace godwit::core
