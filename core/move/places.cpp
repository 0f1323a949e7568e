// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/places.h"

#include "core/move/change_scene.h"
#include "core/sqlite/quoting.h"

#include <QSet>

namespace godwit::core {

void Places::describe(const Table& target, CompiledMove& move)
{
    const auto identity = RowIdentity::of(target);
    if (!identity)
        return; // its rows cannot be told apart, so none can be taken out
    move.placeTable = move.reserved(QStringLiteral("place"));
    move.placeColumns = identity->listColumns();
    QStringList columns;
    for (qsizetype part = 0; part < move.placeColumns.size(); ++part) {
        columns += move.placeColumns[part] + u' ' + identity->types[part];
        if (!target.rowidName().isEmpty())
            continue; // it is the row id
        const Column* const column = target.column(identity->columns[part]);
        move.placeParts += static_cast<int>(move.targetColumns.indexOf(column->name));
        if (!column->defaultSql.isNull())
            columns.last() += QStringLiteral(" DEFAULT (%1)")
                                  .arg(column->defaultSql); // of a part the move gives no value for
    }
    move.createPlaces =
        QStringLiteral("CREATE TABLE main.%1 (row_id, source_key, stays INTEGER NOT NULL, %2)")
            .arg(quoted(move.placeTable), columns.join(QStringLiteral(", ")));
}

Status Places::create(Database& work, const CompiledMove& move)
{
    GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(move.placeTable))));
    return work.execute(move.createPlaces);
}

Result<Places> Places::open(Database& work, const CompiledMove& move)
{
    Places places(work, move);
    QStringList given{QStringLiteral("row_id"), QStringLiteral("source_key"), QStringLiteral("stays")};
    if (move.placeParts.isEmpty())
        given += move.placeColumns;
    for (qsizetype part = 0; part < move.placeParts.size(); ++part) {
        if (move.placeParts[part] >= 0)
            given += move.placeColumns[part];
    }
    const QString table = quoted(move.placeTable);
    const QString marks = QStringLiteral("?, ?, 1") + QStringLiteral(", ?").repeated(given.size() - 3);
    GODWIT_TRY(auto addWritten,
               work.preparePersistent(QStringLiteral("INSERT INTO main.%1 (%2) VALUES (%3)")
                                          .arg(table, given.join(QStringLiteral(", ")), marks)));
    const QString parts = move.placeColumns.join(QStringLiteral(", "));
    GODWIT_TRY(auto addMerged,
               work.preparePersistent(QStringLiteral("INSERT INTO main.%1 (row_id, source_key, stays, %2)"
                                                     " SELECT ?2, ?3, 0, %2 FROM main.%1 WHERE rowid = ?1")
                                          .arg(table, parts)));
    places.m_addWritten.emplace(std::move(addWritten));
    places.m_addMerged.emplace(std::move(addMerged));
    return places;
}

QString Places::same() const
{
    QStringList terms;
    for (const QString& column : m_move->placeColumns)
        terms += column + QStringLiteral(" = ?");
    return terms.join(QStringLiteral(" AND "));
}

Status Places::prepareLookups()
{
    if (m_writer)
        return {};
    const QString table = quoted(m_move->placeTable);
    const QString parts = m_move->placeColumns.join(QStringLiteral(", "));
    for (const auto& [name, columns] : {std::pair(QStringLiteral("_row"), parts),
                                        std::pair(QStringLiteral("_key"), QStringLiteral("row_id"))})
        GODWIT_CHECK(m_work->execute(QStringLiteral("CREATE INDEX IF NOT EXISTS main.%1 ON %2 (%3)")
                                         .arg(quoted(m_move->placeTable + name), table, columns)));
    const auto prepare = [&](std::optional<Statement>& statement, const QString& sql) -> Status {
        GODWIT_TRY(auto prepared, m_work->preparePersistent(sql.arg(table)));
        statement.emplace(std::move(prepared));
        return {};
    };
    const QString keys = QStringLiteral("SELECT row_id, source_key FROM main.%1 WHERE stays = ");
    GODWIT_CHECK(
        prepare(m_merged, keys + QStringLiteral("0 AND ") + same() + QStringLiteral(" ORDER BY rowid")));
    GODWIT_CHECK(
        prepare(m_rows, QStringLiteral("SELECT ") + parts +
                            QStringLiteral(" FROM main.%1 WHERE row_id = ? AND stays = 1 ORDER BY rowid")));
    GODWIT_CHECK(prepare(m_left, QStringLiteral("SELECT 1 FROM main.%1 WHERE row_id = ? LIMIT 1")));
    GODWIT_CHECK(prepare(m_forgetKey, QStringLiteral("DELETE FROM main.%1 WHERE row_id = ?")));
    GODWIT_CHECK(prepare(m_forgetRow, QStringLiteral("DELETE FROM main.%1 WHERE ") + same()));
    return prepare(m_writer, keys + QStringLiteral("1 AND ") + same() + QStringLiteral(" LIMIT 1"));
}

Result<std::vector<Row>> Places::all(Statement& statement, const Row& values)
{
    std::vector<Row> rows; // read whole: what they speak of is about to go
    statement.bindAll(values);
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            break;
        rows.push_back(statement.row());
    }
    statement.reset();
    return rows;
}

Status Places::addWritten(const Value& rowId, const Value& key, const std::function<Value(int)>& valueAt)
{
    m_addWritten->bind(1, rowId);
    m_addWritten->bind(2, key);
    int at = 2;
    if (m_move->placeParts.isEmpty())
        m_addWritten->bindInteger(++at, m_work->lastInsertId());
    for (const int part : m_move->placeParts) {
        if (part >= 0)
            m_addWritten->bind(++at, valueAt(part));
    }
    GODWIT_CHECK(m_addWritten->run());
    m_last = Value::ofInteger(m_work->lastInsertId());
    return {};
}

Status Places::addMerged(const Value& rowId, const Value& key)
{
    if (m_last.isNull()) { // stopped within a group
        GODWIT_TRY(
            const qint64 last,
            m_work->integer(QStringLiteral("SELECT coalesce(max(rowid), 0) FROM main.%1 WHERE stays = 1")
                                .arg(quoted(m_move->placeTable))));
        m_last = Value::ofInteger(last);
    }
    m_addMerged->bindAll({m_last, rowId, key});
    return m_addMerged->run();
}

Result<Row> Places::lastWritten()
{
    GODWIT_TRY(
        const auto rows,
        m_work->rows(QStringLiteral("SELECT %1 FROM main.%2 WHERE stays = 1 ORDER BY rowid DESC LIMIT 1")
                         .arg(m_move->placeColumns.join(QStringLiteral(", ")), quoted(m_move->placeTable))));
    return rows.empty() ? Row() : rows.front();
}

Result<std::optional<Places::Key>> Places::writerOf(const Row& identity)
{
    GODWIT_CHECK(prepareLookups());
    GODWIT_TRY(const auto rows, all(*m_writer, identity));
    return rows.empty() ? std::optional<Key>() : Key{.rowId = rows.front()[0], .key = rows.front()[1]};
}

Result<Places::Leaving> Places::takeOut(const Key& key)
{
    GODWIT_CHECK(prepareLookups());
    Leaving leaving{.keys = {key}, .rows = {}};
    QSet<QString> known{key.rowId.toLiteral()};
    for (size_t at = 0; at < leaving.keys.size(); ++at) {
        const Value rowId = leaving.keys[at].rowId;
        GODWIT_TRY(const auto rows, all(*m_rows, {rowId}));
        for (const Row& row : rows) {
            leaving.rows.push_back({.identity = row, .key = at});
            GODWIT_TRY(const auto merged, all(*m_merged, row));
            for (const Row& other : merged) {
                if (known.contains(other[0].toLiteral()))
                    continue;
                known.insert(other[0].toLiteral());
                leaving.keys.push_back({.rowId = other[0], .key = other[1], .isMerged = true});
            }
        }
        GODWIT_CHECK(all(*m_forgetKey, {rowId}));
    }
    return leaving;
}

Result<std::vector<Places::Key>> Places::release(const Row& identity)
{
    GODWIT_CHECK(prepareLookups());
    std::vector<Key> gone;
    GODWIT_TRY(const auto writer, writerOf(identity));
    if (writer)
        gone.push_back(*writer);
    GODWIT_TRY(const auto merged, all(*m_merged, identity));
    for (const Row& row : merged)
        gone.push_back({.rowId = row[0], .key = row[1], .isMerged = true});
    GODWIT_CHECK(all(*m_forgetRow, identity));
    std::vector<Key> without;
    QSet<QString> known;
    for (const Key& key : gone) {
        GODWIT_TRY(const auto left, all(*m_left, {key.rowId}));
        if (left.empty() && !known.contains(key.rowId.toLiteral()))
            without.push_back(key);
        known.insert(key.rowId.toLiteral());
    }
    return without;
}

Status Places::rename(const Row& identity, const Row& now)
{
    GODWIT_CHECK(prepareLookups());
    QStringList set;
    for (const QString& column : m_move->placeColumns)
        set += column + QStringLiteral(" = ?");
    Row values = now;
    values.insert(values.end(), identity.begin(), identity.end());
    return m_work->execute(QStringLiteral("UPDATE main.%1 SET %2 WHERE %3")
                               .arg(quoted(m_move->placeTable), set.join(QStringLiteral(", ")), same()),
                           values);
}

} // namespace godwit::core
