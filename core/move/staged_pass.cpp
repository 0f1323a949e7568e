// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/staged_pass.h"

#include "core/move/batch_clock.h"
#include "core/sqlite/literal.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <algorithm>

namespace godwit::core {

Status StagedPass::run(MoveCursor::Pass after)
{
    if (m_scene.cursor.position.isNull())
        GODWIT_CHECK(putInOrder());
    GODWIT_CHECK(begin());
    GODWIT_TRY(Statement rows, m_scene.session.work.preparePersistent(select(QStringLiteral("o.rowid > ?1 ORDER BY o.rowid"))));
    BatchClock clock;
    bool isDone = false;
    while (!isDone) {
        GODWIT_CHECK(m_scene.cancel.check());
        clock.start();
        GODWIT_TRY(auto transaction, Transaction::begin(m_scene.session.work));
        rows.bind(1, m_scene.cursor.position);
        while (!isDone && !clock.isOver()) {
            GODWIT_TRY(const bool hasRow, rows.step());
            isDone = !hasRow;
            if (isDone)
                break;
            GODWIT_CHECK(take(rows));
            m_scene.cursor.position = rows.value(kPlaceAt);
        }
        rows.reset();
        if (isDone) {
            m_scene.cursor.pass = after;
            m_scene.cursor.position = Value::null();
            m_scene.cursor.anchor = Value::null();
        }
        GODWIT_CHECK(WorkTables(m_scene.session.work).saveCursor(m_scene.move.number, m_scene.cursor));
        clock.beginCommit();
        GODWIT_CHECK(transaction.commit());
        GODWIT_CHECK(m_scene.afterBatch(clock.finish()));
    }
    return {};
}

Status StagedPass::putInOrder()
{
    Database& work = m_scene.session.work;
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(m_orderTable))));
    GODWIT_TRY(Statement order, work.prepare(m_createOrder));
    m_scene.move.bind(order);
    GODWIT_CHECK(order.run());
    m_scene.cursor.position = Value::ofInteger(0);
    GODWIT_CHECK(WorkTables(work).saveCursor(m_scene.move.number, m_scene.cursor));
    return transaction.commit();
}

QString StagedPass::select(const QString& condition) const
{
    QStringList columns;
    for (const QString& name : m_scene.move.targetColumns + m_scene.move.letColumns)
        columns += QStringLiteral("s.") + quoted(name);
    return QStringLiteral("SELECT o.rowid, s._godwit_row, s._godwit_key, s._godwit_place, %1 FROM main.%2 AS o"
                          " CROSS JOIN main.%3 AS s ON s._godwit_place = o.stage_place WHERE %4")
        .arg(columns.join(QStringLiteral(", ")), quoted(m_orderTable), quoted(m_scene.move.stageTable), condition);
}

Result<Statement> StagedPass::rowAt(const Value& place)
{
    GODWIT_TRY(Statement row, m_scene.session.work.prepare(select(QStringLiteral("o.rowid = ?1"))));
    row.bind(1, place);
    GODWIT_TRY(const bool hasRow, row.step());
    if (!hasRow)
        return Error(ErrorCode::SqlFailed, QStringLiteral("A staged row of %1 vanished.").arg(m_scene.move.title));
    return row;
}

int StagedPass::columnAt(const QString& name) const
{
    const QStringList names = m_scene.move.targetColumns + m_scene.move.letColumns;
    const auto found = std::find_if(names.begin(), names.end(), [&](const QString& one) { return isSameName(one, name); });
    return kValuesAt + static_cast<int>(found - names.begin()); // the checker made sure that it is there
}

bool StagedPass::areSame(const Row& left, const Row& right)
{
    const auto isNumber = [](const Value& value) { return value.type == Value::Type::Integer || value.type == Value::Type::Real; };
    const auto areEqual = [&](const Value& one, const Value& other) {
        if (one.type == other.type || !isNumber(one) || !isNumber(other))
            return one == other || (one.type == Value::Type::Real && other.type == Value::Type::Real && one.real == other.real);
        const qint64 whole = one.type == Value::Type::Integer ? one.integer : other.integer;
        const double real = one.type == Value::Type::Real ? one.real : other.real;
        // Beyond 2^53 not every whole number is a double: compared as the whole number that the double is.
        return real >= -0x1p63 && real < 0x1p63 && static_cast<double>(static_cast<qint64>(real)) == real &&
               static_cast<qint64>(real) == whole;
    };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), areEqual);
}

Value StagedPass::targetKeyOf(const Statement& row) const
{
    const int at = m_scene.move.targetKeyAt();
    return at < 0 ? Value::null() : row.value(kValuesAt + at);
}

Value StagedPass::keeperKeyOf(const Statement& row, const Value& key) const
{
    if (m_scene.move.keyParts.isEmpty())
        return key;
    Row parts;
    for (const int at : m_scene.move.keyParts)
        parts.push_back(row.value(kValuesAt + at));
    return Value::ofText(literalsOf(parts));
}

Places::Key StagedPass::sourceOf(const Statement& row)
{
    return {.rowId = row.value(kRowIdAt), .key = row.value(kKeyAt)};
}

Result<bool> StagedPass::isAside(const Value& rowId)
{
    if (!m_scene.move.hasSeveral)
        return false;
    return m_scene.writer.isAside(rowId);
}

Status StagedPass::quarantine(const Places::Key& source, const RowFault& fault)
{
    if (!m_scene.move.hasSeveral)
        return m_scene.writer.quarantine(source.rowId, source.key, fault, m_scene.cursor);
    GODWIT_TRY(const Places::Leaving leaving, m_scene.writer.recall(source, fault, m_scene.cursor));
    return leaving.rows.empty() ? Status() : afterRecall(leaving);
}

} // namespace godwit::core
