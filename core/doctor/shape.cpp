// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/shape.h"

#include "core/plan/checker_parts.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// A table of either version by its final or old name.
struct Known
{
    QString name;
    bool isOld = false;
    bool isNew = false;
    QStringList oldColumns; ///< at least these
    QStringList newColumns;
};

Known& knownOf(QList<Known>& all, const QString& name)
{
    for (Known& known : all) {
        if (isSameName(known.name, name))
            return known;
    }
    Known fresh;
    fresh.name = name;
    all.append(fresh);
    return all.last();
}

QList<Known> knownTables(const Plan& plan, const Catalog& target)
{
    QList<Known> all;
    const auto addOld = [&](const QString& name, const QStringList& columns) {
        if (containsName(plan.target.keep, name))
            return;
        Known& known = knownOf(all, name);
        known.isOld = true;
        for (const QString& column : columns) {
            if (!containsName(known.oldColumns, column))
                known.oldColumns.append(column);
        }
    };
    for (const auto& [name, columns] : plan.source.tables)
        addOld(name, columns);
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const move = std::get_if<MoveStep>(&step.work);
            if (move && !accountedTable(*move).isEmpty() && !accountedTable(*move).contains(u'.'))
                addOld(accountedTable(*move), {});
        }
    }
    for (const Table& table : target.tables) {
        if (table.isShadow)
            continue;
        Known& known = knownOf(all, table.name);
        known.isNew = true;
        known.newColumns = table.columnNames();
    }
    return all;
}

QStringList without(const QStringList& names, const QStringList& others)
{
    QStringList left;
    for (const QString& name : names) {
        if (!containsName(others, name))
            left.append(name);
    }
    return left;
}

QStringList within(const QStringList& names, const QStringList& others)
{
    return without(names, without(names, others));
}

ShapeTable compared(const Known& known, const Table* table)
{
    ShapeTable shape;
    shape.name = known.name;
    shape.isOld = known.isOld;
    shape.isNew = known.isNew;
    shape.isThere = table != nullptr;
    const QStringList present = table ? table->columnNames() : QStringList();
    // Where both have the table, only columns that one of them lacks tell the version.
    if (known.isOld)
        shape.oldColumns =
            within(known.isNew ? without(known.oldColumns, known.newColumns) : QStringList(), present);
    if (known.isNew && known.isOld && !known.oldColumns.isEmpty())
        shape.newColumns = within(without(known.newColumns, known.oldColumns), present);
    if (table && known.isOld)
        shape.missingOld = without(known.oldColumns, present);
    if (table && known.isNew)
        shape.missingNew = without(known.newColumns, present);
    return shape;
}

/// One table alone tells the old or the new version by being there, or by the columns it has.
bool tellsOld(const ShapeTable& table)
{
    return table.isThere && ((table.isOld && !table.isNew) || !table.oldColumns.isEmpty());
}

bool tellsNew(const ShapeTable& table)
{
    return table.isThere && ((table.isNew && !table.isOld) || !table.newColumns.isEmpty());
}

Shape::Match matchOf(const QList<ShapeTable>& tables)
{
    bool isOldWhole = true;
    bool isNewWhole = true;
    bool hasOld = false;
    bool hasNew = false;
    for (const ShapeTable& table : tables) {
        isOldWhole = isOldWhole && (!table.isOld || (table.isThere && table.missingOld.isEmpty()));
        isNewWhole = isNewWhole && (!table.isNew || (table.isThere && table.missingNew.isEmpty()));
        hasOld = hasOld || tellsOld(table);
        hasNew = hasNew || tellsNew(table);
    }
    if (isOldWhole && isNewWhole)
        return hasOld == hasNew ? Shape::Match::Both : hasOld ? Shape::Match::Old : Shape::Match::New;
    if (isOldWhole && !hasNew)
        return Shape::Match::Old;
    if (isNewWhole && !hasOld)
        return Shape::Match::New;
    return hasOld || hasNew ? Shape::Match::Mixed : Shape::Match::Neither;
}

} // namespace

Shape shapeOf(const Catalog& database, const Plan& plan, const Catalog& target)
{
    Shape shape;
    for (const Known& known : knownTables(plan, target))
        shape.tables.append(compared(known, database.table(known.name)));
    shape.match = matchOf(shape.tables);
    return shape;
}

QString sentenceOf(const ShapeTable& table)
{
    const QString version = table.isOld && table.isNew ? QString()
                            : table.isOld              ? QStringLiteral("old version")
                                                       : QStringLiteral("new version");
    if (!table.isThere)
        return version.isEmpty()
                   ? QStringLiteral("%1 is missing, which both versions have").arg(table.name)
                   : QStringLiteral("%1 is missing, a table of the %2").arg(table.name, version);
    QStringList parts;
    if (!version.isEmpty())
        parts.append(QStringLiteral("is a table of the %1").arg(version));
    const auto add = [&](const QString& verb, const QStringList& columns, const QString& of) {
        if (!columns.isEmpty())
            parts.append(QStringLiteral("%1 %2 (%3)").arg(verb, columns.join(QStringLiteral(", ")), of));
    };
    add(QStringLiteral("has"), table.oldColumns, QStringLiteral("old"));
    add(QStringLiteral("has"), table.newColumns, QStringLiteral("new"));
    add(QStringLiteral("lacks"), table.missingOld, QStringLiteral("old"));
    add(QStringLiteral("lacks"), table.missingNew, QStringLiteral("new"));
    return parts.isEmpty() ? QString() : table.name + u' ' + parts.join(QStringLiteral(", "));
}

} // namespace godwit::core
