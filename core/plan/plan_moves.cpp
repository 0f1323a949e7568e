// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_moves.h"

#include "core/plan/nearest.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool hasName(const QStringList& names, const QString& name)
{
    return std::any_of(names.begin(), names.end(), [&](const QString& one) { return isSameName(one, name); });
}

QString listed(const QStringList& names)
{
    QStringList all;
    for (const QString& name : names)
        all += named(name);
    return all.join(QStringLiteral(", "));
}

/// Finds the moves of one reference and says what stands in the way.
class Referred
{
public:
    Referred(const Plan& plan, const Catalog& target, const ReferenceUse& use)
        : m_target(target), m_use(use), m_moves(movesOf(plan))
    {
        for (const MoveStep* const move : std::as_const(m_moves)) {
            if (isSameName(accountedTable(*move), use.table) && !hasName(m_targets, move->into))
                m_targets += move->into;
        }
    }

    ReferredMoves find()
    {
        if (m_targets.isEmpty())
            return {};
        choose();
        if (m_found.why.isEmpty()) {
            for (int number = 0; number < m_moves.size(); ++number) {
                if (isSameName(accountedTable(*m_moves[number]), m_use.table) &&
                    isSameName(m_moves[number]->into, m_found.into))
                    m_found.moves += number;
            }
            m_found.why = whyNot();
        }
        return m_found;
    }

private:
    void choose()
    {
        QStringList meant;
        for (const QString& into : std::as_const(m_targets)) {
            if (m_use.into.isEmpty() ? isParent(into) : isSameName(m_use.into, into))
                meant += into;
        }
        if (meant.isEmpty() && !m_use.into.isEmpty()) {
            m_found.why = QStringLiteral("no move brings rows of %1 into %2%3")
                              .arg(named(m_use.table), named(m_use.into), suggestion(m_use.into, m_targets));
            return;
        }
        if (meant.isEmpty())
            meant = m_targets;
        if (meant.size() > 1) {
            const QStringList all = meant;
            meant.removeIf([&](const QString& into) { return keyOf(into).size() != 1; });
            if (meant.isEmpty())
                meant = all;
        }
        if (meant.size() == 1)
            m_found.into = meant.first();
        else
            m_found.why = QStringLiteral("moves bring rows of %1 into several tables, and nothing says which "
                                         "one's key is meant: %2. "
                                         "“into” says it, or the third argument of ref().")
                              .arg(named(m_use.table), listed(meant));
    }

    /// True if the column that gets the key refers to a table of the target.
    [[nodiscard]] bool isParent(const QString& into) const
    {
        return m_use.of && std::any_of(m_use.of->foreignKeys.begin(), m_use.of->foreignKeys.end(),
                                       [&](const ForeignKey& key) {
                                           return isSameName(key.parent, into) &&
                                                  hasName(key.columns, m_use.column);
                                       });
    }

    [[nodiscard]] QStringList keyOf(const QString& into) const
    {
        const Table* const table = m_target.table(into);
        return table ? table->primaryKey() : QStringList();
    }

    [[nodiscard]] QString whyNot() const
    {
        const Table* const table = m_target.table(m_found.into);
        if (!table)
            return {}; // told elsewhere
        const QStringList key = table->primaryKey();
        if (key.size() != 1)
            return QStringLiteral("a reference gives the new key as one value, and the target's table %1 has "
                                  "%2; a join with target.%3 finds its rows.")
                .arg(named(table->name),
                     key.isEmpty() ? QStringLiteral("no key")
                                   : QStringLiteral("the key ") + key.join(QStringLiteral(", ")),
                     table->name);
        if (const QString other = otherColumn(*table); !other.isEmpty())
            return QStringLiteral("%1 refers to the column %2 of %3, and a reference gives its key %4; a "
                                  "join with target.%5 finds the other.")
                .arg(named(m_use.column), named(other), named(table->name), named(key.first()), table->name);
        for (const int number : m_found.moves) {
            if (const QString why = whyNot(number, *table); !why.isEmpty())
                return why;
        }
        return {};
    }

    /// What the column refers to instead of the key.
    [[nodiscard]] QString otherColumn(const Table& parent) const
    {
        QString other;
        for (const ForeignKey& key : m_use.of ? m_use.of->foreignKeys : QList<ForeignKey>()) {
            if (!isSameName(key.parent, parent.name) || key.columns.size() != key.parentColumns.size())
                continue;
            for (qsizetype part = 0; part < key.columns.size(); ++part) {
                if (!isSameName(key.columns[part], m_use.column))
                    continue;
                if (isSameName(key.parentColumns[part], parent.primaryKey().first()))
                    return {};
                other = key.parentColumns[part];
            }
        }
        return other;
    }

    [[nodiscard]] QString whyNot(int number, const Table& table) const
    {
        const MoveStep& move = *m_moves[number];
        const QString title = QStringLiteral("%1 → %2").arg(move.from, move.into);
        if (m_use.movesBefore >= 0 && number >= m_use.movesBefore && number != m_use.ownMove)
            return QStringLiteral("the rows of %1 come with a later move, %2, and their new keys are not "
                                  "known before it; it has to stand before this step.")
                .arg(named(m_use.table), named(title));
        const Column& key = *table.column(table.primaryKey().first());
        if (!givesKey(move, key) && !numbersItself(table, key))
            return QStringLiteral(
                       "the move %1 gives the key %2 no value, so nothing tells which key a row got.")
                .arg(named(title), named(key.name));
        if (!move.group && std::any_of(move.joins.begin(), move.joins.end(),
                                       [](const Join& join) { return isCall(join.table.text); }))
            return QStringLiteral("the move %1 may make several rows of one row of %2, and a reference gives "
                                  "one key; a join with target.%3 finds them.")
                .arg(named(title), named(m_use.table), table.name);
        const bool isNamed = move.unique && isSameName(move.unique->column, key.name);
        if (number == m_use.ownMove && m_use.movesBefore >= 0 &&
            (move.group || isNamed || !givesKey(move, key)))
            return QStringLiteral("the new keys of %1 itself are not known before all its rows have moved. "
                                  "Move the old key, and set the column with an "
                                  "“update” step after this move.")
                .arg(named(m_use.table));
        return {};
    }

    [[nodiscard]] static bool givesKey(const MoveStep& move, const Column& key)
    {
        return move.carryAll ||
               std::any_of(move.columns.begin(), move.columns.end(),
                           [&](const ColumnValue& value) { return isSameName(value.column, key.name); });
    }

    /// json_each(…), and no query in brackets.
    static bool isCall(const QString& term)
    {
        const QList<SqlWord> words = sqlWords(term);
        return words.size() > 1 && words[0].isName() && words[1].text == QStringLiteral("(");
    }

    const Catalog& m_target;
    const ReferenceUse& m_use;
    QList<const MoveStep*> m_moves;
    QStringList m_targets; ///< that moves bring rows of the table into
    ReferredMoves m_found;
};

} // namespace

QList<const MoveStep*> movesOf(const Plan& plan)
{
    QList<const MoveStep*> moves;
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* move = std::get_if<MoveStep>(&step.work))
                moves.append(move);
        }
    }
    return moves;
}

QString accountedTable(const MoveStep& move)
{
    return move.query.isEmpty() ? move.from : move.accountsForTable;
}

bool numbersItself(const Table& table, const Column& column)
{
    return !table.isWithoutRowid && table.primaryKey().size() == 1 && column.keyPart == 1 &&
           isSameName(column.declaredType, u"INTEGER");
}

ReferredMoves referredMoves(const Plan& plan, const Catalog& target, const ReferenceUse& use)
{
    return Referred(plan, target, use).find();
}

} // namespace godwit::core
