// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/table_plan.h"

#include "core/schema/search_table.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool isNamed(const QList<SchemaObject>& objects, const QString& name)
{
    return std::any_of(objects.begin(), objects.end(),
                       [&](const SchemaObject& object) { return isSameName(object.name, name); });
}

/// Tables, views and indexes share their names; triggers have theirs for themselves.
QString holderOfName(const Catalog& catalog, const QString& name)
{
    if (catalog.table(name))
        return QStringLiteral("a table");
    if (isNamed(catalog.views, name))
        return QStringLiteral("a view");
    for (const Table& table : catalog.tables) {
        for (const Index& index : table.indexes) {
            if (isSameName(index.name, name))
                return QStringLiteral("an index");
        }
    }
    return {};
}

QString listed(const QStringList& names)
{
    return names.join(QStringLiteral(", "));
}

/// Why the table made anew would not be what it was: a name that its index or trigger needs has been given to
/// another.
QString takenName(const TablePlan& plan, const Catalog& now)
{
    for (const Index& index : plan.then.indexes) {
        const QString holder = index.sql.isNull() ? QString() : holderOfName(now, index.name);
        if (!holder.isEmpty())
            return QStringLiteral("the name of its index %1 is taken by %2").arg(index.name, holder);
    }
    for (const SchemaObject& trigger : plan.triggers) {
        if (isNamed(now.triggers, trigger.name))
            return QStringLiteral("the name of its trigger %1 is taken").arg(trigger.name);
    }
    return {};
}

void planNew(const Catalog& then, const Catalog& now, TablePlan& plan)
{
    plan.isNew = true;
    plan.isSame = true;
    plan.now = plan.then;
    QStringList made;
    for (const Index& index : plan.then.indexes) {
        if (!index.sql.isNull())
            made.append(index.name);
    }
    for (const SchemaObject& trigger : then.triggers) {
        if (!isSameName(trigger.table, plan.then.name))
            continue;
        plan.triggers.append(trigger);
        made.append(trigger.name);
    }
    plan.refused = takenName(plan, now);
    plan.notes.append(
        made.isEmpty()
            ? QStringLiteral("The table is not there any more and is made anew.")
            : QStringLiteral("The table is not there any more and is made anew, with %1.").arg(listed(made)));
}

/// That rows can be written into.
bool isStored(const Column* column)
{
    return column && !column->isGenerated && !column->isHidden;
}

/// That has a value to read: what was computed in the snapshot is one, too.
bool isRead(const Column* column)
{
    return column && !column->isHidden;
}

/// A column that the present computes: it cannot be written, so what it computes has to be what was stored.
void matchComputed(TablePlan& plan)
{
    for (const Column& column : plan.now.columns) {
        const Column* const was = plan.then.column(column.name);
        if (!column.isGenerated || !isStored(was))
            continue;
        plan.computed.append(column.name);
        plan.computedFrom.append(was->name);
    }
    if (!plan.computed.isEmpty())
        plan.notes.append(QStringLiteral("Columns that are computed now: %1. Each value has to come out as it is in "
                                         "the snapshot.")
                              .arg(listed(plan.computed)));
}

/// Columns by their names: what both have is filled, what only the present has gets its default.
void matchColumns(TablePlan& plan)
{
    QStringList defaults;
    QStringList left;
    QStringList others;
    for (const Column& column : plan.now.columns) {
        const Column* const was = plan.then.column(column.name);
        if (!isStored(&column))
            continue;
        if (isRead(was)) {
            plan.columns.append(column.name);
            plan.from.append(was->name);
            if (!isSameName(was->declaredType, column.declaredType) || was->notNull != column.notNull ||
                was->keyPart != column.keyPart || was->isGenerated)
                others.append(column.name);
        } else if (column.keyPart > 0) {
            plan.refused =
                QStringLiteral("the snapshot has no column %1, which is of its key now").arg(column.name);
        } else if (column.notNull && column.defaultSql.isNull()) {
            plan.refused =
                QStringLiteral("the snapshot has no column %1, which must not be NULL and has no default")
                    .arg(column.name);
        } else {
            defaults.append(column.name);
        }
    }
    for (const Column& column : plan.then.columns) {
        if (isStored(&column) && !isRead(plan.now.column(column.name)))
            left.append(column.name);
    }
    if (plan.columns.isEmpty() && plan.refused.isEmpty())
        plan.refused = QStringLiteral("it has no column any more that the snapshot has");
    if (!defaults.isEmpty())
        plan.notes.append(
            QStringLiteral("Columns that the snapshot has not get their default: %1.").arg(listed(defaults)));
    if (!left.isEmpty())
        plan.notes.append(
            QStringLiteral("Columns that are not there any more stay behind, in the snapshot: %1.")
                .arg(listed(left)));
    if (!others.isEmpty())
        plan.notes.append(QStringLiteral("Columns that are declared otherwise now: %1. Each value has to "
                                         "come out as it is in the snapshot.")
                              .arg(listed(others)));
    matchComputed(plan);
    if (plan.notes.isEmpty() && !plan.isSame)
        plan.notes.append(QStringLiteral("The table is declared otherwise now; it stays as it is, and takes "
                                         "the rows only if it accepts all of them."));
}

/// An INTEGER PRIMARY KEY is the row id and comes as a column; else the row id itself is carried where both
/// have one.
void carryRowid(TablePlan& plan)
{
    const QString from = plan.then.rowidName();
    const QString to = plan.now.rowidName();
    const QStringList key = plan.now.primaryKey();
    // INTEGER PRIMARY KEY DESC is none such: SQLite makes an index for it.
    const bool hasIndex =
        std::any_of(plan.now.indexes.begin(), plan.now.indexes.end(),
                    [&key](const Index& index) { return index.sql.isNull() && index.columns == key; });
    const bool isKey =
        key.size() == 1 && !hasIndex && isSameName(plan.now.column(key.first())->declaredType, u"INTEGER");
    if (from.isEmpty() || to.isEmpty() || isKey)
        return;
    plan.columns.append(to);
    plan.from.append(from);
}

void addFollowers(const Catalog& now, TablePlan& plan)
{
    QStringList silent;
    for (const SchemaObject& trigger : now.triggers) {
        if (isSameName(trigger.table, plan.now.name))
            silent.append(trigger.name);
    }
    if (!silent.isEmpty())
        plan.notes.append(QStringLiteral("Its triggers do not fire: %1.").arg(listed(silent)));
    for (const Table& table : now.tables) {
        const QString content = indexedTable(table);
        const bool isOverView =
            std::any_of(now.views.begin(), now.views.end(), [&](const SchemaObject& view) {
                return isSameName(view.name, content) && mentionsName(view.sql, plan.now.name);
            });
        if (!content.isEmpty() && (isSameName(content, plan.now.name) || isOverView))
            plan.searches.append(table.name);
    }
    if (!plan.searches.isEmpty())
        plan.notes.append(QStringLiteral("Full text over it is built again: %1.").arg(listed(plan.searches)));
}

} // namespace

TablePlan planTable(const Catalog& then, const Catalog& now, const QString& name)
{
    TablePlan plan;
    const Table* const was = then.table(name);
    if (!was) {
        plan.then.name = name;
        plan.refused = isNamed(then.views, name) ? QStringLiteral("it is a view and has no rows of its own")
                                                 : QStringLiteral("the snapshot has no such table");
        return plan;
    }
    plan.then = *was;
    const Table* const is = now.table(name);
    if (was->isVirtual || was->isShadow || (is && (is->isVirtual || is->isShadow))) {
        plan.refused = QStringLiteral("a module keeps its rows; it comes back with the whole database only");
        return plan;
    }
    if (const QString holder = is ? QString() : holderOfName(now, name); !holder.isEmpty()) {
        plan.refused = QStringLiteral("its name is taken by %1").arg(holder);
        return plan;
    }
    if (is) {
        plan.now = *is;
        plan.isSame = is->sql == was->sql;
    } else {
        planNew(then, now, plan);
    }
    matchColumns(plan);
    carryRowid(plan);
    addFollowers(now, plan);
    return plan;
}

} // namespace godwit::core
