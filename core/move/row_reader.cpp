// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/row_reader.h"

#include "core/move/constraint_cause.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

constexpr qsizetype kBatchBytes = 256 * 1024; // a batch stays in the processor's cache on its way to the writer
constexpr int kFillMs = 20;                   // where rows are slow the writer does not wait for a full one

} // namespace

Result<RowReader> RowReader::open(Database& database, const CompiledMove& move,
                                  std::shared_ptr<RowVerdict> verdict, const ReadPosition& from,
                                  Judging judging)
{
    RowReader reader(database, move, std::move(verdict), from);
    reader.m_isThorough = judging == Judging::Thorough;
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
        if (stepped && m_move->joinsNote)
            GODWIT_CHECK(judgeKeyBefore(batch, *stepped));
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
    const bool isWhole =
        head.kind == RowHead::Kind::Good || (m_isThorough && head.kind == RowHead::Kind::Faulty);
    batch.values.add(*m_rows, m_move->handedOnAt(), isWhole ? m_move->handedOn() : CompiledMove::kValuesAt);
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
        m_isInDoubt = (m_isInDoubt && !head.beginsKey) || m_verdict->isRejected;
        m_rowId = std::move(rowId);
    }
    batch.heads.push_back(head);
}

/// Joins look for further rows of a key behind those they gave. What is noted then is noted on the way to the next key's first
/// row, or to the end: it is said of the key before, and that row is judged by what is noted over itself.
Status RowReader::judgeKeyBefore(RowBatch& batch, bool hasRow)
{
    const int identityAt = m_move->handedOnAt();
    const bool isSameKey = hasRow && m_given > 0 && m_rows->value(identityAt + CompiledMove::kRowIdAt) == m_rowId;
    if (isSameKey)
        return {};
    const bool isNoted = m_verdict->isRejected;
    if (m_given > 0 && !m_isLeftOut && (isNoted || m_isInDoubt)) {
        remember(batch);
        GODWIT_CHECK(judgeKeyAgain(batch));
    }
    m_isInDoubt = false;
    m_verdict->clear();
    if (!hasRow || !isNoted)
        return {};
    GODWIT_TRY(Statement* const alone, prepared(selectAt(m_move->stretches[m_at.stretch].list, 0),
                                                m_rows->value(identityAt + CompiledMove::kPositionAt)));
    m_verdict->clear();
    const auto stepped = alone->step();
    alone->reset();
    return stepped ? Status() : Status(stepped.error());
}

/// A key whose join notes something goes to quarantine with all the rows that were read of it.
Status RowReader::judgeKeyAgain(RowBatch& batch)
{
    GODWIT_TRY(auto fault, notedBy(QStringLiteral("*"), {.position = m_at.position}));
    if (!fault)
        return {};
    GODWIT_TRY(Statement* const locate, prepared(m_move->stretches[m_at.stretch].locateAt, m_at.position));
    GODWIT_TRY(const bool hasRow, locate->step());
    if (hasRow) {
        batch.values.add(*locate, 0, CompiledMove::kValuesAt);
        RowHead head{.kind = RowHead::Kind::Faulty, .beginsKey = false, .stretch = m_at.stretch};
        head.detail = static_cast<int>(batch.faults.size());
        head.faults = 1;
        batch.faults.push_back(std::move(*fault));
        batch.heads.push_back(head);
    }
    locate->reset();
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

} // namespace godwit::core
