// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/update_evaluation.h"

#include "core/move/constraint_cause.h"
#include "core/move/noting_calls.h"
#include "core/move/row_walk.h"
#include "core/sqlite/guard.h"

namespace godwit::core {

Status UpdateEvaluation::prepare()
{
    {
        const Guard guard(m_scene.work, Guard::Kind::Reading);
        const QStringList terms = QStringList{m_text.order.identity().list(m_text.alias)} + m_text.terms;
        GODWIT_TRY(auto one,
                   m_scene.work.preparePersistent(QString(m_text.failing)
                                                      .replace(m_text.failing.indexOf(QStringLiteral("%1")),
                                                               2, terms.join(QStringLiteral(",\n  ")))));
        m_scene.bindParameters(one);
        m_one.emplace(std::move(one));
    }
    GODWIT_TRY(auto walk, KeyWalk::create(m_scene, m_text.order, m_text.table, m_text.alias, m_text.terms));
    m_walk.emplace(std::move(walk));
    GODWIT_TRY(auto insert, m_scene.work.preparePersistent(m_text.insertValue));
    m_insert.emplace(std::move(insert));
    return {};
}

Result<bool> UpdateEvaluation::runBatch(BatchClock& clock)
{
    return walkRows(
        m_scene, *m_walk, m_text.order, m_text.table, m_cursor, clock,
        [this](const Statement& row) { return takeEvaluated(row, m_cursor.last); },
        [this](const Error& error) { return takeFailed(error, m_cursor.last); });
}

Result<bool> UpdateEvaluation::runOne(const Row& identity)
{
    m_one->reset();
    KeyOrder::bind(*m_one, identity);
    m_scene.clearNotes();
    const auto stepped = m_scene.step(*m_one, true);
    if (!stepped) {
        GODWIT_CHECK(takeFailed(stepped.error(), identity));
        return true;
    }
    if (*stepped)
        GODWIT_CHECK(takeEvaluated(*m_one, identity));
    const bool isThere = *stepped;
    m_one->reset();
    return isThere;
}

Status UpdateEvaluation::takeEvaluated(const Statement& row, const Row& identity)
{
    for (int index = 0; index < m_step.where.size(); ++index) {
        if (row.integer(m_text.whereAt + index) == 0)
            return leaveOut(index, identity);
    }
    if (m_scene.verdict->isSkipped && !m_scene.verdict->isRejected) {
        ++m_cursor.skipped;
        return {};
    }
    GODWIT_TRY(const auto fault, faultOf(row, identity));
    if (fault)
        return store(identity, *fault);
    m_insert->bindInteger(1, 0);
    for (int part = 2; part < 5; ++part)
        m_insert->bindText(part, {});
    m_insert->bindAll(identity, 5);
    for (int column = 0; column < m_text.columns.size(); ++column)
        m_insert->bindColumn(m_text.insertedValue(column), row, m_text.valuesAt + column);
    return m_insert->run();
}

/// A row that a rule leaves alone; or that is put aside, where the rule is not true because a value cannot be read.
Status UpdateEvaluation::leaveOut(int where, const Row& identity)
{
    GODWIT_TRY(const auto fault, notedBy(where, identity));
    if (fault)
        return store(identity, *fault);
    ++m_cursor.skipped;
    return {};
}

Result<std::optional<ChangeFault>> UpdateEvaluation::notedBy(int where, const Row& identity)
{
    const QString& condition = m_text.terms[where];
    if (!m_scene.verdict->isRejected || !canNote(condition))
        return std::optional<ChangeFault>();
    GODWIT_TRY(const QString found, failingColumn(m_scene, {m_text.failing, {m_step.where[where].rule}, {condition}}, identity, nullptr));
    const RowVerdict& noted = *m_scene.verdict;
    if (found.isEmpty() || !noted.isRejected)
        return std::optional<ChangeFault>();
    return std::optional(ChangeFault{.code = noted.code, .cause = noted.cause, .column = {}, .firstCause = noted.firstCause});
}

Result<std::optional<ChangeFault>> UpdateEvaluation::faultOf(const Statement& row, const Row& identity)
{
    for (int index = 0; index < m_step.reject.size(); ++index) {
        if (row.integer(m_text.rejectAt + index) != 0)
            return std::optional(ChangeFault{.code = ErrorCode::RowRejected,
                                             .cause = m_step.reject[index].because,
                                             .column = {},
                                             .firstCause = {}});
    }
    if (!m_scene.verdict->isRejected)
        return std::optional<ChangeFault>();
    ChangeFault fault{.code = m_scene.verdict->code,
                      .cause = m_scene.verdict->cause,
                      .column = {},
                      .firstCause = m_scene.verdict->firstCause};
    GODWIT_TRY(fault.column, failingColumn(m_scene, expressions(), identity, nullptr));
    return std::optional(fault);
}

/// An expression of SQLite's own failed (bad JSON, an overflow): that row is put aside, the others go on.
Status UpdateEvaluation::takeFailed(const Error& error, const Row& identity)
{
    if (!isOfRow(error))
        return error;
    GODWIT_TRY(const bool isTaken, takeByRules(identity));
    if (isTaken)
        return {};
    QString message = error.what;
    GODWIT_TRY(const QString column, failingColumn(m_scene, expressions(), identity, &message));
    return store(
        identity,
        {.code = ErrorCode::RowExpressionFailed,
         .cause = failureCause(message),
         .column = column,
         .firstCause = {}});
}

/// The step's rules say more than SQLite does, which failed over a value: a row that one leaves out stays as
/// it is. False: none of them takes the row.
Result<bool> UpdateEvaluation::takeByRules(const Row& identity)
{
    const QStringList rules = m_text.terms.mid(0, m_text.terms.size() - m_text.expressions.size());
    if (rules.isEmpty())
        return false;
    QString select = m_text.failing;
    select.replace(select.indexOf(QStringLiteral("%1")), 2, rules.join(QStringLiteral(", ")));
    GODWIT_TRY(Statement flags, m_scene.work.prepare(select));
    m_scene.bindParameters(flags);
    KeyOrder::bind(flags, identity);
    m_scene.clearNotes();
    const auto stepped = m_scene.step(flags, true);
    if (!stepped && stepped.error().isCancel())
        return stepped.error();
    if (!stepped || !*stepped)
        return false; // a rule itself failed
    for (int index = 0; index < m_step.where.size(); ++index) {
        if (flags.integer(index) != 0)
            continue;
        GODWIT_CHECK(leaveOut(index, identity));
        return true;
    }
    for (int index = 0; index < m_step.reject.size(); ++index) {
        if (flags.integer(static_cast<int>(m_step.where.size()) + index) == 0)
            continue;
        GODWIT_CHECK(store(identity, {.code = ErrorCode::RowRejected,
                                      .cause = m_step.reject[index].because,
                                      .column = {},
                                      .firstCause = {}}));
        return true;
    }
    return false;
}

Status UpdateEvaluation::store(const Row& identity, const ChangeFault& fault)
{
    m_insert->bindInteger(1, static_cast<int>(fault.code));
    m_insert->bindText(2, fault.cause);
    m_insert->bindText(3, fault.column);
    m_insert->bindText(4, fault.firstCause);
    m_insert->bindAll(identity, 5);
    for (int column = 0; column < m_text.columns.size(); ++column)
        m_insert->bindNull(m_text.insertedValue(column));
    return m_insert->run();
}

} // namespace godwit::core
