// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/key_trace.h"

#include "core/move/change_scene.h"
#include "core/move/lineage_writer.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

Result<std::optional<Row>> firstRow(Statement& select, const Row& values)
{
    select.bindAll(values);
    GODWIT_TRY(const bool hasRow, select.step());
    std::optional<Row> row;
    if (hasRow)
        row = select.row();
    select.reset();
    return row;
}

/// The new keys of all rows that moved.
Status mapKeys(Database& work, const CompiledMove& move, const QString& type, const QString& map)
{
    GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS temp.%1; CREATE TEMP TABLE %1 (row_id, source_key, target_key %2)")
                                           .arg(quoted(map), type)));
    GODWIT_TRY(Statement fill,
               work.prepare(
                   QStringLiteral("INSERT INTO temp.%1 SELECT %2.%3, %2.%4, %5 FROM main.%2 AS %2 WHERE NOT EXISTS (SELECT 1 FROM"
                                  " main._godwit_lineage AS l JOIN main._godwit_source AS o ON o.id = l.source WHERE o.name = %6"
                                  " AND l.row_id = %2.%3 AND l.move = %7 AND l.disposition > 0)")
                       .arg(quoted(map), quoted(move.rowsTable), quoted(move.rowidName), quoted(move.keyColumns.first()),
                            move.keyExpression, quotedText(move.sourceTable), QString::number(move.number))));
    move.bind(fill);
    GODWIT_CHECK(fill.run());
    return work.execute(QStringLiteral("CREATE INDEX temp.%1 ON %2 (target_key)")
                                     .arg(quoted(map + QStringLiteral("_key")), quoted(map)));
}

} // namespace

KeyTrace::KeyTrace(Statement byKey, Statement changed, Statement merged, Statement entry, std::shared_ptr<const CompiledMove> move,
                   qint64 tableId)
    : m_move(std::move(move)), m_tableId(tableId), m_byKey(std::move(byKey)), m_changed(std::move(changed)),
      m_merged(std::move(merged)), m_entry(std::move(entry))
{
}

Result<KeyTrace> KeyTrace::create(Database& work, std::shared_ptr<const CompiledMove> move, const Table& target, qint64 tableId)
{
    QString select = QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %2 = ?1")
                         .arg(quoted(move->rowidName), quoted(move->keyColumns.first()), quoted(move->rowsTable));
    if (move->keyIsDerived && !move->keepsKey) {
        const QString map = move->reserved(QStringLiteral("origin"));
        GODWIT_CHECK(mapKeys(work, *move, plainType(target, move->targetKey.first()), map));
        select = QStringLiteral("SELECT row_id, source_key FROM temp.%1 WHERE target_key = ?1").arg(quoted(map));
    }
    GODWIT_TRY(auto byKey, work.preparePersistent(select));
    GODWIT_TRY(auto changed, work.preparePersistent(QStringLiteral(
                                 "SELECT row_id, source_key FROM main._godwit_lineage WHERE move = ? AND target_key = ?"
                                 " AND source = ? AND disposition = 0 ORDER BY row_id LIMIT 1")));
    GODWIT_TRY(auto merged, work.preparePersistent(QStringLiteral(
                                "SELECT row_id, source_key FROM main._godwit_lineage WHERE move = ? AND target_key = ?"
                                " AND source = ? AND disposition = 1 ORDER BY row_id")));
    GODWIT_TRY(auto entry, work.preparePersistent(QStringLiteral(
                               "SELECT disposition = 0 AND target_key IS NULL AND rule <> %1 FROM main._godwit_lineage"
                               " WHERE move = ? AND source_key = ? AND source = ? ORDER BY row_id LIMIT 1").arg(quotedText(kBecameKeyless))));
    return KeyTrace(std::move(byKey), std::move(changed), std::move(merged), std::move(entry), std::move(move), tableId);
}

Result<std::optional<Places::Key>> KeyTrace::writerOf(const Value& key)
{
    const Value number = Value::ofInteger(m_move->number);
    const Value table = Value::ofInteger(m_tableId);
    GODWIT_TRY(const auto changed, firstRow(m_changed, {number, key, table}));
    if (changed)
        return std::optional(Places::Key{.rowId = (*changed)[0], .key = (*changed)[1]});
    GODWIT_TRY(const auto row, firstRow(m_byKey, {key}));
    if (!row)
        return std::optional<Places::Key>();
    GODWIT_TRY(const auto entry, firstRow(m_entry, {number, (*row)[1], table}));
    if (entry && (*entry)[0].integer == 0)
        return std::optional<Places::Key>();
    return std::optional(Places::Key{.rowId = (*row)[0], .key = (*row)[1]});
}

Result<std::vector<Places::Key>> KeyTrace::mergedInto(const Value& key)
{
    std::vector<Places::Key> merged;
    if (!m_move->step->group)
        return merged;
    m_merged.bindAll({Value::ofInteger(m_move->number), key, Value::ofInteger(m_tableId)});
    while (true) {
        GODWIT_TRY(const bool hasRow, m_merged.step());
        if (!hasRow)
            break;
        merged.push_back({.rowId = m_merged.value(0), .key = m_merged.value(1), .isMerged = true});
    }
    m_merged.reset();
    return merged;
}

} // namespace godwit::core
