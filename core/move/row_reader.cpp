// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/row_reader.h"

#include "core/move/constraint_cause.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

constexpr qsizetype kBatchBytes = 256 * 1024; // a batch stays in the processor's cache on its way to the writer
constexpr int kFillMs = 20;                   // where rows are slow the writer does not wait for a full one

void setFault(RowBatch& batch, RowHead& head, RowFault fault)
{
    head.kind = RowHead::Kind::Faulty;
    head.detail = static_cast<int>(batch.faults.size());
    batch.faults.push_back(std::move(fault));
}

void setSkipped(RowBatch& batch, RowHead& head, const QString& rule)
{
    head.kind = RowHead::Kind::Skipped;
    head.detail = static_cast<int>(batch.rules.size());
    batch.rules.push_back(rule);
}

} // namespace

Result<RowReader> RowReader::open(Database& database, const CompiledMove& move, std::shared_ptr<RowVerdict> verdict,
                                  const ReadPosition& from)
{
    RowReader reader(database, move, std::move(verdict), from);
    for (const ReadStretch& stretch : move.stretches)
        GODWIT_CHECK(reader.checkOrder(stretch.fromStart));
    return reader;
}

/// A sorter would evaluate all rows before the first is given, and every verdict would be said of the wrong row.
Status RowReader::checkOrder(const QString& select)
{
    GODWIT_TRY(Statement plan, m_database->prepare(QStringLiteral("EXPLAIN QUERY PLAN ") + select));
    while (true) {
        GODWIT_TRY(const bool hasRow, plan.step());
        if (!hasRow)
            return {};
        if (plan.integer(1) == 0 && plan.text(3).startsWith(QStringLiteral("USE TEMP B-TREE FOR ORDER BY")))
            return Error(ErrorCode::PlanSql, QStringLiteral("%1: its rows cannot be read in order.").arg(m_move->title));
    }
}

/// Bound and at its beginning.
Result<Statement*> RowReader::prepared(const QString& select, const Value& from)
{
    auto found = m_statements.find(select);
    if (found == m_statements.end()) {
        GODWIT_TRY(Statement statement, m_database->preparePersistent(select));
        found = m_statements.emplace(select, std::move(statement)).first;
    }
    found->second.reset();
    m_move->bind(found->second, from);
    return &found->second;
}

/// Rows that are skipped are not evaluated: SQLite counts them before it computes the list.
QString RowReader::selectAt(const QString& list, int skip, bool isRest) const
{
    const QString limit = skip == kAllRows ? QString() : QStringLiteral(" LIMIT %1 OFFSET %2").arg(isRest ? -1 : 1).arg(skip);
    return QStringLiteral("SELECT ") + list + m_move->stretches[m_at.stretch].at + limit;
}

Status RowReader::begin()
{
    const ReadStretch& stretch = m_move->stretches[m_at.stretch];
    GODWIT_TRY(m_rows, prepared(m_at.position.isNull() ? stretch.fromStart : stretch.goOn, m_at.position));
    return {};
}

Result<bool> RowReader::fill(RowBatch& batch, int rows)
{
    QElapsedTimer timer;
    timer.start();
    const SqlLimits& limits = m_move->limits;
    const SqlBounds bounds(*m_database, limits.valueBytes, limits.rowMs);
    while (batch.rows() < rows && batch.values.bytes() < kBatchBytes) {
        if (batch.rows() % 4 == 3 && timer.hasExpired(kFillMs))
            break;
        if (m_at.stretch >= m_move->stretches.size())
            return false;
        m_database->limitTime(m_rows ? limits.rowMs
                                     : limits.queryMs); // the first row may wait for an index of SQLite's own
        if (!m_rows)
            GODWIT_CHECK(begin());
        m_verdict->clear();
        const auto stepped = m_rows->step();
        if (!stepped) {
            remember(batch);
            GODWIT_CHECK(passFailed(batch, stepped.error()));
        } else if (*stepped) {
            GODWIT_CHECK(take(batch));
        } else if (m_isWithinKey) { // behind a row that failed
            m_rows->reset();
            m_rows = nullptr;
            m_isWithinKey = false;
            remember(batch);
        } else {
            m_rows->reset();
            m_rows = nullptr;
            m_at = {.stretch = m_at.stretch + 1, .position = {}};
        }
    }
    remember(batch);
    return true;
}

void RowReader::remember(const RowBatch& batch)
{
    if (batch.rows() > 0 && batch.heads.back().stretch == m_at.stretch)
        m_at.position = batch.values.value(batch.rows() - 1, CompiledMove::kPositionAt);
}

Status RowReader::take(RowBatch& batch)
{
    RowHead head{.stretch = m_at.stretch};
    GODWIT_CHECK(judge(*m_rows, batch, head));
    // What is put aside or left out needs no values: quarantine takes the source's own.
    const int count = head.kind == RowHead::Kind::Good ? m_move->handedOn() : CompiledMove::kValuesAt;
    batch.values.add(*m_rows, m_move->handedOnAt(), count);
    finish(batch, head);
    return {};
}

/// The row's values are in the batch; its head follows.
void RowReader::finish(RowBatch& batch, RowHead head)
{
    if (m_move->hasSeveral) {
        Value rowId = batch.values.value(batch.values.rows() - 1, CompiledMove::kRowIdAt);
        head.beginsKey = !(rowId == m_rowId);
        m_given = head.beginsKey ? 1 : m_given + 1;
        m_rowId = std::move(rowId);
    }
    batch.heads.push_back(head);
}

Status RowReader::judge(const Statement& row, RowBatch& batch, RowHead& head)
{
    int flag = m_move->whereAt();
    for (const Where& where : m_move->step->where) {
        if (row.integer(flag++) == 0) {
            setSkipped(batch, head, where.rule);
            return {};
        }
    }
    flag = m_move->joinsAt();
    for (const JoinMark& join : m_move->joins) {
        if (row.integer(flag++) == 0)
            continue;
        if (join.none.kind == Fallback::Kind::Skip)
            setSkipped(batch, head, join.none.rule);
        else
            setFault(batch, head, {.code = ErrorCode::RowJoinEmpty,
                                   .cause = QStringLiteral("the join with %1 finds no row").arg(join.as),
                                   .column = {},
                                   .firstCause = {}});
        return {};
    }
    if (!row.isNull(0)) {
        const QString column = m_move->checkedColumns.value(static_cast<int>(row.integer(0)) - 1);
        setFault(batch, head, {.code = ErrorCode::RowNotText,
                               .cause = QStringLiteral("%1 holds a BLOB, or text that is not UTF-8").arg(column),
                               .column = column,
                               .firstCause = {}});
        return {};
    }
    flag = m_move->rejectAt();
    for (const Reject& reject : m_move->step->reject) {
        if (row.integer(flag++) != 0) {
            setFault(batch, head, {.code = ErrorCode::RowRejected, .cause = reject.because, .column = {}, .firstCause = {}});
            return {};
        }
    }
    if (m_verdict->isRejected) {
        RowFault fault{.code = m_verdict->code, .cause = m_verdict->cause, .column = {}, .firstCause = m_verdict->firstCause};
        if (row.columnCount() > m_move->handedOnAt()) {
            GODWIT_TRY(fault.column, failingColumn({.position = row.value(m_move->handedOnAt() + CompiledMove::kPositionAt)}, nullptr));
        }
        setFault(batch, head, std::move(fault));
    } else if (m_verdict->isSkipped) {
        setSkipped(batch, head, m_verdict->rule);
    }
    return {};
}

/// An expression of SQLite's own failed (bad JSON, overflow): the SELECT is over. Finds the row and judges it.
Status RowReader::passFailed(RowBatch& batch, const Error& error)
{
    m_rows = nullptr;
    m_isWithinKey = false;
    if (!isOfRow(error))
        return error;
    const ReadStretch& stretch = m_move->stretches[m_at.stretch];
    // With joins the row that failed may be a further one of the key read last.
    GODWIT_TRY(const bool isSameKey, failsAgain());
    const int skip = m_move->joins.isEmpty() ? kAllRows : isSameKey ? m_given : 0;
    const QString& where = isSameKey                ? stretch.locateAt
                           : m_at.position.isNull() ? stretch.locateFirst
                                                    : stretch.locate;
    GODWIT_TRY(Statement* const locate, prepared(where, m_at.position));
    GODWIT_TRY(const bool hasRow, locate->step());
    if (!hasRow)
        return error; // it is no row's fault
    RowHead head{.stretch = m_at.stretch};
    const Value position = locate->value(CompiledMove::kPositionAt);
    batch.values.add(*locate, 0, CompiledMove::kValuesAt);
    locate->reset();
    GODWIT_CHECK(judgeFailed(batch, {.position = position, .skip = skip}, error, head));
    finish(batch, head);
    m_at.position = position;
    if (m_move->joins.isEmpty() || head.kind != RowHead::Kind::Skipped) {
        m_given = 0; // the whole key is put aside: reading goes on behind it
        return {};
    }
    GODWIT_TRY(m_rows, prepared(selectAt(stretch.list, skip + 1, true), position));
    m_isWithinKey = true;
    return {};
}

/// True if a row of the key read last fails that comes behind those that were given.
Result<bool> RowReader::failsAgain()
{
    if (m_move->joins.isEmpty() || m_given == 0)
        return false;
    GODWIT_TRY(Statement* const again, prepared(selectAt(m_move->stretches[m_at.stretch].list, m_given), m_at.position));
    const auto stepped = again->step();
    if (!stepped && !isOfRow(stepped.error()))
        return stepped.error();
    return !stepped;
}

/// Its flags may say more than SQLite does: a row that a rule leaves out is left out, whatever its values are.
Status RowReader::judgeFailed(RowBatch& batch, const FailedRow& row, const Error& error, RowHead& head)
{
    QString message = error.what;
    GODWIT_TRY(Statement* const flags, prepared(selectAt(m_move->flags, row.skip), row.position));
    m_verdict->clear();
    const auto stepped = flags->step();
    if (!stepped && !isOfRow(stepped.error()))
        return stepped.error();
    if (stepped && *stepped)
        GODWIT_CHECK(judge(*flags, batch, head));
    flags->reset();
    if (head.kind != RowHead::Kind::Good)
        return {};
    GODWIT_TRY(const bool isOfJoin, joinFails(row));
    QString column;
    if (!isOfJoin) {
        GODWIT_TRY(column, failingColumn(row, &message));
    }
    setFault(batch, head, {.code = ErrorCode::RowExpressionFailed,
                           .cause = failureCause(message, isOfJoin),
                           .column = column,
                           .firstCause = {}});
    return {};
}

/// Then every column would fail, and none of them is to blame.
Result<bool> RowReader::joinFails(const FailedRow& row)
{
    if (m_move->joins.isEmpty())
        return false;
    GODWIT_TRY(Statement* const alone, prepared(selectAt(QStringLiteral("1"), row.skip), row.position));
    const auto stepped = alone->step();
    alone->reset();
    if (!stepped && !isOfRow(stepped.error()))
        return stepped.error();
    return !stepped;
}

/// Each value is evaluated alone; empty: none fails, so it was one of the conditions.
Result<QString> RowReader::failingColumn(const FailedRow& row, QString* message)
{
    for (qsizetype column = 0; column < m_move->targetColumns.size(); ++column) {
        GODWIT_TRY(Statement* const alone, prepared(selectAt(m_move->expressions[column], row.skip), row.position));
        m_verdict->clear();
        auto stepped = alone->step();
        while (stepped && *stepped && !m_verdict->isRejected)
            stepped = alone->step();
        alone->reset();
        if (!stepped && !isOfRow(stepped.error()))
            return stepped.error();
        if (!stepped || m_verdict->isRejected) {
            if (message && !stepped)
                *message = stepped.error().what;
            return m_move->targetColumns[column];
        }
    }
    return QString();
}

} // namespace godwit::core
