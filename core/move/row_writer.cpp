// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/row_writer.h"

#include "core/schema/staging.h"

namespace godwit::core {

namespace {

constexpr int kConstraint = 19; // SQLITE_CONSTRAINT
constexpr int kTooBig = 18;     // SQLITE_TOOBIG
constexpr int kMismatch = 20;   // SQLITE_MISMATCH

/// SQLite's message with the plan's names instead of the reserved ones; the column named, if there is one.
RowFault constraintFault(const Error& error)
{
    QString message = error.what;
    message.replace(QLatin1String(kReservedPrefix) + QStringLiteral("new_"), QString());
    message = message.section(QStringLiteral(": "), 1); // after "A statement failed: "
    if (message.endsWith(u'.'))
        message.chop(1);
    RowFault fault{.code = ErrorCode::RowConstraint, .cause = message, .column = {}, .firstCause = {}};
    // "UNIQUE constraint failed: a.u", "cannot store TEXT value in INTEGER column b.n"
    const QString named = message.contains(QStringLiteral(": "))         ? message.section(QStringLiteral(": "), 1)
                          : message.startsWith(QStringLiteral("cannot store")) ? message.section(u' ', -1)
                                                                               : QString();
    if (named.contains(u'.') && !named.contains(u','))
        fault.column = named.section(u'.', -1);
    return fault;
}

} // namespace

RowWriter::RowWriter(MoveSession& session, const CompiledMove& move, QuarantineWriter quarantine, ParentCheck parents,
                     Statement insert, Statement lineage, qint64 sourceId)
    : m_session(&session), m_move(&move), m_quarantine(std::move(quarantine)), m_parents(std::move(parents)),
      m_insert(std::move(insert)), m_lineage(std::move(lineage)), m_sourceId(sourceId)
{
    if (move.targetKey.size() == 1)
        m_targetKeyAt = static_cast<int>(move.targetColumns.indexOf(move.targetKey.first()));
}

Result<RowWriter> RowWriter::create(MoveSession& session, const MoveScene& scene, const CompiledMove& move)
{
    Database& work = session.work;
    GODWIT_TRY(const qint64 sourceId,
               WorkTables(work).sourceId(move.sourceTable.isEmpty() ? move.step->from : move.sourceTable));
    GODWIT_TRY(auto quarantine, QuarantineWriter::create(work, move, sourceId));
    GODWIT_TRY(auto parents, ParentCheck::create(work, parentProbes(scene, move)));
    GODWIT_TRY(auto insert, work.preparePersistent(move.insert));
    GODWIT_TRY(auto lineage,
               work.preparePersistent(QStringLiteral("INSERT OR REPLACE INTO main._godwit_lineage (source, row_id, move,"
                                                     " disposition, source_key, target_key, rule)"
                                                     " VALUES (?, ?, ?, ?, ?, ?, ?)")));
    RowWriter writer(session, move, std::move(quarantine), std::move(parents), std::move(insert), std::move(lineage),
                     sourceId);
    if (move.isStaged()) {
        GODWIT_TRY(auto stage, work.preparePersistent(move.insertStage));
        writer.m_stage.emplace(std::move(stage));
    }
    return writer;
}

Status RowWriter::take(Statement& select, MoveCursor& cursor)
{
    ++cursor.seen;
    if (const QString rule = skippedBy(select); !rule.isEmpty()) {
        ++cursor.skipped;
        return addLineage(select.value(0), select.value(1), Disposition::Skipped, Value::null(), rule);
    }
    GODWIT_TRY(const auto fault, faultOf(select));
    if (fault)
        return quarantine(select.value(0), *fault, cursor);
    return m_stage ? writeStage(select) : writeTarget(select, cursor);
}

Status RowWriter::takeFailed(const Value& rowId, const Error& error, MoveCursor& cursor)
{
    ++cursor.seen;
    QString message = error.what;
    GODWIT_TRY(const QString column, m_quarantine.failingColumn(rowId, *m_session->verdict, &message));
    return quarantine(rowId,
                      {.code = ErrorCode::RowExpressionFailed,
                       .cause = QStringLiteral("an expression failed: %1").arg(message.section(QStringLiteral(": "), 1)),
                       .column = column,
                       .firstCause = {}},
                      cursor);
}

QString RowWriter::skippedBy(const Statement& select) const
{
    int column = m_move->whereAt;
    for (const Where& where : m_move->step->where) {
        if (select.integer(column++) == 0)
            return where.rule;
    }
    return {};
}

Result<std::optional<RowFault>> RowWriter::faultOf(Statement& select)
{
    if (!select.isNull(2)) {
        const QString column = m_move->checkedColumns.value(static_cast<int>(select.integer(2)) - 1);
        return std::optional(RowFault{.code = ErrorCode::RowNotText,
                                      .cause = QStringLiteral("%1 holds a BLOB, or text that is not UTF-8").arg(column),
                                      .column = column,
                                      .firstCause = {}});
    }
    int column = m_move->rejectAt;
    for (const Reject& reject : m_move->step->reject) {
        if (select.integer(column++) != 0)
            return std::optional(RowFault{.code = ErrorCode::RowRejected, .cause = reject.because, .column = {}, .firstCause = {}});
    }
    if (m_session->verdict->isRejected) {
        RowFault fault{.code = m_session->verdict->code,
                       .cause = m_session->verdict->cause,
                       .column = {},
                       .firstCause = m_session->verdict->code == ErrorCode::RowParentQuarantined ? *m_session->firstCause
                                                                                                 : QString()};
        GODWIT_TRY(fault.column, m_quarantine.failingColumn(select.value(0), *m_session->verdict, nullptr));
        return std::optional(fault);
    }
    const int first = m_move->valuesAt;
    GODWIT_TRY(auto fault, m_parents.faultOf([&](int index) { return select.value(first + index); }));
    return fault;
}

Status RowWriter::writeTarget(Statement& select, MoveCursor& cursor)
{
    for (int index = 0; index < m_move->targetColumns.size(); ++index)
        m_insert.bindColumn(index + 1, select, m_move->valuesAt + index);
    RowFault fault;
    GODWIT_TRY(const bool isWritten, runInsert(&fault));
    if (!isWritten)
        return quarantine(select.value(0), fault, cursor);
    ++cursor.moved;
    ++cursor.written;
    return recordMoved(select.value(0), select.value(1),
                       insertedKey(m_targetKeyAt < 0 ? Value::null() : select.value(m_move->valuesAt + m_targetKeyAt)));
}

Value RowWriter::insertedKey(const Value& given) const
{
    return given.isNull() && m_move->makesKey ? Value::ofInteger(m_session->work.lastInsertId()) : given;
}

Status RowWriter::writeStage(Statement& select)
{
    m_stage->bindColumn(1, select, 0);
    for (int index = 0; index < m_move->targetColumns.size(); ++index)
        m_stage->bindColumn(index + 2, select, m_move->valuesAt + index);
    return m_stage->run();
}

Result<bool> RowWriter::insert(const Row& values, RowFault* fault)
{
    m_insert.bindAll(values);
    return runInsert(fault);
}

Result<bool> RowWriter::runInsert(RowFault* fault)
{
    auto status = m_insert.run();
    if (status)
        return true;
    const int kind = status.error().sqlite & 0xff;
    if (kind != kConstraint && kind != kTooBig && kind != kMismatch)
        return std::move(status).error();
    *fault = constraintFault(status.error());
    return false;
}

Status RowWriter::quarantine(const Value& rowId, const RowFault& fault, MoveCursor& cursor)
{
    ++cursor.quarantined;
    return m_quarantine.add(rowId, fault);
}

Status RowWriter::recordMoved(const Value& rowId, const Value& key, const Value& targetKey)
{
    const bool isChanged = m_move->keyColumns.size() == 1 && (m_targetKeyAt >= 0 || m_move->makesKey) && !(key == targetKey);
    if (!isChanged && !m_move->recordsMoved)
        return {};
    return addLineage(rowId, key, Disposition::Moved, isChanged ? targetKey : Value::null(), {});
}

Status RowWriter::recordMerged(const Value& rowId, const Value& key, const Value& targetKey, MoveCursor& cursor)
{
    ++cursor.merged;
    return addLineage(rowId, key, Disposition::Merged, targetKey, {});
}

Status RowWriter::addLineage(const Value& rowId, const Value& key, Disposition disposition, const Value& targetKey,
                             const QString& rule)
{
    if (m_move->sourceTable.isEmpty())
        return {}; // derived rows come from no key
    m_lineage.bindAll({Value::ofInteger(m_sourceId), rowId, Value::ofInteger(m_move->number),
                       Value::ofInteger(static_cast<int>(disposition)), key, targetKey, Value::ofText(rule)});
    return m_lineage.run();
}

} // namespace godwit::core
