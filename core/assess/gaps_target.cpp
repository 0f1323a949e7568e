// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/gap_writer.h"
#include "core/assess/object_traits.h"
#include "core/schema/collations.h"
#include "core/schema/sql_words.h"
#include "core/schema/table_checks.h"

namespace godwit::core {

namespace {

QString shown(const QString& type)
{
    return type.isEmpty() ? QStringLiteral("no type") : type;
}

} // namespace

void TargetGaps::find()
{
    for (const Table& table : m_target.tables) {
        if (!table.isShadow && !table.isVirtual)
            compareTarget(table);
    }
}

void TargetGaps::compareTarget(const Table& table)
{
    const bool isKept = m_fates.isKept(table.name);
    const PlanStep rebuild = m_fates.rebuildOf(table.name);
    const auto moves = m_fates.movesInto(table.name);
    if (isKept && rebuild.isNone())
        return;
    if (moves.isEmpty() && rebuild.isNone()) {
        add(Priority::Shape, table.name,
            QStringLiteral("The table %1 is new, and no move fills it.").arg(table.name), m_fates.schema(),
            QStringLiteral("it is made empty"));
        return;
    }
    const Table* const old =
        m_source.table(!rebuild.isNone()                     ? table.name
                       : moves.first().work->query.isEmpty() ? moves.first().work->from
                                                             : moves.first().work->accountsForTable);
    const PlanStep filler = rebuild.isNone() ? moves.first().at : rebuild;
    if (!old) {
        add(Priority::Shape, table.name, QStringLiteral("The table %1 is new.").arg(table.name), filler,
            QStringLiteral("a query fills it"));
    } else {
        if (!isSameName(old->name, table.name))
            add(Priority::Shape, table.name,
                QStringLiteral("%1 takes the place of %2.").arg(table.name, old->name), filler, {});
        compareTraits(*old, table, filler);
        for (const Column& column : table.columns)
            compareColumn(*old, table, column, filler);
    }
    compareKeys(old, table, filler);
}

void TargetGaps::compareTraits(const Table& old, const Table& table, const PlanStep& filler)
{
    const auto trait = [&](bool had, bool has, const char* name, Priority priority) {
        if (had != has)
            add(priority, table.name,
                QStringLiteral("%1 is %2 %3.")
                    .arg(table.name, has ? QStringLiteral("now") : QStringLiteral("no longer"),
                         QString::fromLatin1(name)),
                filler, {});
    };
    trait(old.isStrict, table.isStrict, "STRICT", Priority::Constraint);
    trait(old.isWithoutRowid, table.isWithoutRowid, "WITHOUT ROWID", Priority::Shape);
    trait(old.isAutoincrement, table.isAutoincrement, "AUTOINCREMENT", Priority::Shape);
    if (old.primaryKey() != table.primaryKey())
        add(Priority::Constraint, table.name,
            QStringLiteral("The key of %1 is (%2), and was (%3).")
                .arg(table.name, table.primaryKey().join(QStringLiteral(", ")),
                     old.primaryKey().join(QStringLiteral(", "))),
            filler, {});
}

void TargetGaps::compareColumn(const Table& old, const Table& table, const Column& column,
                               const PlanStep& filler)
{
    if (column.isHidden || column.isGenerated)
        return;
    const QString object = table.name + u'.' + column.name;
    const Column* const before = old.column(column.name);
    if (!before || before->isGenerated) {
        compareNewColumn(table, column, filler);
        return;
    }
    if (before->name != column.name)
        add(Priority::Cosmetic, object,
            QStringLiteral("%1 is spelled %2 now.").arg(before->name, column.name), filler, {});
    if (!isSameName(before->declaredType, column.declaredType))
        add(Priority::Shape, object,
            QStringLiteral("%1 is declared %2, and was %3.")
                .arg(object, shown(column.declaredType), shown(before->declaredType)),
            filler, {});
    if (before->defaultSql != column.defaultSql)
        add(Priority::Cosmetic, object,
            QStringLiteral("The default of %1 is %2, and was %3.")
                .arg(object, column.defaultSql.isNull() ? QStringLiteral("none") : column.defaultSql,
                     before->defaultSql.isNull() ? QStringLiteral("none") : before->defaultSql),
            m_fates.schema(), {});
    if (collationsOf(old).value(foldedName(column.name)).toLower() !=
        collationsOf(table).value(foldedName(column.name)).toLower())
        add(Priority::Shape, object, QStringLiteral("%1 compares by another collation.").arg(object),
            m_fates.schema(), {});
    if (column.notNull && !before->notNull)
        compareNull(&old, table, column, filler);
}

void TargetGaps::compareNewColumn(const Table& table, const Column& column, const PlanStep& filler)
{
    const QString object = table.name + u'.' + column.name;
    const QString what = QStringLiteral("%1 is new.").arg(object);
    const auto moves = m_fates.movesInto(table.name);
    for (const auto& [at, move] : moves) {
        if (std::any_of(move->columns.begin(), move->columns.end(),
                        [&](const ColumnValue& value) { return isSameName(value.column, column.name); })) {
            add(Priority::Shape, object, what, at, QStringLiteral("the move gives its value"));
            if (column.notNull)
                compareNull(nullptr, table, column, at);
            return;
        }
    }
    if (const PlanStep rebuild = m_fates.rebuildGiving(table.name, column.name); !rebuild.isNone()) {
        add(Priority::Shape, object, what, rebuild, QStringLiteral("the rebuild gives its value"));
        return;
    }
    if (const PlanStep update = m_fates.updateOf(table.name, column.name); !update.isNone()) {
        add(Priority::Shape, object, what, update, QStringLiteral("the update gives its value"));
        return;
    }
    const bool makesKey =
        column.keyPart > 0 && isSameName(column.declaredType, u"INTEGER") && table.primaryKey().size() == 1;
    if (makesKey)
        add(Priority::Shape, object, what, filler, QStringLiteral("SQLite numbers the rows"));
    else if (!column.defaultSql.isNull())
        add(Priority::Shape, object, what, m_fates.schema(),
            QStringLiteral("its default is %1").arg(column.defaultSql));
    else if (!column.notNull)
        add(Priority::Shape, object, what, m_fates.schema(), QStringLiteral("it is NULL"));
    else
        addOpen(Priority::Constraint, object,
                QStringLiteral("%1 wants a value, and no step gives one.").arg(object),
                QStringLiteral("give it a value or a default"));
}

/// A value is wanted where NULL could stand.
void TargetGaps::compareNull(const Table* old, const Table& table, const Column& column,
                             const PlanStep& filler)
{
    const QString object = table.name + u'.' + column.name;
    const QString what = QStringLiteral("%1 wants a value in every row.").arg(object);
    for (const MissingField& field : m_found.missing) {
        if (!isSameName(field.table, table.name) || !isSameName(field.column, column.name))
            continue;
        if (field.rows > 0)
            addOpen(Priority::Constraint, object, what,
                    QStringLiteral("these rows have none; they go to quarantine"), field.rows);
        else
            add(Priority::Constraint, object, what, field.step,
                field.rows == 0 ? QStringLiteral("every row gives one") : field.notRun);
        return;
    }
    const PlanStep update = m_fates.updateOf(table.name, column.name);
    const ColumnProfile* const profile = old ? profileOf(old->name, column.name) : nullptr;
    if (!update.isNone())
        add(Priority::Constraint, object, what, update, QStringLiteral("the update gives its value"));
    else if (profile && profile->nulls > 0 && !m_fates.rebuildOf(table.name).isNone())
        addOpen(Priority::Constraint, object, what,
                QStringLiteral("these rows have none; they go to quarantine"), profile->nulls);
    else
        add(Priority::Constraint, object, what, filler, {});
}

void TargetGaps::compareKeys(const Table* old, const Table& table, const PlanStep& filler)
{
    for (const DuplicateKey& key : m_found.duplicates) {
        if (!isSameName(key.table, table.name) || key.keys <= 0)
            continue;
        const QString columns = key.columns.join(QStringLiteral(", "));
        const QString what = QStringLiteral("%1 must be unique in %2, and %3 rows share a value.")
                                 .arg(columns, table.name, QString::number(key.rows));
        if (key.settledBy.isEmpty())
            addOpen(Priority::Constraint, table.name, what,
                    QStringLiteral("all but the first go to quarantine; say “group” or “unique”"), key.rows);
        else
            add(Priority::Constraint, table.name, what, key.step,
                QStringLiteral("“%1” settles it").arg(key.settledBy), key.rows);
    }
    compareReferences(old, table, filler);
    compareChecks(old, table, filler);
    compareIndexes(old, table);
}

void TargetGaps::compareReferences(const Table* old, const Table& table, const PlanStep& filler)
{
    for (const ForeignKey& key : table.foreignKeys) {
        const bool had =
            old && std::any_of(old->foreignKeys.begin(), old->foreignKeys.end(), [&](const ForeignKey& one) {
                return isSameName(one.parent, key.parent) && one.columns == key.columns;
            });
        if (!had)
            add(Priority::Constraint, table.name,
                QStringLiteral("%1 of %2 now refers to %3.")
                    .arg(key.columns.join(QStringLiteral(", ")), table.name, key.parent),
                filler, QStringLiteral("rows without a parent go to quarantine"));
    }
}

void TargetGaps::compareChecks(const Table* old, const Table& table, const PlanStep& filler)
{
    QStringList before;
    for (const QString& check : old ? checksOf(*old) : QStringList())
        before += plainSql(check);
    for (const QString& check : checksOf(table)) {
        if (!before.contains(plainSql(check)))
            add(Priority::Constraint, table.name,
                QStringLiteral("%1 now checks %2.").arg(table.name, check.simplified()), filler,
                QStringLiteral("rows it refuses go to quarantine"));
    }
    QStringList after;
    for (const QString& check : checksOf(table))
        after += plainSql(check);
    for (const QString& check : old ? checksOf(*old) : QStringList()) {
        if (!after.contains(plainSql(check)))
            add(Priority::Constraint, table.name,
                QStringLiteral("%1 no longer checks %2.").arg(table.name, check.simplified()),
                m_fates.schema(), QStringLiteral("the new schema leaves it out"));
    }
}

void TargetGaps::compareIndexes(const Table* old, const Table& table)
{
    for (const Index& index : table.indexes) {
        const bool had = old && std::any_of(old->indexes.begin(), old->indexes.end(), [&](const Index& one) {
                             return one.isUnique == index.isUnique && columnsText(one) == columnsText(index);
                         });
        const bool isOfKey = index.sql.isNull() && index.columns == table.primaryKey();
        if (had || isOfKey)
            continue;
        if (index.isUnique)
            add(Priority::Constraint, table.name,
                QStringLiteral("%1 of %2 now has to be unique.").arg(columnsText(index), table.name),
                m_fates.schema(), {});
        else
            add(Priority::Cosmetic, table.name,
                QStringLiteral("An index over %1 of %2 is new.").arg(columnsText(index), table.name),
                m_fates.schema(), {});
    }
}

} // namespace godwit::core
