// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/row_writer.h"

#include "core/move/change_scene.h"
#include "core/move/constraint_cause.h"
#include "core/move/sound_rows.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/sequence.h"

#include <algorithm>
#include <limits>

namespace godwit::core {

RowWriter::RowWriter(MoveSession& session, const CompiledMove& move, QuarantineWriter quarantine, LineageWriter lineage,
                     ParentCheck parents, AsideKeys aside, Statement insert)
    : m_session(&session), m_move(&move), m_quarantine(std::move(quarantine)), m_lineage(std::move(lineage)),
      m_parents(std::move(parents)), m_aside(std::move(aside)), m_insert(std::move(insert)), m_targetKeyAt(move.targetKeyAt()),
      m_needsTargetKey(!move.sourceTable.isEmpty() && !move.keyIsDerived && move.keyColumns.size() == 1 &&
                       (move.targetKeyAt() >= 0 || move.makesKey))
{
}

Result<RowWriter> RowWriter::create(MoveSession& session, const MoveScene& scene, const CompiledMove& move)
{
    Database& work = session.work;
    GODWIT_TRY(const qint64 sourceId,
               WorkTables(work).sourceId(move.sourceTable.isEmpty() ? move.step->from : move.sourceTable));
    GODWIT_TRY(auto quarantine, QuarantineWriter::create(work, move, sourceId));
    GODWIT_TRY(auto lineage, LineageWriter::create(work, move, sourceId));
    GODWIT_TRY(auto parents, ParentCheck::create(work, scene, move));
    GODWIT_TRY(auto aside, AsideKeys::open(session, scene, move));
    GODWIT_TRY(auto insert, work.preparePersistent(move.insert));
    RowWriter writer(session, move, std::move(quarantine), std::move(lineage), std::move(parents),
                     std::move(aside), std::move(insert));
    writer.m_target = scene.target.table(move.step->into);
    writer.m_isNumbered = writer.m_target && writer.m_target->isAutoincrement;
    if (writer.m_isNumbered) {
        GODWIT_TRY(writer.m_lastNumber, sequenceOf(work, move.targetTable));
    }
    if (move.isStaged()) {
        GODWIT_TRY(auto stage, work.preparePersistent(move.insertStage));
        writer.m_stage.emplace(std::move(stage));
    }
    GODWIT_CHECK(writer.findFailed());
    if (!move.placeTable.isEmpty()) {
        GODWIT_TRY(auto places, Places::open(work, move));
        writer.m_places.emplace(std::move(places));
    }
    return writer;
}

Status RowWriter::take(const RowBatch& batch, int row, MoveCursor& cursor)
{
    return m_move->hasSeveral ? takeOfSeveral(batch, row, cursor) : takeOne(batch, row, cursor);
}

Status RowWriter::takeOne(const RowBatch& batch, int row, MoveCursor& cursor)
{
    ++cursor.seen;
    const RowHead& head = batch.heads[static_cast<size_t>(row)];
    const auto rowId = [&] { return batch.values.value(row, CompiledMove::kRowIdAt); };
    const auto key = [&] { return batch.values.value(row, CompiledMove::kKeyAt); };
    if (head.kind == RowHead::Kind::Skipped)
        return m_lineage.add(rowId(), key(),
                             {.disposition = Disposition::Skipped, .targetKey = {}, .rule = batch.rules[static_cast<size_t>(head.detail)]},
                             cursor);
    if (head.kind == RowHead::Kind::Faulty)
        return quarantine(rowId(), key(), batch.faults[static_cast<size_t>(head.detail)], cursor);
    GODWIT_TRY(const auto fault, write(batch, row));
    if (fault)
        return quarantine(rowId(), key(), *fault, cursor);
    if (m_stage)
        return {};
    ++cursor.written;
    if (!m_needsTargetKey && !m_move->recordsMoved) {
        ++cursor.moved; // nothing else has to be told of it
        return {};
    }
    return recordMoved(rowId(), key(), targetKeyOf(batch, row), cursor);
}

Status RowWriter::takeOfSeveral(const RowBatch& batch, int row, MoveCursor& cursor)
{
    const RowHead& head = batch.heads[static_cast<size_t>(row)];
    if (head.beginsKey || !m_key.isOpen)
        GODWIT_CHECK(beginKey(batch, row, cursor));
    if (m_key.isFaulty)
        return {};
    if (head.kind == RowHead::Kind::Skipped) {
        if (m_key.rule.isNull())
            m_key.rule = batch.rules[static_cast<size_t>(head.detail)];
        return {};
    }
    if (head.kind == RowHead::Kind::Faulty)
        return failKey(batch.faults[static_cast<size_t>(head.detail)]);
    GODWIT_TRY(const auto fault, write(batch, row));
    if (fault)
        return failKey(*fault);
    m_key.isStaged = m_stage.has_value();
    if (!m_stage) {
        if (!m_key.isMoved)
            m_key.targetKey = targetKeyOf(batch, row);
        m_key.isMoved = true;
        ++m_key.written;
    }
    return {};
}

/// All rows of one key are kept together by a savepoint.
Status RowWriter::beginKey(const RowBatch& batch, int row, MoveCursor& cursor)
{
    GODWIT_CHECK(endKey(cursor));
    ++cursor.seen;
    m_key = OpenKey{};
    m_key.isOpen = true;
    m_key.rowId = batch.values.value(row, CompiledMove::kRowIdAt);
    m_key.key = batch.values.value(row, CompiledMove::kKeyAt);
    m_keyFault.reset();
    return m_session->work.execute(QStringLiteral("SAVEPOINT _godwit_key"));
}

Status RowWriter::failKey(const RowFault& fault)
{
    m_key.isFaulty = true;
    m_keyFault = fault;
    return m_session->work.execute(QStringLiteral("ROLLBACK TO _godwit_key"));
}

Status RowWriter::endKey(MoveCursor& cursor)
{
    if (!m_key.isOpen)
        return {};
    m_key.isOpen = false;
    GODWIT_CHECK(m_session->work.execute(QStringLiteral("RELEASE _godwit_key")));
    if (m_key.isFaulty)
        return quarantine(m_key.rowId, m_key.key, *m_keyFault, cursor);
    cursor.written += m_key.written;
    if (m_key.isMoved)
        return m_lineage.add(m_key.rowId, m_key.key,
                             {.disposition = Disposition::Moved, .targetKey = m_key.targetKey, .rule = {}, .isSeveral = m_key.written > 1}, cursor);
    if (m_key.isStaged)
        return {};
    return m_lineage.add(m_key.rowId, m_key.key,
                         {.disposition = Disposition::Skipped, .targetKey = {}, .rule = m_key.rule}, cursor);
}

Status RowWriter::findFailed()
{
    Database& work = m_session->work;
    GODWIT_TRY(const qint64 exists, work.integer(QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE name = ?"),
                                                 {Value::ofText(failedTable(*m_move))}));
    if (exists == 0)
        return {};
    GODWIT_TRY(auto failed, work.preparePersistent(
                                QStringLiteral("SELECT cause FROM main.%1 WHERE row_id = ?").arg(quoted(failedTable(*m_move)))));
    m_failed.emplace(std::move(failed));
    return {};
}

Result<QString> RowWriter::whyFailed(const Value& rowId)
{
    if (!m_failed)
        return QString();
    m_failed->bind(1, rowId);
    GODWIT_TRY(const bool hasRow, m_failed->step());
    const QString why = hasRow ? m_failed->text(0) : QString();
    m_failed->reset();
    return why;
}

Status RowWriter::takeAbsent(const Value& rowId, const Value& key, MoveCursor& cursor)
{
    ++cursor.seen;
    GODWIT_TRY(const QString why, whyFailed(rowId));
    if (!why.isEmpty())
        return quarantine(rowId, key,
                          {.code = ErrorCode::RowExpressionFailed,
                           .cause = queryFailureCause(why),
                           .column = {},
                           .firstCause = {}},
                          cursor);
    if (m_move->step->absent.kind == Fallback::Kind::Skip)
        return m_lineage.add(rowId, key,
                             {.disposition = Disposition::Skipped, .targetKey = {}, .rule = m_move->step->absent.rule}, cursor);
    return quarantine(rowId, key,
                      {.code = ErrorCode::RowAbsent,
                       .cause = QStringLiteral("the query gives no row for this key"),
                       .column = {},
                       .firstCause = {}},
                      cursor);
}

Result<std::optional<RowFault>> RowWriter::write(const RowBatch& batch, int row)
{
    GODWIT_TRY(auto fault, m_parents.faultOf(batch.values, row, CompiledMove::kValuesAt));
    if (fault)
        return fault;
    if (m_stage) {
        batch.values.bind(*m_stage, 1, row, CompiledMove::kRowIdAt);
        batch.values.bind(*m_stage, 2, row, CompiledMove::kKeyAt);
        for (int index = 0; index < m_move->expressions.size(); ++index)
            batch.values.bind(*m_stage, index + 3, row, CompiledMove::kValuesAt + index);
        GODWIT_CHECK(m_stage->run());
        return std::optional<RowFault>();
    }
    for (int index = 0; index < m_move->targetColumns.size(); ++index)
        batch.values.bind(m_insert, index + 1, row, CompiledMove::kValuesAt + index);
    RowFault refused;
    const bool hasKey = m_isNumbered && m_targetKeyAt >= 0 && !batch.values.value(row, CompiledMove::kValuesAt + m_targetKeyAt).isNull();
    GODWIT_TRY(const bool isWritten, runInsert(hasKey, &refused));
    if (isWritten && m_places)
        GODWIT_CHECK(m_places->addWritten(batch.values.value(row, CompiledMove::kRowIdAt), batch.values.value(row, CompiledMove::kKeyAt),
                                          [&](int column) { return batch.values.value(row, CompiledMove::kValuesAt + column); }));
    return isWritten ? std::optional<RowFault>() : std::optional(refused);
}

Value RowWriter::targetKeyOf(const RowBatch& batch, int row) const
{
    if (!m_needsTargetKey)
        return Value::null();
    return insertedKey(m_targetKeyAt < 0 ? Value::null() : batch.values.value(row, CompiledMove::kValuesAt + m_targetKeyAt));
}

Value RowWriter::insertedKey(const Value& given) const
{
    return m_move->makesKey ? Value::ofInteger(m_places ? m_insertedId : m_session->work.lastInsertId()) : given;
}

Result<bool> RowWriter::insert(const Statement& row, int first, const Places::Key& source, RowFault* fault, const Value* name, int nameAt)
{
    const auto isNamed = [&](int column) { return name && column == nameAt; };
    for (int index = 0; index < m_move->targetColumns.size(); ++index) {
        if (isNamed(index))
            m_insert.bind(index + 1, *name);
        else
            m_insert.bindColumn(index + 1, row, first + index);
    }
    const bool hasKey = m_targetKeyAt >= 0 && !row.isNull(first + m_targetKeyAt);
    GODWIT_TRY(const bool isWritten, runInsert(hasKey, fault));
    if (isWritten && m_places)
        GODWIT_CHECK(m_places->addWritten(source.rowId, source.key,
                                          [&](int column) { return isNamed(column) ? *name : row.value(first + column); }));
    return isWritten;
}

Result<Value> RowWriter::madeKey(const Value& rowId)
{
    if (!m_places)
        return m_lineage.movedTo(rowId);
    GODWIT_TRY(const Row row, m_places->lastWritten());
    return row.empty() ? Value::null() : row.front();
}

/// Asked before the row is inserted: SQLite would undo the whole batch, as it does when the disk is full.
Result<bool> RowWriter::isNumberLeft(RowFault* fault)
{
    GODWIT_TRY(m_lastNumber, sequenceOf(m_session->work, m_move->targetTable)); // rows may have been undone since
    if (m_lastNumber < std::numeric_limits<qint64>::max())
        return true;
    const QString key = m_target->primaryKey().value(0);
    *fault = {.code = ErrorCode::RowConstraint,
              .cause = QStringLiteral("%1 has given its last number (AUTOINCREMENT); there is none for this row").arg(m_target->name),
              .column = key,
              .firstCause = {}};
    return false;
}

Result<bool> RowWriter::runInsert(bool hasKey, RowFault* fault)
{
    if (m_isNumbered && !hasKey && m_lastNumber == std::numeric_limits<qint64>::max()) {
        GODWIT_TRY(const bool isLeft, isNumberLeft(fault));
        if (!isLeft)
            return false;
    }
    auto status = m_insert.run();
    if (status) {
        if (m_isNumbered)
            m_lastNumber = std::max(m_lastNumber, m_session->work.lastInsertId());
        if (m_places)
            m_insertedId = m_session->work.lastInsertId();
        return true;
    }
    if (!isRefusal(status.error()))
        return std::move(status).error();
    const ConstraintCause why = constraintCause(status.error(), m_target);
    *fault = {.code = ErrorCode::RowConstraint, .cause = why.cause, .column = why.column, .firstCause = {}};
    return false;
}

Status RowWriter::quarantine(const Value& rowId, const Value& key, const RowFault& fault, MoveCursor& cursor)
{
    GODWIT_CHECK(m_quarantine.add(rowId, fault));
    GODWIT_CHECK(m_aside.add(rowId, fault.atFirstHand()));
    return m_lineage.add(rowId, key, {.disposition = Disposition::Quarantined, .targetKey = {}, .rule = {}}, cursor);
}

Status RowWriter::recordMoved(const Value& rowId, const Value& key, const Value& targetKey, MoveCursor& cursor)
{
    return m_lineage.add(rowId, key, {.disposition = Disposition::Moved, .targetKey = targetKey, .rule = {}}, cursor);
}

Result<Places::Leaving> RowWriter::recall(const Places::Key& source, const RowFault& fault, MoveCursor& cursor)
{
    GODWIT_TRY(Places::Leaving leaving, m_places->takeOut({.rowId = source.rowId, .key = source.key}));
    const RowFault dependant = mergedFault(fault.atFirstHand());
    for (const Places::Key& one : leaving.keys)
        GODWIT_CHECK(quarantine(one.rowId, one.key, one.isMerged ? dependant : fault, cursor));
    for (const Places::Written& row : leaving.rows)
        GODWIT_CHECK(erase(row.identity));
    cursor.written -= static_cast<qint64>(leaving.rows.size());
    return leaving;
}

Status RowWriter::erase(const Row& identity)
{
    if (!m_erase) {
        GODWIT_TRY(const RowIdentity parts, RowIdentity::of(*m_target));
        GODWIT_TRY(auto erase, m_session->work.preparePersistent(QStringLiteral("DELETE FROM main.%1 AS t WHERE %2")
                                                                     .arg(quoted(m_move->targetTable), parts.equals(QStringLiteral("t")))));
        m_erase.emplace(std::move(erase));
    }
    m_erase->bindAll(identity);
    return m_erase->run();
}

Status RowWriter::recordMerged(const Value& rowId, const Value& key, const Value& targetKey, MoveCursor& cursor)
{
    return m_lineage.add(rowId, key, {.disposition = Disposition::Merged, .targetKey = targetKey, .rule = {}}, cursor);
}

} // namespace godwit::core
