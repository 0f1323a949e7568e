// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"

#include <algorithm>

namespace godwit::core {

namespace {

void checkColumns(const Table& table, const Step& step, const MoveStep& move, QList<Error>& errors)
{
    QStringList given;
    for (const ColumnValue& value : move.columns) {
        checkColumn(table, value.column, value.at, errors);
        if (containsName(given, value.column))
            addError(errors, ErrorCode::PlanReference, value.at,
                     QStringLiteral("the column %1 has a value already.").arg(named(value.column)));
        given.append(value.column);
    }
    for (const Column& column : table.columns) {
        const bool needsValue = column.notNull && column.defaultSql.isNull() && !column.isGenerated &&
                                !numbersItself(table, column);
        if (needsValue && !move.carryAll && !containsName(given, column.name))
            addError(errors, ErrorCode::PlanReference, step.at,
                     QStringLiteral("the column %1 of %2 may not be NULL, and the move gives it no value.")
                         .arg(named(column.name), named(table.name)));
    }
}

/// What a group or a unique column is told by: a column of the target, or a name of `let`.
void checkStaged(const Table& table, const MoveStep& move, const QStringList& names, const Position& at, QList<Error>& errors)
{
    for (const QString& name : names) {
        const bool isLet = std::any_of(move.let.begin(), move.let.end(),
                                       [&](const ColumnValue& let) { return isSameName(let.column, name); });
        if (!isLet)
            checkColumn(table, name, at, errors);
    }
}

void checkGrouping(const Table& table, const MoveStep& move, QList<Error>& errors)
{
    if (move.group)
        checkStaged(table, move, move.group->by, move.group->at, errors);
    if (move.unique) {
        checkColumn(table, move.unique->column, move.unique->at, errors);
        checkStaged(table, move, move.unique->within + move.unique->order, move.unique->at, errors);
    }
}

void checkJoins(const MoveStep& move, QList<Error>& errors)
{
    QStringList names{move.from};
    for (const Join& join : move.joins) {
        if (containsName(names, join.as))
            addError(errors, ErrorCode::PlanReference, join.at,
                     QStringLiteral("the name %1 is taken in this move already.").arg(named(join.as)));
        names.append(join.as);
        if (join.on.isEmpty() && !join.table.text.contains(u'('))
            addError(errors, ErrorCode::PlanMissingKey, join.at,
                     QStringLiteral("the join with %1 lacks the key “on”; without it each row would meet all of them.")
                         .arg(named(join.table.text)));
    }
}

} // namespace

void checkLookup(const Plan& plan, const ColumnValue& value, QList<Error>& errors)
{
    if (value.isLookup() && !plan.lookups.contains(value.lookup)) {
        QStringList names = plan.lookups.keys();
        names.sort(); // a hash has no order, and the same plan should give the same words
        addError(errors, ErrorCode::PlanReference, value.at,
                 QStringLiteral("there is no lookup %1%2").arg(named(value.lookup), suggestion(value.lookup, names)));
    }
}

void checkColumn(const Table& table, const QString& name, const Position& at, QList<Error>& errors)
{
    const Column* const column = table.column(name);
    if (!column && table.isVirtual && isSameName(name, u"rowid"))
        return; // how else could a row of a search table be found again
    if (!column)
        addError(errors, ErrorCode::PlanReference, at,
                 QStringLiteral("the target's table %1 has no column %2%3")
                     .arg(named(table.name), named(name), suggestion(name, table.columnNames())));
    else if (column->isGenerated)
        addError(errors, ErrorCode::PlanReference, at,
                 QStringLiteral("the column %1 of %2 is generated; it takes no value.").arg(named(name), named(table.name)));
}

void checkMove(const Plan& plan, const Catalog& target, const Step& step, const MoveStep& move, QList<Error>& errors)
{
    for (const ColumnValue& value : move.let + move.columns)
        checkLookup(plan, value, errors);
    if (containsName(plan.target.keep, move.into)) {
        addError(errors, ErrorCode::PlanReference, step.at,
                 QStringLiteral("the table %1 is kept as it is; nothing moves into it.").arg(named(move.into)));
        return;
    }
    const Table* const table = target.table(move.into);
    if (!table) {
        addError(errors, ErrorCode::PlanReference, step.at,
                 QStringLiteral("the target has no table %1%2").arg(named(move.into), suggestion(move.into, tableNames(target))));
        return;
    }
    checkColumns(*table, step, move, errors);
    checkGrouping(*table, move, errors);
    checkJoins(move, errors);
}

} // namespace godwit::core
