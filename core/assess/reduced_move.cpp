// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/reduced_move.h"

#include "core/assess/move_expressions.h"
#include "core/schema/collations.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

class Reducer
{
public:
    Reducer(const Table* source, const Table& target, const PlacedStep<MoveStep>& move,
            const TableProfile* profile)
        : m_source(source), m_target(target), m_at(move.at), m_move(*move.work), m_profile(profile)
    {
    }

    ReducedMove reduce()
    {
        m_reduced.step = m_move;
        m_reduced.step.columns.clear();
        m_reduced.step.carryAll = false;
        m_reduced.step.group.reset();
        m_reduced.step.unique.reset();
        m_reduced.step.limit = {};
        collectGiven();
        reduceRules();
        if (!m_reduced.notRun.isEmpty())
            return m_reduced;
        for (const ColumnValue& value : m_given) {
            if (asksForMoved(value, m_move.let))
                m_reduced.notCounted +=
                    QStringLiteral("%1 depends on rows that have moved by then.").arg(value.column);
            else if (canFail(value, m_move.let))
                take(value);
        }
        lookForNull();
        lookAtKeys();
        return m_reduced;
    }

private:
    void collectGiven()
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

    void reduceRules()
    {
        for (const Where& where : m_move.where) {
            if (asksForMoved(where.condition.text, m_move.let))
                m_reduced.notRun =
                    QStringLiteral("Its rule “%1” looks at rows that have moved by then.").arg(where.rule);
        }
        for (const Join& join : m_move.joins) {
            if (asksForMoved(join.table.text, m_move.let) || asksForMoved(join.on.text, m_move.let))
                m_reduced.notRun = QStringLiteral("It joins with rows that have moved by then.");
        }
        if (asksForMoved(m_move.query.text, m_move.let))
            m_reduced.notRun = QStringLiteral("Its query reads rows that have moved by then.");
        m_reduced.step.reject.clear();
        for (const Reject& reject : m_move.reject) {
            if (asksForMoved(reject.when.text, m_move.let))
                m_reduced.notCounted +=
                    QStringLiteral("“%1” looks at rows that have moved by then.").arg(reject.because);
            else
                m_reduced.step.reject += reject;
        }
    }

    void take(const ColumnValue& value)
    {
        const bool isTaken =
            std::any_of(m_reduced.step.columns.begin(), m_reduced.step.columns.end(),
                        [&](const ColumnValue& one) { return isSameName(one.column, value.column); });
        if (!isTaken)
            m_reduced.step.columns += value;
    }

    [[nodiscard]] const ColumnValue* given(const QString& column) const
    {
        const auto found = std::find_if(m_given.begin(), m_given.end(), [&](const ColumnValue& one) {
            return isSameName(one.column, column);
        });
        return found == m_given.end() ? nullptr : &*found;
    }

    /// SQLite gives the key of a row that comes without one.
    [[nodiscard]] bool makesKey(const Column& column) const
    {
        return column.keyPart > 0 && m_target.primaryKey().size() == 1 && !m_target.isWithoutRowid &&
               isSameName(column.declaredType, u"INTEGER");
    }

    /// Unaltered from the source's own column; null: computed.
    [[nodiscard]] const Column* carried(const ColumnValue& value) const
    {
        if (!m_source || value.isLookup() || value.reference || !m_move.joins.isEmpty() ||
            !m_move.query.isEmpty())
            return nullptr;
        const QString name = bareColumn(value.expression.text);
        const bool isLet = std::any_of(m_move.let.begin(), m_move.let.end(),
                                       [&](const ColumnValue& let) { return isSameName(let.column, name); });
        return name.isEmpty() || isLet ? nullptr : m_source->column(name);
    }

    [[nodiscard]] qint64 nullsIn(const Column& column) const
    {
        if (!m_profile || !m_profile->notRun.isEmpty())
            return -1;
        const auto found = std::find_if(m_profile->columns.begin(), m_profile->columns.end(),
                                        [&](const ColumnProfile& one) { return one.name == column.name; });
        return found == m_profile->columns.end() ? -1 : found->nulls;
    }

    void lookForNull()
    {
        for (const Column& column : m_target.columns) {
            const ColumnValue* const value = given(column.name);
            if (!column.notNull || column.isGenerated || column.isHidden || makesKey(column) || !value)
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
            if (asksForMoved(*value, m_move.let))
                field.notRun = QStringLiteral("It depends on rows that have moved by then.");
            else if ((own && nullsIn(*own) == 0) || isLiteral(value->expression.text))
                field.rows = 0;
            else
                take(*value);
            m_reduced.missing += field;
        }
    }

    void lookAtKeys()
    {
        const QStringList primary = m_target.primaryKey();
        if (!primary.isEmpty())
            lookAtKey(primary, {});
        for (const Index& index : m_target.indexes) {
            if (!index.isUnique || index.columns == primary)
                continue;
            const bool isPlain = std::none_of(index.columns.begin(), index.columns.end(),
                                              [](const QString& column) { return column.isNull(); });
            if (index.isPartial || !isPlain)
                lookAtKey({index.name},
                          QStringLiteral(
                              "Which rows the index %1 covers, and as what, is known when they are there.")
                              .arg(index.name));
            else
                lookAtKey(index.columns, {});
        }
    }

    void lookAtKey(const QStringList& columns, const QString& notRun)
    {
        LookedAtKey key;
        key.found = {.step = m_at,
                     .table = m_target.name,
                     .columns = columns,
                     .source = m_move.from,
                     .keys = -1,
                     .rows = -1,
                     .settledBy = settledBy(columns),
                     .notRun = notRun,
                     .query = {},
                     .sampleColumns = {},
                     .samples = {}};
        bool isProven = true;
        QStringList own;
        for (const QString& name : notRun.isEmpty() ? columns : QStringList()) {
            const Column* const column = m_target.column(name);
            const ColumnValue* const value = given(name);
            if (!value && (makesKey(*column) || column->defaultSql.isNull()))
                return; // SQLite numbers the rows; or it is NULL, which is equal to nothing
            const auto part = keyPartOf(m_target, *column, 0);
            const Column* const source = value ? carried(*value) : nullptr;
            isProven = isProven && source && compareAlike(*source, *column);
            own += source ? source->name : QString();
            if (!part)
                key.found.notRun =
                    QStringLiteral("%1 compares by a collation that only the application has.").arg(name);
            else if (!value)
                key.found.notRun = QStringLiteral("%1 gets its default.").arg(name);
            else if (asksForMoved(*value, m_move.let))
                key.found.notRun = QStringLiteral("%1 depends on rows that have moved by then.").arg(name);
            else
                key.parts.push_back(*part);
        }
        if (!key.found.notRun.isEmpty()) {
            key.parts.clear();
        } else if (isProven && isUniqueInSource(own)) {
            key.found.keys = 0;
            key.found.rows = 0;
            key.parts.clear();
        } else {
            for (const QString& name : columns)
                take(*given(name));
        }
        m_reduced.keys += key;
    }

    [[nodiscard]] bool compareAlike(const Column& source, const Column& target) const
    {
        return isSameName(source.declaredType, target.declaredType) &&
               collationsOf(*m_source).value(foldedName(source.name)).toLower() ==
                   collationsOf(m_target).value(foldedName(target.name)).toLower();
    }

    [[nodiscard]] bool isUniqueInSource(const QStringList& columns) const
    {
        const auto within = [&](const QStringList& key) {
            return !key.isEmpty() && std::all_of(key.begin(), key.end(), [&](const QString& part) {
                return !part.isNull() && columns.contains(part, Qt::CaseInsensitive);
            });
        };
        return within(m_source->primaryKey()) ||
               std::any_of(m_source->indexes.begin(), m_source->indexes.end(), [&](const Index& index) {
                   return index.isUnique && !index.isPartial && within(index.columns);
               });
    }

    [[nodiscard]] QString settledBy(const QStringList& columns) const
    {
        if (m_move.group)
            return QStringLiteral("group");
        return m_move.unique && columns.contains(m_move.unique->column, Qt::CaseInsensitive)
                   ? QStringLiteral("unique")
                   : QString();
    }

    const Table* m_source;
    const Table& m_target;
    const PlanStep m_at;
    const MoveStep& m_move;
    const TableProfile* m_profile;
    QList<ColumnValue> m_given;
    ReducedMove m_reduced;
};

} // namespace

ReducedMove reduceMove(const Table* source, const Table& target, const PlacedStep<MoveStep>& move,
                       const TableProfile* profile)
{
    return Reducer(source, target, move, profile).reduce();
}

} // namespace godwit::core
