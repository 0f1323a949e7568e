// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/placer.h"

#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <QElapsedTimer>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kBatchMilliseconds = 100;

/// The checker made sure that the move gives this column a value.
int columnAt(const CompiledMove& move, const QString& name)
{
    const auto isIt = [&](const QString& column) { return isSameName(column, name); };
    return static_cast<int>(std::find_if(move.targetColumns.begin(), move.targetColumns.end(), isIt) -
                            move.targetColumns.begin());
}

} // namespace

Placer::Placer(MoveSession& session, const CompiledMove& move, MoveCursor& cursor, RowWriter& writer,
               const CancelToken& cancel, std::function<Status(const MoveCursor&)> afterBatch)
    : m_session(session), m_move(move), m_cursor(cursor), m_writer(writer), m_cancel(cancel),
      m_afterBatch(std::move(afterBatch))
{
    const QStringList names = move.step->group ? move.step->group->by : move.step->unique->within;
    for (const QString& name : names)
        m_groupColumns.append(columnAt(move, name));
    if (move.step->unique)
        m_uniqueColumn = columnAt(move, move.step->unique->column);
}

Status Placer::placeAll()
{
    if (m_cursor.pass == MoveCursor::Pass::Reading)
        GODWIT_CHECK(putInOrder());
    QStringList columns;
    for (const QString& name : m_move.targetColumns)
        columns += QStringLiteral("s.") + quoted(name);
    const QString key = m_move.keyColumns.size() == 1
                            ? QStringLiteral("(SELECT r.%1 FROM main.%2 AS r WHERE r.%3 = s._godwit_row)")
                                  .arg(quoted(m_move.keyColumns.first()), quoted(m_move.rowsTable), quoted(m_move.rowidName))
                            : QStringLiteral("NULL");
    GODWIT_TRY(Statement select,
               m_session.work.preparePersistent(
                   QStringLiteral("SELECT o.rowid, s._godwit_row, %1, %2 FROM main.%3 AS o CROSS JOIN main.%4 AS s"
                                  " ON s._godwit_place = o.stage_place WHERE o.rowid > ?1 ORDER BY o.rowid")
                       .arg(key, columns.join(QStringLiteral(", ")), quoted(m_move.orderTable), quoted(m_move.stageTable))));
    bool isDone = false;
    while (!isDone) {
        GODWIT_CHECK(m_cancel.check());
        GODWIT_TRY(auto transaction, Transaction::begin(m_session.work));
        GODWIT_TRY(isDone, placeBatch(select));
        select.reset();
        if (isDone)
            m_cursor.pass = MoveCursor::Pass::Done;
        GODWIT_CHECK(WorkTables(m_session.work).saveCursor(m_move.number, m_cursor));
        GODWIT_CHECK(transaction.commit());
        GODWIT_CHECK(m_afterBatch(m_cursor));
    }
    return {};
}

Status Placer::putInOrder()
{
    GODWIT_TRY(auto transaction, Transaction::begin(m_session.work));
    GODWIT_CHECK(m_session.work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(m_move.orderTable))));
    GODWIT_TRY(Statement order, m_session.work.prepare(m_move.createOrder));
    m_move.bind(order);
    GODWIT_CHECK(order.run());
    m_cursor.pass = MoveCursor::Pass::Placing;
    m_cursor.position = 0;
    m_cursor.hasPosition = true;
    GODWIT_CHECK(WorkTables(m_session.work).saveCursor(m_move.number, m_cursor));
    return transaction.commit();
}

Result<bool> Placer::placeBatch(Statement& select)
{
    QElapsedTimer timer;
    timer.start();
    m_group.clear(); // batches begin with a new group
    select.reset();
    select.bindInteger(1, m_cursor.position);
    while (true) {
        GODWIT_TRY(const bool hasRow, select.step());
        if (!hasRow)
            return true;
        Staged row{.place = select.integer(0), .rowId = select.value(1), .key = select.value(2), .values = {}};
        for (int column = 3; column < select.columnCount(); ++column)
            row.values.push_back(select.value(column));
        if (!isSameGroup(row)) {
            if (!m_group.empty() && timer.hasExpired(kBatchMilliseconds))
                return false;
            beginGroup(row);
        }
        if (m_move.step->group)
            GODWIT_CHECK(placeGrouped(row));
        else
            GODWIT_CHECK(placeUnique(row));
        m_cursor.position = row.place;
    }
}

Row Placer::groupKeyOf(const Staged& row) const
{
    Row key;
    for (const int column : m_groupColumns)
        key.push_back(row.values[static_cast<size_t>(column)]);
    return key;
}

bool Placer::isSameGroup(const Staged& row) const
{
    const Row key = groupKeyOf(row);
    const bool hasNull = std::any_of(key.begin(), key.end(), [](const Value& value) { return value.isNull(); });
    // NULLs stay apart, as in a UNIQUE constraint of SQLite.
    return !hasNull && key == m_group;
}

void Placer::beginGroup(const Staged& row)
{
    m_group = groupKeyOf(row);
    m_hasKeeper = false;
    m_taken.clear();
    m_nextNumber.clear();
}

Status Placer::placeGrouped(const Staged& row)
{
    if (m_hasKeeper)
        return m_writer.recordMerged(row.rowId, row.key, m_keeper, m_cursor);
    RowFault fault;
    GODWIT_TRY(const bool isWritten, m_writer.insert(row.values, &fault));
    if (!isWritten)
        return m_writer.quarantine(row.rowId, fault, m_cursor);
    ++m_cursor.moved;
    ++m_cursor.written;
    m_hasKeeper = true;
    m_keeper = insertedKey(row);
    return m_writer.recordMoved(row.rowId, row.key, m_keeper);
}

Value Placer::freeName(const Value& name) const
{
    if (name.type != Value::Type::Text || !m_taken.contains(name.bytes))
        return name;
    const QByteArray suffix = m_move.step->unique->suffix.toUtf8();
    // Names are only ever added, so what was taken once need not be tried again.
    for (qint64 number = m_nextNumber.value(name.bytes, 2);; ++number) {
        const QByteArray candidate = name.bytes + QByteArray(suffix).replace("{n}", QByteArray::number(number));
        if (m_taken.contains(candidate))
            continue;
        m_nextNumber.insert(name.bytes, number);
        return Value::ofText(candidate);
    }
}

Status Placer::placeUnique(Staged row)
{
    Value& name = row.values[static_cast<size_t>(m_uniqueColumn)];
    name = freeName(name);
    RowFault fault;
    GODWIT_TRY(const bool isWritten, m_writer.insert(row.values, &fault));
    if (!isWritten)
        return m_writer.quarantine(row.rowId, fault, m_cursor);
    m_taken.insert(name.bytes);
    ++m_cursor.moved;
    ++m_cursor.written;
    return m_writer.recordMoved(row.rowId, row.key, insertedKey(row));
}

Value Placer::insertedKey(const Staged& row) const
{
    const int at = m_writer.targetKeyAt();
    return m_writer.insertedKey(at < 0 ? Value::null() : row.values[static_cast<size_t>(at)]);
}

} // namespace godwit::core
