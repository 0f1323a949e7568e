// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with one row: by its flags, by what the plan's functions noted, and where an expression
// failed, which one.
#include "core/move/row_reader.h"

#include "core/move/constraint_cause.h"

namespace godwit::core {

namespace {

void addFault(RowBatch& batch, RowHead& head, RowFault fault)
{
    head.detail = head.faults == 0 ? static_cast<int>(batch.faults.size()) : head.detail;
    head.kind = RowHead::Kind::Faulty;
    ++head.faults;
    batch.faults.push_back(std::move(fault));
}

void setSkipped(RowBatch& batch, RowHead& head, const QString& rule)
{
    head.kind = RowHead::Kind::Skipped;
    head.detail = static_cast<int>(batch.rules.size());
    batch.rules.push_back(rule);
}

} // namespace

Status RowReader::judge(const Statement& row, RowBatch& batch, RowHead& head, const FailedRow* failed)
{
    GODWIT_TRY(const bool isKept, judgeConditions(row, batch, head, failed));
    if (!isKept)
        return {};
    GODWIT_TRY(const bool isJoined, judgeJoins(row, batch, head, failed));
    if (!isJoined)
        return {};
    judgeRules(row, batch, head);
    return head.kind == RowHead::Kind::Good || m_isThorough ? judgeVerdict(row, batch, head) : Status();
}

/// False: one is not true, and the row is left out, or put aside where that is because a value cannot be read.
Result<bool> RowReader::judgeConditions(const Statement& row, RowBatch& batch, RowHead& head, const FailedRow* failed)
{
    m_isLeftOut = false;
    int flag = m_move->whereAt();
    for (int index = 0; index < m_move->conditions.size(); ++index) {
        if (row.integer(flag++) != 0)
            continue;
        const Condition& condition = m_move->conditions[index];
        std::optional<RowFault> fault;
        if (condition.canNote && m_verdict->isRejected) {
            GODWIT_TRY(fault, notedBy(condition.sql, failed ? *failed : placeOf(row)));
        }
        if (!fault && condition.readsJoins && m_move->joinsNote && m_verdict->isRejected) {
            GODWIT_TRY(fault, notedBy(QStringLiteral("*"), failed ? *failed : placeOf(row)));
        }
        m_isLeftOut = !fault && !condition.readsJoins;
        if (fault)
            addFault(batch, head, std::move(*fault));
        else
            setSkipped(batch, head, m_move->step->where[index].rule);
        return false;
    }
    return true;
}

/// False: one found nothing, and there are no values to judge.
Result<bool> RowReader::judgeJoins(const Statement& row, RowBatch& batch, RowHead& head, const FailedRow* failed)
{
    int flag = m_move->joinsAt();
    for (const JoinMark& join : m_move->joins) {
        if (row.integer(flag++) == 0)
            continue;
        std::optional<RowFault> fault;
        if (m_move->joinsNote && m_verdict->isRejected) {
            GODWIT_TRY(fault, notedBy(QStringLiteral("*"), failed ? *failed : placeOf(row)));
        }
        if (fault)
            addFault(batch, head, std::move(*fault));
        else if (join.none.kind == Fallback::Kind::Skip)
            setSkipped(batch, head, join.none.rule);
        else
            addFault(batch, head,
                     {.code = ErrorCode::RowJoinEmpty,
                      .cause = QStringLiteral("the join with %1 finds no row").arg(join.as),
                      .column = {},
                      .firstCause = {}});
        return false;
    }
    return true;
}

/// Where a row stands that is asked for again, alone.
RowReader::FailedRow RowReader::placeOf(const Statement& row) const
{
    const int identityAt = m_move->handedOnAt();
    const bool isFurther = m_move->hasSeveral && row.value(identityAt + CompiledMove::kRowIdAt) == m_rowId;
    return {.position = row.value(identityAt + CompiledMove::kPositionAt),
            .skip = m_move->joins.isEmpty() ? kAllRows : isFurther ? m_given : 0};
}

/// What functions note over these values alone, over all rows of the position or the one; nothing: they can all be read.
Result<std::optional<RowFault>> RowReader::notedBy(const QString& list, const FailedRow& row)
{
    GODWIT_TRY(Statement* const alone, prepared(selectAt(list, row.skip), row.position));
    const RowVerdict before = *m_verdict;
    m_verdict->clear();
    auto stepped = alone->step();
    while (stepped && *stepped && row.skip == kAllRows && !m_verdict->isRejected)
        stepped = alone->step();
    alone->reset();
    std::optional<RowFault> fault;
    if (m_verdict->isRejected)
        fault = RowFault{.code = m_verdict->code, .cause = m_verdict->cause, .column = {}, .firstCause = m_verdict->firstCause};
    *m_verdict = before;
    if (!stepped && !isOfRow(stepped.error()))
        return stepped.error();
    return fault;
}

/// The text check, and the plan's `reject`.
void RowReader::judgeRules(const Statement& row, RowBatch& batch, RowHead& head) const
{
    if (!row.isNull(0)) {
        const QString column = m_move->checkedColumns.value(static_cast<int>(row.integer(0)) - 1);
        addFault(batch, head,
                 {.code = ErrorCode::RowNotText,
                  .cause = QStringLiteral("%1 holds a BLOB, or text that is not UTF-8").arg(column),
                  .column = column,
                  .firstCause = {}});
        if (!m_isThorough)
            return;
    }
    int flag = m_move->rejectAt();
    for (const Reject& reject : m_move->step->reject) {
        if (row.integer(flag++) == 0)
            continue;
        addFault(batch, head,
                 {.code = ErrorCode::RowRejected, .cause = reject.because, .column = {}, .firstCause = {}});
        if (!m_isThorough)
            return;
    }
}

/// What the plan's functions noted.
Status RowReader::judgeVerdict(const Statement& row, RowBatch& batch, RowHead& head)
{
    if (!m_verdict->isRejected) {
        if (m_verdict->isSkipped && head.kind == RowHead::Kind::Good)
            setSkipped(batch, head, m_verdict->rule);
        return {};
    }
    RowFault fault{.code = m_verdict->code,
                   .cause = m_verdict->cause,
                   .column = {},
                   .firstCause = m_verdict->firstCause};
    if (row.columnCount() > m_move->handedOnAt()) {
        FailedRow at = placeOf(row);
        if (m_move->joinsNote) { // then every column would be to blame
            GODWIT_TRY(auto ofJoin, notedBy(QStringLiteral("*"), at));
            if (ofJoin) {
                addFault(batch, head, std::move(*ofJoin));
                return {};
            }
        }
        if (m_isThorough) {
            const int before = head.faults;
            GODWIT_CHECK(judgeColumns(batch, head, at, true));
            if (head.faults > before)
                return {};
        } else {
            at.skip = kAllRows;
            GODWIT_TRY(fault.column, failingColumn(at, nullptr));
        }
    }
    addFault(batch, head, std::move(fault));
    return {};
}

/// Its flags may say more than SQLite does: a row that a rule leaves out is left out, whatever its values
/// are.
Status RowReader::judgeFailed(RowBatch& batch, const FailedRow& row, const Error& error, RowHead& head)
{
    QString message = error.what;
    GODWIT_TRY(Statement* const flags, prepared(selectAt(m_move->flags, row.skip), row.position));
    m_verdict->clear();
    const auto stepped = flags->step();
    if (!stepped && !isOfRow(stepped.error()))
        return stepped.error();
    if (stepped && *stepped)
        GODWIT_CHECK(judge(*flags, batch, head, &row));
    flags->reset();
    if (head.kind == RowHead::Kind::Skipped || (head.kind == RowHead::Kind::Faulty && !m_isThorough))
        return {};
    GODWIT_TRY(const bool isOfJoin, joinFails(row));
    QString column;
    if (!isOfJoin && m_isThorough) {
        const int before = head.faults;
        GODWIT_CHECK(judgeColumns(batch, head, row, false));
        if (head.faults > before)
            return {};
    } else if (!isOfJoin) {
        GODWIT_TRY(column, failingColumn(row, &message));
    }
    addFault(batch, head,
             {.code = ErrorCode::RowExpressionFailed,
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
        GODWIT_TRY(Statement* const alone,
                   prepared(selectAt(m_move->expressions[column], row.skip), row.position));
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

/// All columns that fail. `areValuesThere`: the row's values come with it; else they are put into the batch
/// from here.
Status RowReader::judgeColumns(RowBatch& batch, RowHead& head, const FailedRow& row, bool areValuesThere)
{
    for (int column = 0; column < m_move->expressions.size(); ++column) {
        GODWIT_TRY(Statement* const alone,
                   prepared(selectAt(m_move->expressions[column], row.skip), row.position));
        m_verdict->clear();
        const auto stepped = alone->step();
        const QString name = m_move->targetColumns.value(column);
        if (!stepped && !isOfRow(stepped.error()))
            return stepped.error();
        if (!stepped)
            addFault(batch, head,
                     {.code = ErrorCode::RowExpressionFailed,
                      .cause = failureCause(stepped.error().what, false),
                      .column = name,
                      .firstCause = {}});
        else if (m_verdict->isRejected)
            addFault(batch, head,
                     {.code = m_verdict->code,
                      .cause = m_verdict->cause,
                      .column = name,
                      .firstCause = m_verdict->firstCause});
        else if (*stepped && !areValuesThere)
            batch.values.fill(*alone, 0, 1, CompiledMove::kValuesAt + column);
        alone->reset();
    }
    return {};
}

} // namespace godwit::core
