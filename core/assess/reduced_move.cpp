// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/reducer.h"

#include "core/schema/sql_words.h"
#include "core/schema/table_checks.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

ReducedMove Reducer::reduce()
{
    m_reduced.step = m_move;
    m_reduced.step.columns.clear();
    m_reduced.step.carryAll = false;
    m_reduced.step.group.reset();
    m_reduced.step.unique.reset();
    m_reduced.step.limit = {};
    m_reduced.isGrouped = m_move.group.has_value();
    collectGiven();
    reduceRules();
    if (!m_reduced.notRun.isEmpty())
        return m_reduced;
    for (const ColumnValue& value : m_given) {
        if (asksForMoved(value))
            m_reduced.notCounted +=
                QStringLiteral("%1 depends on rows that have moved by then.").arg(value.column);
        else if (canFail(value, m_move.let, [this](const QString& name) { return mayBeNow(name); }))
            take(value);
    }
    lookForNull();
    lookAtKeys();
    lookAtTypes();
    lookAtChecks();
    lookAtRequired();
    lookAtParents();
    m_reduced.row = m_row.text();
    for (const QString& name : m_row.given())
        take(*given(name));
    return m_reduced;
}

void Reducer::collectGiven()
{
    m_given = m_move.columns;
    if (!m_move.carryAll || !m_source)
        return;
    for (const QString& name : m_target.columnNames()) {
        const Column* const carried = m_source->column(name);
        const bool isGiven =
            std::any_of(m_move.columns.begin(), m_move.columns.end(),
                        [&](const ColumnValue& value) { return isSameName(value.column, name); });
        if (!carried || isGiven)
            continue;
        ColumnValue value;
        value.column = name;
        value.expression.text = quoted(m_source->name) + u'.' + quoted(carried->name);
        m_given += value;
    }
}

void Reducer::reduceRules()
{
    for (const Where& where : m_move.where) {
        if (asksForMoved(where.condition.text))
            m_reduced.notRun =
                QStringLiteral("Its rule “%1” looks at rows that have moved by then.").arg(where.rule);
    }
    for (const Join& join : m_move.joins) {
        if (asksForMoved(join.table.text) || asksForMoved(join.on.text))
            m_reduced.notRun = QStringLiteral("It joins with rows that have moved by then.");
    }
    if (asksForMoved(m_move.query.text))
        m_reduced.notRun = QStringLiteral("Its query reads rows that have moved by then.");
    m_reduced.step.reject.clear();
    for (const Reject& reject : m_move.reject) {
        if (asksForMoved(reject.when.text))
            m_reduced.notCounted +=
                QStringLiteral("“%1” looks at rows that have moved by then.").arg(reject.because);
        else
            m_reduced.step.reject += reject;
    }
}

void Reducer::take(const ColumnValue& value)
{
    const bool isTaken =
        std::any_of(m_reduced.step.columns.begin(), m_reduced.step.columns.end(),
                    [&](const ColumnValue& one) { return isSameName(one.column, value.column); });
    if (!isTaken)
        m_reduced.step.columns += value;
}

const ColumnValue* Reducer::given(const QString& column) const
{
    const auto found = std::find_if(m_given.begin(), m_given.end(),
                                    [&](const ColumnValue& one) { return isSameName(one.column, column); });
    return found == m_given.end() ? nullptr : &*found;
}

TargetRowWriter::Giving Reducer::givingOf(const Column& column) const
{
    const ColumnValue* const value = given(column.name);
    if (!value)
        return TargetRowWriter::Giving::Nothing;
    return asksForMoved(*value) ? TargetRowWriter::Giving::Later : TargetRowWriter::Giving::Value;
}

bool Reducer::isLet(const QString& name) const
{
    return std::any_of(m_move.let.begin(), m_move.let.end(),
                       [&](const ColumnValue& let) { return isSameName(let.column, name); });
}

bool Reducer::mayBeNow(const QString& name) const
{
    const bool isOwn = m_source && m_move.joins.isEmpty() && m_move.query.isEmpty() && !isLet(name);
    const Column* const column = isOwn ? m_source->column(name) : nullptr;
    const ColumnProfile* const profile = column ? profileOf(*column) : nullptr;
    return !profile || profile->asksNow > 0;
}

const Column* Reducer::carried(const ColumnValue& value) const
{
    if (!m_source || value.isLookup() || value.reference || !m_move.joins.isEmpty() ||
        !m_move.query.isEmpty())
        return nullptr;
    const QString name = bareColumn(value.expression.text);
    return name.isEmpty() || isLet(name) ? nullptr : m_source->column(name);
}

const ColumnProfile* Reducer::profileOf(const Column& column) const
{
    const TableProfile* const table = m_around.profile;
    if (!table || !table->notRun.isEmpty())
        return nullptr;
    const auto found = std::find_if(table->columns.begin(), table->columns.end(),
                                    [&](const ColumnProfile& one) { return one.name == column.name; });
    return found == table->columns.end() ? nullptr : &*found;
}

qint64 Reducer::nullsIn(const Column& column) const
{
    const ColumnProfile* const profile = profileOf(column);
    return profile ? profile->nulls : -1;
}

void Reducer::lookForNull()
{
    for (const Column& column : m_target.columns) {
        const ColumnValue* const value = given(column.name);
        if (!column.notNull || column.isGenerated || column.isHidden || makesKey(m_target, column) || !value)
            continue; // the checker refuses a plan that gives no value where one is needed
        MissingField field{.step = m_at,
                           .table = m_target.name,
                           .column = column.name,
                           .source = m_move.from,
                           .rows = -1,
                           .notRun = {},
                           .query = value->isLookup() ? value->of.text : value->expression.text,
                           .sampleColumns = {},
                           .samples = {}};
        const Column* const own = carried(*value);
        if (asksForMoved(*value))
            field.notRun = QStringLiteral("It depends on rows that have moved by then.");
        else if ((own && nullsIn(*own) == 0) || isLiteral(value->expression.text))
            field.rows = 0;
        else
            take(*value);
        m_reduced.missing += field;
    }
}

void Reducer::lookAtTypes()
{
    for (const Column& column : m_target.columns) {
        const ColumnValue* const value = given(column.name);
        if (!value || column.isGenerated || givingOf(column) != TargetRowWriter::Giving::Value ||
            (!m_target.isStrict && !makesKey(m_target, column)))
            continue;
        const Column* const source = carried(*value);
        const ColumnProfile* const profile = source ? profileOf(*source) : nullptr;
        if (!profile || !fits(column, *profile))
            m_row.addColumn(column);
    }
}

bool Reducer::fits(const Column& column, const ColumnProfile& values)
{
    const QString type = column.declaredType.toUpper();
    if (type == QStringLiteral("ANY"))
        return true;
    if (type == QStringLiteral("TEXT"))
        return values.blobs == 0;
    if (type == QStringLiteral("BLOB"))
        return values.integers + values.reals + values.texts == 0;
    return values.texts + values.blobs == 0 && (type == QStringLiteral("REAL") || values.reals == 0);
}

void Reducer::lookAtChecks()
{
    const QStringList checks = m_reduced.isGrouped ? QStringList() : checksOf(m_target);
    for (const QString& check : checks) {
        if (m_row.knows(check))
            m_row.addCheck(check);
        else
            m_reduced.notCounted += QStringLiteral("Whether “%1” holds is known when the rows are there.")
                                        .arg(check.simplified());
    }
    if (m_reduced.isGrouped && !checksOf(m_target).isEmpty())
        m_reduced.notCounted +=
            QStringLiteral("Which row of a group the target's CHECKs refuse is known when they are there.");
}

void Reducer::lookAtRequired()
{
    for (const Column& column : m_target.columns) {
        if (!column.isGenerated || !column.notNull)
            continue;
        if (!m_reduced.isGrouped && m_row.knows(quoted(column.name)))
            m_row.addRequired(column);
        else
            m_reduced.notCounted +=
                QStringLiteral("Whether %1, which is computed, has a value is known when the rows are there.")
                    .arg(column.name);
    }
}

void Reducer::lookAtParents()
{
    for (const ForeignKey& key : m_target.foreignKeys) {
        const bool isGiven = std::any_of(key.columns.begin(), key.columns.end(), [&](const QString& name) {
            const Column* const column = m_target.column(name);
            return column && givingOf(*column) == TargetRowWriter::Giving::Value;
        });
        if (isGiven && m_around.filled.contains(foldedName(key.parent)))
            m_reduced.notCounted +=
                QStringLiteral("Rows whose %1 will find nothing in %2 are known when those have moved.")
                    .arg(key.columns.join(QStringLiteral(", ")), key.parent);
    }
}

ReducedMove reduceMove(const Table* source, const Table& target, const PlacedStep<MoveStep>& move,
                       const MoveSurroundings& around)
{
    return Reducer(source, target, move, around).reduce();
}

} // namespace godwit::core
