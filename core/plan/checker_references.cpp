// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"
#include "core/schema/sql_references.h"

#include <algorithm>

namespace godwit::core {

namespace {

using VisitUse = std::function<void(const ReferenceUse&)>;

QList<SqlText> piecesOf(const ColumnValue& value)
{
    QList<SqlText> pieces{value.isLookup() ? value.of : value.expression, value.otherwise.value};
    if (value.reference)
        pieces += {value.reference->key, value.reference->missing.value, value.reference->quarantined.value};
    return pieces;
}

/// True for SQL in which a name of `let` stands.
bool usesName(const SqlText& sql, const QString& name)
{
    const QList<SqlWord> words = sqlWords(sql.text);
    for (qsizetype at = 0; at < words.size(); ++at) {
        const auto isSign = [&](qsizetype place, QStringView sign) {
            return place >= 0 && place < words.size() && words[place].kind == SqlWord::Kind::Sign &&
                   words[place].text == sign;
        };
        if (words[at].isName() && isSameName(words[at].text, name) && !isSign(at - 1, u".") &&
            !isSign(at + 1, u".") && !isSign(at + 1, u"("))
            return true;
    }
    return false;
}

/// Visits the references of one step; what a name of `let` stands for with each column that uses it.
class Uses
{
public:
    Uses(int movesBefore, int ownMove, const QList<ColumnValue>& lets, const VisitUse& visit)
        : m_movesBefore(movesBefore), m_ownMove(ownMove), m_lets(lets), m_visit(visit)
    {
    }

    void takeColumns(const QList<ColumnValue>& values, const Table* table)
    {
        m_table = table;
        for (const ColumnValue& value : values) {
            m_column = value.column;
            takeValue(value, m_lets.size());
        }
        m_table = nullptr;
        m_column.clear();
    }

    void take(const SqlText& sql) { takeSql(sql, m_lets.size()); }

private:
    /// `lets`: so many names may stand in it.
    void takeValue(const ColumnValue& value, qsizetype lets)
    {
        if (value.reference)
            visit(value.reference->table, value.reference->into, value.at);
        for (const SqlText& sql : piecesOf(value))
            takeSql(sql, lets);
    }

    void takeSql(const SqlText& sql, qsizetype lets)
    {
        for (const RefCall& call : refCalls(sql.text))
            visit(call.table, call.into, sql.at);
        for (qsizetype at = 0; at < lets; ++at) {
            if (usesName(sql, m_lets[at].column))
                takeValue(m_lets[at], at);
        }
    }

    void visit(const QString& table, const QString& into, const Position& at)
    {
        m_visit({.table = table,
                 .into = into,
                 .of = m_table,
                 .column = m_column,
                 .at = at,
                 .movesBefore = m_movesBefore,
                 .ownMove = m_ownMove});
    }

    int m_movesBefore;
    int m_ownMove;
    const QList<ColumnValue>& m_lets;
    const VisitUse& m_visit;
    const Table* m_table = nullptr;
    QString m_column;
};

void visitMove(const MoveStep& move, Uses& uses, const Catalog& target)
{
    uses.takeColumns(move.columns, target.table(move.into));
    uses.take(move.query);
    for (const Join& join : move.joins) {
        uses.take(join.table);
        uses.take(join.on);
    }
    for (const Where& where : move.where)
        uses.take(where.condition);
    for (const Reject& reject : move.reject)
        uses.take(reject.when);
    if (move.group)
        uses.take(move.group->keep);
}

void visitUpdate(const UpdateStep& update, Uses& uses, const Catalog& target)
{
    uses.takeColumns(update.set, target.table(update.table));
    for (const Where& where : update.where)
        uses.take(where.condition);
    for (const Reject& reject : update.reject)
        uses.take(reject.when);
    uses.take(update.order);
}

void forEachUse(const Plan& plan, const Catalog& target, const VisitUse& visit)
{
    const QList<ColumnValue> none;
    int moves = 0;
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const move = std::get_if<MoveStep>(&step.work)) {
                Uses uses(moves, moves, move->let, visit);
                visitMove(*move, uses, target);
                ++moves;
                continue;
            }
            const auto* const update = std::get_if<UpdateStep>(&step.work);
            Uses uses(moves, -1, update ? update->let : none, visit);
            if (update)
                visitUpdate(*update, uses, target);
            else if (const auto* const erase = std::get_if<DeleteStep>(&step.work))
                uses.take(erase->when);
            else if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work))
                uses.takeColumns(rebuild->columns, target.table(rebuild->table));
            else if (const auto* const script = std::get_if<SqlStep>(&step.work))
                uses.take(script->script);
        }
    }
}

/// Names that nothing uses are looked at as well.
void checkNames(const Plan& plan, const QStringList& accounted, QList<Error>& errors)
{
    const auto check = [&](const QString& table, const QString& what, const Position& at) {
        if (!containsName(accounted, table))
            addError(errors, ErrorCode::PlanReference, at,
                     QStringLiteral("%1 the table %2, whose rows no move accounts for%3")
                         .arg(what, named(table), suggestion(table, accounted)));
    };
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const move = std::get_if<MoveStep>(&step.work);
            const auto* const update = std::get_if<UpdateStep>(&step.work);
            const auto* const rebuild = std::get_if<RebuildStep>(&step.work);
            for (const ColumnValue& value : move      ? move->let + move->columns
                                            : update  ? update->let + update->set
                                            : rebuild ? rebuild->columns
                                                      : QList<ColumnValue>()) {
                if (value.reference)
                    check(value.reference->table, QStringLiteral("the reference names"), value.at);
            }
            forEachSql(step, [&](const SqlText& sql, SqlPlace place) {
                for (const RefCall& call : place == SqlPlace::Move ? refCalls(sql.text) : QList<RefCall>()) {
                    check(call.table, QStringLiteral("ref() names"), sql.at);
                    if (call.isUnclear)
                        addError(errors, ErrorCode::PlanReference, sql.at,
                                 QStringLiteral(
                                     "the third argument of ref() is the name of a table of the target."));
                }
            });
        }
    }
}

/// One error a place, however many columns a name of `let` stands in.
void addOnce(QList<Error>& errors, ErrorCode code, const Position& at, const QString& what)
{
    QList<Error> one;
    addError(one, code, at, what);
    const bool isThere = std::any_of(errors.begin(), errors.end(),
                                     [&](const Error& error) { return error.what == one.first().what; });
    if (!isThere)
        errors += one;
}

/// What a plan names rows of a table by: the key that a move of them states, else the primary key.
QStringList referenceKey(const Table& table, const MoveStep& move)
{
    return move.query.isEmpty() && !move.key.isEmpty() ? move.key : table.primaryKey();
}

} // namespace

void checkReferences(const Plan& plan, const Catalog& target, QList<Error>& errors)
{
    QStringList accounted;
    for (const MoveStep* const move : movesOf(plan)) {
        if (!accountedTable(*move).isEmpty())
            accounted.append(accountedTable(*move));
    }
    checkNames(plan, accounted, errors);
    if (!errors.isEmpty())
        return; // what a move lacks by mistake would be said a second time
    forEachUse(plan, target, [&](const ReferenceUse& use) {
        if (const QString why = referredMoves(plan, target, use).why; !why.isEmpty())
            addOnce(errors, ErrorCode::PlanUnclearReference, use.at, why);
    });
}

void checkReferenceKeys(const Plan& plan, const Catalog& source, const Catalog& target, QList<Error>& errors)
{
    const QList<const MoveStep*> moves = movesOf(plan);
    forEachUse(plan, target, [&](const ReferenceUse& use) {
        const Table* const table = source.table(use.table);
        const ReferredMoves referred = referredMoves(plan, target, use);
        if (!table || referred.moves.isEmpty())
            return;
        const QStringList key = referenceKey(*table, *moves[referred.moves.first()]);
        if (key.size() != 1)
            addOnce(errors, ErrorCode::PlanReference, use.at,
                    QStringLiteral(
                        "a reference finds a row by one value, and %1 has %2; a join with it finds its rows.")
                        .arg(named(use.table),
                             key.isEmpty() ? QStringLiteral("no key")
                                           : QStringLiteral("the key ") + key.join(QStringLiteral(", "))));
        for (const int number : referred.moves) {
            if (key.size() == 1 && !isSameName(referenceKey(*table, *moves[number]).join(u'\n'), key.first()))
                addOnce(errors, ErrorCode::PlanUnclearReference, use.at,
                        QStringLiteral("the moves of %1 into %2 know its rows by different keys; a reference "
                                       "finds a row by one of them.")
                            .arg(named(use.table), named(referred.into)));
        }
    });
}

} // namespace godwit::core
