// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/shape.h"

#include "core/plan/checker_parts.h"
#include "core/schema/collations.h"
#include "core/schema/definition.h"
#include "core/schema/sql_words.h"
#include "core/schema/table_checks.h"

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
    QStringList read; ///< names that steps mention as they read the old one; it may have columns that
                      ///< `expects` does not name
    const RebuildStep* rebuild = nullptr; ///< that makes the new one of the old one, under the same name
    const Table* wanted = nullptr;        ///< the new one
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

QStringList namesIn(const ColumnValue& value)
{
    QString sql = value.expression.text + u' ' + value.of.text + u' ' + value.otherwise.value.text;
    if (value.reference)
        sql += u' ' + value.reference->key.text;
    QStringList names;
    for (const SqlWord& word : sqlWords(sql)) {
        if (word.isName() && !word.text.isEmpty() && !word.text.at(0).isDigit())
            names += word.text;
    }
    return names;
}

/// The two versions' tables, as the plan and the target's schema know them.
class KnownTables
{
public:
    explicit KnownTables(const Plan& plan) : m_plan(plan) {}

    QList<Known> find(const Catalog& target)
    {
        for (const auto& [name, columns] : m_plan.source.tables)
            addOld(name, columns);
        for (const Phase& phase : m_plan.phases) {
            for (const Step& step : phase.steps) {
                if (const auto* const move = std::get_if<MoveStep>(&step.work))
                    addMove(*move, target.table(move->into));
                else if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work))
                    addRebuild(*rebuild);
            }
        }
        for (const Table& table : target.tables) {
            if (table.isShadow || containsName(m_plan.target.keep, table.name))
                continue;
            Known& known = knownOf(m_all, table.name);
            known.isNew = true;
            known.newColumns = table.columnNames();
            known.wanted = &table;
        }
        return m_all;
    }

private:
    void addOld(const QString& name, const QStringList& columns)
    {
        if (containsName(m_plan.target.keep, name))
            return;
        Known& known = knownOf(m_all, name);
        known.isOld = true;
        for (const QString& column : columns) {
            if (!containsName(known.oldColumns, column))
                known.oldColumns.append(column);
        }
    }

    void addMove(const MoveStep& move, const Table* into)
    {
        const QString name = accountedTable(move);
        if (name.isEmpty() || name.contains(u'.'))
            return;
        addOld(name, {});
        Known& known = knownOf(m_all, name);
        for (const ColumnValue& value : move.columns + move.let)
            known.read += namesIn(value);
        if (move.carryAll && into) // what is not given may be carried
            known.read += into->columnNames();
    }

    void addRebuild(const RebuildStep& rebuild)
    {
        addOld(rebuild.table, {});
        knownOf(m_all, rebuild.table).rebuild = &rebuild;
    }

    const Plan& m_plan;
    QList<Known> m_all;
};

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

bool isSameKey(const ForeignKey& one, const ForeignKey& other)
{
    return isSameName(one.parent, other.parent) && one.columns == other.columns &&
           one.onDelete == other.onDelete && one.onUpdate == other.onUpdate;
}

bool isSameColumn(const Column& one, const Column& other)
{
    return isSameName(one.name, other.name) && isSameName(one.declaredType, other.declaredType) &&
           one.notNull == other.notNull && one.defaultSql == other.defaultSql &&
           one.keyPart == other.keyPart && one.isGenerated == other.isGenerated;
}

QStringList plainChecksOf(const Table& table)
{
    QStringList checks;
    for (const QString& check : checksOf(table))
        checks += plainSql(check);
    checks.sort();
    return checks;
}

/// Whatever the words: an application that added a column by ALTER TABLE has another text than the schema
/// file.
bool comeToTheSame(const Table& one, const Table& other)
{
    return std::equal(one.columns.begin(), one.columns.end(), other.columns.begin(), other.columns.end(),
                      isSameColumn) &&
           std::is_permutation(one.foreignKeys.begin(), one.foreignKeys.end(), other.foreignKeys.begin(),
                               other.foreignKeys.end(), isSameKey) &&
           plainChecksOf(one) == plainChecksOf(other) && collationsOf(one) == collationsOf(other) &&
           one.isStrict == other.isStrict && one.isWithoutRowid == other.isWithoutRowid &&
           one.isAutoincrement == other.isAutoincrement;
}

/// Columns that only the new version has, as far as the plan tells: `expects` names some of the old ones, and
/// steps others.
QStringList onlyNew(const Known& known)
{
    if (!known.rebuild)
        return known.oldColumns.isEmpty() ? QStringList()
                                          : without(without(known.newColumns, known.oldColumns), known.read);
    QStringList columns;
    for (const ColumnValue& value : known.rebuild->columns) {
        const QStringList names = namesIn(value);
        // A constant may take the place of what the column held.
        if (!names.isEmpty() && !containsName(names, value.column) &&
            !containsName(known.oldColumns, value.column))
            columns += value.column;
    }
    return columns;
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
    if (known.isNew && known.isOld)
        shape.newColumns = within(onlyNew(known), present);
    if (table && known.isOld)
        shape.missingOld = without(known.oldColumns, present);
    if (table && known.isNew)
        shape.missingNew = without(known.newColumns, present);
    if (table && known.rebuild && known.wanted) {
        shape.isOfNewDefinition = definitionOf(table->sql) == definitionOf(known.wanted->sql);
        shape.hasOtherDefinition = !shape.isOfNewDefinition && !comeToTheSame(*table, *known.wanted);
    }
    return shape;
}

/// One table alone tells the old or the new version by being there, or by the columns it has.
bool tellsOld(const ShapeTable& table)
{
    return table.isThere &&
           ((table.isOld && !table.isNew) || !table.oldColumns.isEmpty() || table.hasOtherDefinition);
}

bool tellsNew(const ShapeTable& table)
{
    return table.isThere &&
           ((table.isNew && !table.isOld) || !table.newColumns.isEmpty() || table.isOfNewDefinition);
}

Shape::Match matchOf(const QList<ShapeTable>& tables)
{
    bool isOldWhole = true;
    bool isNewWhole = true;
    bool hasOld = false;
    bool hasNew = false;
    for (const ShapeTable& table : tables) {
        isOldWhole =
            isOldWhole &&
            (!table.isOld || (table.isThere && table.missingOld.isEmpty() && !table.isOfNewDefinition));
        isNewWhole =
            isNewWhole &&
            (!table.isNew || (table.isThere && table.missingNew.isEmpty() && !table.hasOtherDefinition));
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
    for (const Known& known : KnownTables(plan).find(target))
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
    if (table.isOfNewDefinition)
        parts.append(QStringLiteral("has the new version's definition"));
    if (table.hasOtherDefinition)
        parts.append(QStringLiteral("has another definition than the new version's"));
    return parts.isEmpty() ? QString() : table.name + u' ' + parts.join(QStringLiteral(", "));
}

} // namespace godwit::core
