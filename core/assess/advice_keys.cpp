// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What to do about rows that share a key of the target, and about those without a value that it wants.
#include "core/assess/adviser.h"

#include "core/assess/advice_text.h"
#include "core/assess/index_text.h"
#include "core/assess/move_expressions.h"
#include "core/schema/collations.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// SQLite's rule for the affinity TEXT.
bool isTextual(const QString& declaredType)
{
    const QString type = declaredType.toUpper();
    const bool isInteger = type.contains(QStringLiteral("INT"));
    return !isInteger && (type.contains(QStringLiteral("CHAR")) || type.contains(QStringLiteral("CLOB")) || type.contains(QStringLiteral("TEXT")));
}

} // namespace

/// What tells a row of a move's source from the others, as SQL.
QString Adviser::rowNameOf(const MoveStep& move) const
{
    const Table* const source = m_source.table(move.from);
    const QStringList key = source ? source->primaryKey() : QStringList();
    QStringList parts;
    for (const QString& part : key.isEmpty() && source ? QStringList{source->rowidName()} : key)
        parts += quoted(part);
    return parts.isEmpty() ? QStringLiteral("uuid4()") : parts.join(QStringLiteral(" || ' ' || "));
}

void Adviser::adviseOn(const MissingField& field)
{
    if (field.rows <= 0)
        return;
    const Table* const table =
        m_target.table(field.table) ? m_target.table(field.table) : m_source.table(field.table);
    const Column* const column = table ? table->column(field.column) : nullptr;
    const MoveStep* const move = moveAt(field.step);
    const ColumnValue* const value = move ? valueOf(*move, field.column) : nullptr;
    QString other = column ? column->defaultSql : QString();
    if (other.isEmpty())
        other = column && isTextual(column->declaredType) ? QStringLiteral("''") : QStringLiteral("0");
    const bool isGrouped = move && move->group && move->group->by.contains(field.column, Qt::CaseInsensitive);
    if (isGrouped) // one value for all of them would make them one row
        other = QStringLiteral("'none ' || %1").arg(rowNameOf(*move));
    const QString given = value && !value->isLookup() ? value->expression.text : field.column;
    QStringList keys;
    for (const QStringList& sample : field.samples)
        keys += sample.value(0);
    add(field.step, field.table, field.column, field.rows, keys,
        QStringLiteral("%1.%2 wants a value; from %3, %4 without one%5. %6")
            .arg(field.table, field.column, field.source, rowsThat(field.rows, "comes", "come"),
                 suchAs(keys),
                 isGrouped ? QStringLiteral("It makes groups: give each row a value of its own.")
                           : QStringLiteral("Give a default.")),
        QStringLiteral("%1: %2").arg(field.column,
                                     yamlText(QStringLiteral("coalesce(%1, %2)").arg(given, other))));
}

void Adviser::adviseOn(const DuplicateKey& key)
{
    if (key.keys <= 0 || !key.settledBy.isEmpty())
        return;
    QStringList samples;
    for (const QStringList& sample : key.samples)
        samples += sample.mid(0, key.columns.size()).join(QStringLiteral(", "));
    samples.removeDuplicates();
    const QString columns = key.columns.join(QStringLiteral(", "));
    const QString what =
        QStringLiteral("%1 (%2): %3 of %4 share %5 that must be unique%6.")
            .arg(key.table, columns, rowsText(key.rows), key.source,
                 key.keys == 1 ? QStringLiteral("a key") : QStringLiteral("%1 keys").arg(grouped(key.keys)),
                 suchAs(samples));
    if (key.isAcross)
        return add(key.step, key.table, columns, key.rows, samples,
                   what + QStringLiteral(" Let the later move leave out what an earlier one brought."),
                   QStringLiteral("where: [{ rule: comes from an earlier table, when: \"(%1) NOT IN (SELECT "
                                  "%1 FROM target.%2)\" }]")
                       .arg(columns, key.table));
    if (!key.index.isEmpty())
        return adviseOnIndex(key, what, samples);
    const Table* const target = m_target.table(key.table);
    const bool isComputed =
        target && std::any_of(key.columns.begin(), key.columns.end(), [&](const QString& name) {
            const Column* const column = target->column(name);
            return column && column->isGenerated;
        });
    if (isComputed)
        return add(key.step, key.table, columns, key.rows, samples,
                   what + QStringLiteral(" It is computed: make the rows differ in what it is computed from, "
                                         "or leave the later ones "
                                         "out by a rule."),
                   {});
    const bool isName = key.columns.size() == 1 && target &&
                        !target->primaryKey().contains(key.columns.first(), Qt::CaseInsensitive);
    const bool isMove =
        key.step.kind != QStringLiteral("update") && key.step.kind != QStringLiteral("rebuild");
    const QString order = orderOf(moveAt(key.step), columns);
    add(key.step, key.table, columns, key.rows, samples,
        what + (!isMove  ? QStringLiteral(" Make the rows differ, or leave the later ones out.")
                : isName ? QStringLiteral(" Make them one, or set them apart by a suffix.")
                         : QStringLiteral(" Make them one.")),
        QStringLiteral("group: { by: [%1], keep: %2 }").arg(columns, order) +
            (isName ? QStringLiteral("\n# or\nunique: { column: %1, order: [%2], suffix: \" ({n})\" }")
                          .arg(columns, order)
                    : QString()));
}

/// A partial index, or one over expressions: neither `group` nor `unique` knows it.
void Adviser::adviseOnIndex(const DuplicateKey& key, const QString& what, const QStringList& samples)
{
    const Table* const target = m_target.table(key.table);
    const MoveStep* const move = moveAt(key.step);
    QString twice;
    for (const Index& index : target&& move ? target->indexes : QList<Index>()) {
        if (index.name == key.index)
            twice = twiceIn(index, *move);
    }
    add(key.step, key.table, key.columns.join(QStringLiteral(", ")), key.rows, samples,
        what + QStringLiteral(" The index %1 is partial or over an expression: make the rows differ in what "
                              "it covers, or reject the "
                              "later ones under a cause of their own.")
                   .arg(key.index),
        twice.isEmpty() ? QString()
                        : QStringLiteral("reject: [{ when: %1, because: %2 }]")
                              .arg(yamlText(twice), yamlText(QStringLiteral("twice in ") + key.index)));
}

QString Adviser::orderOf(const MoveStep* move, const QString& otherwise) const
{
    const Table* const source = move && move->query.isEmpty() ? m_source.table(move->from) : nullptr;
    QStringList names;
    for (const QString& key : source ? source->primaryKey() : QStringList()) {
        const auto carries = [&key](const ColumnValue& value) {
            return isSameName(bareColumn(value.expression.text), key);
        };
        const auto found = std::find_if(move->columns.begin(), move->columns.end(), carries);
        if (found == move->columns.end() && !move->carryAll)
            return otherwise;
        names += found == move->columns.end() ? key : found->column;
    }
    return names.isEmpty() ? otherwise : names.join(QStringLiteral(", "));
}

std::optional<QString> Adviser::overSource(const QString& sql, const MoveStep& move) const
{
    const Table* const target = m_target.table(move.into);
    const Table* const source = move.query.isEmpty() ? m_source.table(move.from) : nullptr;
    NameMap expressions;
    for (const Column& column : target ? target->columns : QList<Column>()) {
        if (!mentionsName(sql, column.name))
            continue;
        const ColumnValue* const value = valueOf(move, column.name);
        if (column.isGenerated || (value && (value->isLookup() || value->reference)))
            return {};
        if (value ? isSameName(bareColumn(value->expression.text), column.name)
                  : move.carryAll && source && source->column(column.name))
            continue; // under its own name
        expressions.insert(foldedName(column.name), value                         ? value->expression.text
                                                    : column.defaultSql.isEmpty() ? QStringLiteral("NULL")
                                                                                  : column.defaultSql);
    }
    return substituteNames(sql, expressions).trimmed();
}

/// Rows count from where their rules let them through; NULL is equal to nothing.
QString Adviser::twiceIn(const Index& index, const MoveStep& move) const
{
    const Table* const target = m_target.table(move.into);
    const Table* const source =
        move.query.isEmpty() && move.joins.isEmpty() ? m_source.table(move.from) : nullptr;
    if (!target || !source || move.group || move.unique)
        return {};
    const IndexText text = textOf(index);
    QStringList conditions;
    QStringList partition;
    for (const Where& where : move.where)
        partition += QStringLiteral("(%1) IS TRUE").arg(where.condition.text);
    if (!text.where.isEmpty()) {
        const auto where = overSource(text.where, move);
        if (!where)
            return {};
        conditions += QStringLiteral("(%1)").arg(*where);
        partition += QStringLiteral("(%1) IS TRUE").arg(*where);
    }
    for (const IndexText::Part& part : text.parts) {
        const auto sql = overSource(part.sql, move);
        if (!sql)
            return {};
        const Column* const column = target->column(bareColumn(part.sql));
        const QString own = column ? collationsOf(*target).value(foldedName(column->name)) : QString();
        const QString collation = part.collation.isNull() ? own : part.collation;
        conditions += QStringLiteral("(%1) IS NOT NULL").arg(*sql);
        partition +=
            collation.isEmpty() ? *sql : QStringLiteral("%1 COLLATE %2").arg(*sql, quoted(collation));
    }
    QStringList order;
    for (const QString& key : source->primaryKey())
        order += quoted(key);
    if (order.isEmpty())
        order += source->rowidName();
    if (text.parts.isEmpty() || order.first().isEmpty())
        return {};
    conditions += QStringLiteral("row_number() OVER (PARTITION BY %1 ORDER BY %2) > 1")
                      .arg(partition.join(QStringLiteral(", ")), order.join(QStringLiteral(", ")));
    return conditions.join(QStringLiteral(" AND "));
}

} // namespace godwit::core
