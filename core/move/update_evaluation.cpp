// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/update_evaluation.h"

#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>

namespace godwit::core {

bool isBatchOver(const QElapsedTimer* timer, qint64 rows)
{
    constexpr qint64 kBatchMilliseconds = 100; // a pause waits for at most one batch
    constexpr qint64 kRowsBetweenLooks = 64;
    return timer && rows % kRowsBetweenLooks == 0 && timer->hasExpired(kBatchMilliseconds);
}

void bindPlaces(Statement& statement, qint64 from, qint64 to)
{
    statement.reset();
    statement.bindNamed(QStringLiteral("_godwit_from"), Value::ofInteger(from));
    statement.bindNamed(QStringLiteral("_godwit_to"), Value::ofInteger(to));
}

Status UpdateEvaluation::prepare()
{
    {
        const Guard guard(m_scene.work, Guard::Kind::Reading);
        GODWIT_TRY(auto evaluate, m_scene.work.preparePersistent(m_text.evaluate));
        m_evaluate.emplace(std::move(evaluate));
    }
    m_scene.bindParameters(*m_evaluate);
    GODWIT_TRY(auto insert, m_scene.work.preparePersistent(m_text.insertValue));
    m_insert.emplace(std::move(insert));
    return {};
}

Result<bool> UpdateEvaluation::run(qint64 from, qint64 to, const QElapsedTimer* timer)
{
    bindPlaces(*m_evaluate, from, to);
    for (qint64 rows = 1;; ++rows) {
        m_scene.clearNotes();
        auto stepped = m_evaluate->step();
        if (!stepped) {
            GODWIT_CHECK(takeFailed(stepped.error(), m_cursor.position + 1, to));
            bindPlaces(*m_evaluate, m_cursor.position + 1, to);
            continue;
        }
        if (!*stepped)
            return true;
        const qint64 place = m_evaluate->integer(0);
        GODWIT_CHECK(takeEvaluated(place));
        m_cursor.position = place;
        if (isBatchOver(timer, rows)) {
            m_evaluate->reset();
            return false;
        }
    }
}

Status UpdateEvaluation::takeEvaluated(qint64 place)
{
    bool isSkipped = m_scene.verdict->isSkipped && !m_scene.verdict->isRejected;
    for (int index = 0; index < m_step.where.size(); ++index)
        isSkipped = isSkipped || m_evaluate->integer(m_text.whereAt + index) == 0;
    if (isSkipped) {
        ++m_cursor.skipped;
        return {};
    }
    GODWIT_TRY(const auto fault, faultOf(place));
    if (fault)
        return store(place, *fault);
    m_insert->bindInteger(1, place);
    m_insert->bindInteger(2, 0);
    for (int column = 0; column < m_text.columns.size(); ++column)
        m_insert->bindColumn(6 + column, *m_evaluate, m_text.valuesAt + column);
    for (int part = 3; part < 6; ++part)
        m_insert->bindText(part, {});
    return m_insert->run();
}

Result<std::optional<ChangeFault>> UpdateEvaluation::faultOf(qint64 place)
{
    for (int index = 0; index < m_step.reject.size(); ++index) {
        if (m_evaluate->integer(m_text.rejectAt + index) != 0)
            return std::optional(ChangeFault{
                .code = ErrorCode::RowRejected, .cause = m_step.reject[index].because, .column = {}, .firstCause = {}});
    }
    if (!m_scene.verdict->isRejected)
        return std::optional<ChangeFault>();
    ChangeFault fault{.code = m_scene.verdict->code, .cause = m_scene.verdict->cause, .column = {}, .firstCause = m_scene.verdict->firstCause};
    GODWIT_TRY(fault.column, failingColumn(place, nullptr));
    return std::optional(fault);
}

/// An expression of SQLite's own failed (bad JSON, an overflow): that row is put aside, the others go on.
Status UpdateEvaluation::takeFailed(const Error& error, qint64 from, qint64 to)
{
    if (error.code != ErrorCode::SqlFailed)
        return error; // a cancel, a full disk, a damaged file: not this row's fault
    GODWIT_TRY(const qint64 place,
               m_scene.work.integer(QStringLiteral("SELECT l._godwit_place FROM main.%1 AS l CROSS JOIN main.%2 AS t ON %3"
                                                   " WHERE l._godwit_place BETWEEN ? AND ? ORDER BY l._godwit_place LIMIT 1")
                                        .arg(quoted(m_text.list), quoted(m_text.table),
                                             m_text.identity.joins(QStringLiteral("l"), QStringLiteral("t"))),
                                    {Value::ofInteger(from), Value::ofInteger(to)}));
    if (place == 0)
        return error;
    QString message = error.what;
    GODWIT_TRY(const QString column, failingColumn(place, &message));
    GODWIT_CHECK(store(place, {.code = ErrorCode::RowExpressionFailed,
                               .cause = QStringLiteral("an expression failed: %1").arg(message.section(QStringLiteral(": "), 1)),
                               .column = column,
                               .firstCause = {}}));
    m_cursor.position = place;
    return {};
}

/// Each expression is evaluated alone; empty: none of them fails, so it is a condition.
Result<QString> UpdateEvaluation::failingColumn(qint64 place, QString* message)
{
    const RowVerdict before = *m_scene.verdict;
    for (int column = 0; column < m_text.columns.size(); ++column) {
        GODWIT_TRY(auto statement, m_scene.work.prepare(QString(m_text.failing).replace(QStringLiteral("%1"), m_text.expressions[column])));
        m_scene.bindParameters(statement);
        statement.bindNamed(QStringLiteral("_godwit_from"), Value::ofInteger(place));
        m_scene.verdict->clear();
        const auto stepped = statement.step();
        if (!stepped && stepped.error().isCancel())
            return stepped.error();
        if (stepped && !m_scene.verdict->isRejected)
            continue;
        if (message && !stepped)
            *message = stepped.error().what;
        return m_text.columns[column];
    }
    *m_scene.verdict = before;
    return QString();
}

Status UpdateEvaluation::store(qint64 place, const ChangeFault& fault)
{
    m_insert->bindInteger(1, place);
    m_insert->bindInteger(2, static_cast<int>(fault.code));
    m_insert->bindText(3, fault.cause);
    m_insert->bindText(4, fault.column);
    m_insert->bindText(5, fault.firstCause);
    for (int column = 0; column < m_text.columns.size(); ++column)
        m_insert->bindNull(6 + column);
    return m_insert->run();
}

} // namespace godwit::core
