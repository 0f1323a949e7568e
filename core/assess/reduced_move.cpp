// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/reduced_move.h"

#include "core/assess/index_text.h"
#include "core/assess/move_expressions.h"
#include "core/assess/target_row_text.h"
#include "core/schema/collations.h"
#include "core/schema/table_checks.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

class Reducer
{
public:
    Reducer(const Table* source, const Table& target, const PlacedStep<MoveStep>& move,
            const MoveSurroundings& around)
        : m_source(source),
          m_target(target),
          m_at(move.at),
          m_move(*move.work),
          m_around(around),
          m_row(target, [this](const Column& column) { return givingOf(column); })
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
        m_reduced.isGrouped = m_move.group.has_value();
        collectGiven();
        reduceRules();
        if (!m_reduced.notRun.isEmpty())
            return m_reduced;
        for (const ColumnValue& value : m_given) {
            if (asksForMoved(value, m_move.let))
                m_reduced.notCounted +=
                    QStringLiteral("%1 depends on rows that have moved by then.").arg(value.column);
            else if (canFail(value, m_move.let, [this](const QString& name) { return mayBeNow(name); }))
                take(value);
        }
        lookForNull();
        lookAtKeys();
        lookAtTypes();
        lookAtChecks();
        lookAtParents();
        m_reduced.row = m_row.text();
        for (const QString& name : m_row.given())
            take(*given(name));
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

    [[nodiscard]] TargetRowWriter::Giving givingOf(const Column& column) const
    {
        const ColumnValue* const value = given(column.name);
        if (!value)
            return TargetRowWriter::Giving::Nothing;
        return asksForMoved(*value, m_move.let) ? TargetRowWriter::Giving::Later
                                                : TargetRowWriter::Giving::Value;
    }

    [[nodiscard]] bool isLet(const QString& name) const
    {
        return std::any_of(m_move.let.begin(), m_move.let.end(),
                           [&](const ColumnValue& let) { return isSameName(let.column, name); });
    }

    /// The profile has seen every value of the source's own columns.
    [[nodiscard]] bool mayBeNow(const QString& name) const
    {
        const bool isOwn = m_source && m_move.joins.isEmpty() && m_move.query.isEmpty() && !isLet(name);
        const Column* const column = isOwn ? m_source->column(name) : nullptr;
        const ColumnProfile* const profile = column ? profileOf(*column) : nullptr;
        return !profile || profile->asksNow > 0;
    }

    /// Unaltered from the source's own column; null: computed.
    [[nodiscard]] const Column* carried(const ColumnValue& value) const
    {
        if (!m_source || value.isLookup() || value.reference || !m_move.joins.isEmpty() ||
            !m_move.query.isEmpty())
            return nullptr;
        const QString name = bareColumn(value.expression.text);
        return name.isEmpty() || isLet(name) ? nullptr : m_source->column(name);
    }

    [[nodiscard]] const ColumnProfile* profileOf(const Column& column) const
    {
        const TableProfile* const table = m_around.profile;
        if (!table || !table->notRun.isEmpty())
            return nullptr;
        const auto found = std::find_if(table->columns.begin(), table->columns.end(),
                                        [&](const ColumnProfile& one) { return one.name == column.name; });
        return found == table->columns.end() ? nullptr : &*found;
    }

    [[nodiscard]] qint64 nullsIn(const Column& column) const
    {
        const ColumnProfile* const profile = profileOf(column);
        return profile ? profile->nulls : -1;
    }

    void lookForNull()
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
            lookAtKey(0, primary, {});
        for (qsizetype at = 0; at < m_target.indexes.size(); ++at) {
            const Index& index = m_target.indexes[at];
            const IndexText text = textOf(index);
            const int number = static_cast<int>(at) + 1;
            const bool isPlain = std::none_of(index.columns.begin(), index.columns.end(),
                                              [](const QString& column) { return column.isNull(); });
            if (!index.isUnique || (!index.isPartial && index.columns == primary && text.parts.isEmpty()))
                continue;
            if (index.isPartial || !isPlain)
                lookAtRowKey(number, index, text);
            else
                lookAtKey(number, index.columns, text);
        }
    }

    [[nodiscard]] DuplicateKey begunKey(const QStringList& columns) const
    {
        return {.step = m_at,
                .table = m_target.name,
                .columns = columns,
                .index = {},
                .source = m_move.from,
                .isAcross = false,
                .keys = -1,
                .rows = -1,
                .settledBy = settledBy(columns),
                .notRun = {},
                .query = {},
                .sampleColumns = {},
                .samples = {}};
    }

    /// A partial index, or one over expressions: the row itself is asked.
    void lookAtRowKey(int number, const Index& index, const IndexText& text)
    {
        QStringList columns;
        for (const IndexText::Part& part : text.parts)
            columns += bareColumn(part.sql).isEmpty() ? part.sql.simplified() : bareColumn(part.sql);
        LookedAtKey key{.number = number, .found = begunKey(columns), .parts = {}, .isOfRow = true};
        key.found.index = index.name;
        const QString all = columns.join(u' ') + u' ' + text.where;
        if (text.parts.isEmpty() || !m_row.knows(all))
            key.found.notRun =
                QStringLiteral("Which rows the index %1 covers, and as what, is known when they are there.")
                    .arg(index.name);
        else if (m_move.unique && mentionsName(all, m_move.unique->column) && key.found.settledBy.isEmpty())
            key.found.notRun = QStringLiteral("%1 may get a suffix.").arg(m_move.unique->column);
        for (const IndexText::Part& part : key.found.notRun.isEmpty() ? text.parts : QList<IndexText::Part>()) {
            const Column* const column = m_target.column(bareColumn(part.sql));
            const QString own = column ? collationsOf(m_target).value(foldedName(column->name)) : QString();
            const auto compared = keyPartOf(part.collation.isNull() ? own : part.collation,
                                            m_row.addPart(part.sql, text.where));
            if (!compared) {
                key.found.notRun =
                    QStringLiteral("%1 compares by a collation that only the application has.").arg(index.name);
                key.parts.clear();
                break;
            }
            key.parts.push_back(*compared);
        }
        m_reduced.keys += key;
    }

    /// Values that a STRICT table or a row id cannot hold. What the profile has seen to fit is not asked.
    void lookAtTypes()
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

    [[nodiscard]] static bool fits(const Column& column, const ColumnProfile& values)
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

    void lookAtChecks()
    {
        const QStringList checks = m_reduced.isGrouped ? QStringList() : checksOf(m_target);
        for (const QString& check : checks) {
            if (m_row.knows(check))
                m_row.addCheck(check);
            else
                m_reduced.notCounted +=
                    QStringLiteral("Whether “%1” holds is known when the rows are there.").arg(check.simplified());
        }
        if (m_reduced.isGrouped && !checksOf(m_target).isEmpty())
            m_reduced.notCounted +=
                QStringLiteral("Which row of a group the target's CHECKs refuse is known when they are there.");
    }

    void lookAtParents()
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

    void lookAtKey(int number, const QStringList& columns, const IndexText& text)
    {
        LookedAtKey key{.number = number, .found = begunKey(columns), .parts = {}, .isOfRow = false};
        bool isProven = true;
        QStringList own;
        for (qsizetype at = 0; at < columns.size(); ++at) {
            const QString& name = columns[at];
            const QString collation = at < text.parts.size() ? text.parts[at].collation : QString();
            const Column* const column = m_target.column(name);
            const ColumnValue* const value = given(name);
            if (!value && (makesKey(m_target, *column) || column->defaultSql.isNull()))
                return; // SQLite numbers the rows; or it is NULL, which is equal to nothing
            const auto part = keyPartOf(m_target, *column, 0, collation);
            const Column* const source = value ? carried(*value) : nullptr;
            isProven = isProven && collation.isNull() && source && compareAlike(*source, *column);
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
        } else if (isProven && !m_around.sharesTarget && isUniqueInSource(own)) {
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
    const MoveSurroundings& m_around;
    TargetRowWriter m_row;
    QList<ColumnValue> m_given;
    ReducedMove m_reduced;
};

} // namespace

ReducedMove reduceMove(const Table* source, const Table& target, const PlacedStep<MoveStep>& move,
                       const MoveSurroundings& around)
{
    return Reducer(source, target, move, around).reduce();
}

} // namespace godwit::core
