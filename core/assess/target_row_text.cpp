// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/target_row_text.h"

#include "core/assess/plan_fates.h"
#include "core/schema/collations.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

bool makesKey(const Table& table, const Column& column)
{
    return column.keyPart > 0 && table.primaryKey().size() == 1 && !table.isWithoutRowid &&
           isSameName(column.declaredType, u"INTEGER");
}

QList<const Column*> TargetRowWriter::namedIn(const QString& sql) const
{
    TargetRowText text;
    text.generated = m_generated;
    const QSet<QString> names = namesMentioned(text.spelledOut(sql));
    QList<const Column*> columns;
    for (const Column& column : m_target.columns) {
        if (names.contains(foldedName(column.name)))
            columns += &column;
    }
    return columns;
}

bool TargetRowWriter::numbersItself(const Column& column) const
{
    return makesKey(m_target, column) && m_giving(column) == Giving::Nothing;
}

bool TargetRowWriter::knows(const QString& sql) const
{
    const QList<const Column*> columns = namedIn(sql);
    return std::all_of(columns.begin(), columns.end(), [&](const Column* column) {
        if (column->isGenerated)
            return generated(*column) != nullptr;
        return m_giving(*column) != Giving::Later && !numbersItself(*column);
    });
}

/// Null: it is none, or its text cannot be read.
const GeneratedColumn* TargetRowWriter::generated(const Column& column) const
{
    const auto found = std::find_if(m_generated.begin(), m_generated.end(), [&](const GeneratedColumn& one) {
        return isSameName(one.name, column.name);
    });
    return found == m_generated.end() ? nullptr : &*found;
}

void TargetRowWriter::addRequired(const Column& column)
{
    need(quoted(column.name));
    m_required += column.name;
}

void TargetRowWriter::need(const QString& sql)
{
    for (const Column* const column : namedIn(sql))
        addColumn(*column);
}

void TargetRowWriter::addCheck(const QString& sql)
{
    need(sql);
    m_checks += sql;
}

int TargetRowWriter::addPart(const QString& sql, const QString& where)
{
    need(sql + u' ' + where);
    m_parts += where.isEmpty() ? QStringLiteral("(%1\n)").arg(sql)
                               : QStringLiteral("CASE WHEN (%1\n) THEN (%2\n) END").arg(where, sql);
    return static_cast<int>(m_parts.size()) - 1;
}

QStringList TargetRowWriter::given() const
{
    QStringList names;
    for (const Column& column : m_target.columns) {
        if (m_needed.contains(foldedName(column.name)) && m_giving(column) == Giving::Value)
            names += column.name;
    }
    return names;
}

TargetRowText TargetRowWriter::text() const
{
    TargetRowText text;
    if (m_needed.isEmpty())
        return text;
    const NameMap collations = collationsOf(m_target);
    QStringList definitions;
    for (const Column& column : m_target.columns) {
        if (!m_needed.contains(foldedName(column.name)))
            continue;
        QString definition = quoted(column.name) + u' ' + column.declaredType;
        if (makesKey(m_target, column))
            definition += QStringLiteral(" PRIMARY KEY");
        if (const QString collation = collations.value(foldedName(column.name)); !collation.isEmpty())
            definition += QStringLiteral(" COLLATE ") + quoted(collation);
        const GeneratedColumn* const computed = generated(column);
        if (computed)
            definition += QStringLiteral(" AS (%1)").arg(computed->expression);
        else if (!column.defaultSql.isNull())
            definition += QStringLiteral(" DEFAULT (%1)").arg(column.defaultSql);
        definitions += definition;
    }
    text.table = &m_target;
    text.create = QStringLiteral("CREATE TABLE one_row (%1)%2")
                      .arg(definitions.join(QStringLiteral(", ")),
                           m_target.isStrict ? QStringLiteral(" STRICT") : QString());
    text.columns = given();
    text.checks = m_checks;
    text.required = m_required;
    text.generated = m_generated;
    text.generated.removeIf(
        [this](const GeneratedColumn& column) { return !m_needed.contains(foldedName(column.name)); });
    text.parts = m_parts;
    return text;
}

} // namespace godwit::core
