// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/origins.h"

#include "core/move/change_tables.h"
#include "core/move/compiler.h"
#include "core/move/work_tables.h"
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

} // namespace

Result<Origins> Origins::create(const ChangeScene& scene, const QString& finalName)
{
    Origins origins(scene);
    GODWIT_CHECK(origins.prepare());
    if (scene.isCarriedOver(finalName)) {
        const Table* const table = scene.source.table(finalName);
        origins.m_carriedOver = table ? table->name : finalName;
        GODWIT_TRY(origins.m_carriedId, WorkTables(scene.work).sourceId(origins.m_carriedOver));
        return origins;
    }
    GODWIT_CHECK(origins.addMovers(finalName));
    return origins;
}

Status Origins::prepare()
{
    Database& work = m_scene->work;
    GODWIT_TRY(auto write, work.preparePersistent(QStringLiteral(
                               "INSERT OR REPLACE INTO main._godwit_lineage (source, row_id, move, disposition, source_key,"
                               " target_key, rule) VALUES (?, ?, ?, ?, ?, ?, ?)")));
    GODWIT_TRY(auto changed, work.preparePersistent(QStringLiteral(
                                 "SELECT row_id, source_key FROM main._godwit_lineage WHERE move = ? AND target_key = ?"
                                 " AND source = ? AND disposition = 0 ORDER BY row_id LIMIT 1")));
    GODWIT_TRY(auto entry, work.preparePersistent(QStringLiteral(
                               "SELECT row_id, disposition = 0 AND target_key IS NULL FROM main._godwit_lineage"
                               " WHERE move = ? AND source_key = ? AND source = ? ORDER BY row_id LIMIT 1")));
    m_write.emplace(std::move(write));
    m_changed.emplace(std::move(changed));
    m_entry.emplace(std::move(entry));
    return {};
}

Status Origins::addMovers(const QString& finalName)
{
    const QList<const MoveStep*> moves = movesOf(m_scene->plan);
    const Table* const target = m_scene->target.table(finalName);
    for (int number = 0; target && number < moves.size(); ++number) {
        const QString from = moves[number]->query.isEmpty() ? moves[number]->from : moves[number]->accountsForTable;
        const Table* const table = m_scene->source.table(from);
        if (!isSameName(moves[number]->into, finalName) || !table || table->primaryKey().size() != 1 ||
            target->primaryKey().size() != 1)
            continue;
        Mover mover{.number = number, .table = table->name, .tableId = 0, .byKey = {}};
        GODWIT_TRY(mover.tableId, WorkTables(m_scene->work).sourceId(table->name));
        const QString key = quoted(table->primaryKey().first());
        const QString rowId = table->rowidName().isEmpty() ? key : quoted(table->rowidName());
        GODWIT_TRY(const QString map, mapKeys(number));
        mover.isMapped = !map.isEmpty();
        GODWIT_TRY(auto byKey,
                   m_scene->work.preparePersistent(
                       mover.isMapped ? QStringLiteral("SELECT row_id, source_key FROM temp.%1 WHERE target_key = ?1").arg(quoted(map))
                                      : QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %2 = ?1").arg(rowId, key, quoted(table->name))));
        mover.byKey.emplace(std::move(byKey));
        m_movers.push_back(std::move(mover));
    }
    return {};
}

/// Where new keys follow from an expression they are written down once, so that a row can be led back; the name of the table
/// that holds them, or nothing.
Result<QString> Origins::mapKeys(int number)
{
    const MoveStep& step = *movesOf(m_scene->plan).at(number);
    if (!step.query.isEmpty() || !step.joins.isEmpty())
        return QString();
    const MoveScene scene{.plan = m_scene->plan,
                          .source = m_scene->source,
                          .target = m_scene->target,
                          .staging = m_scene->staging,
                          .seed = m_scene->seed};
    GODWIT_TRY(const CompiledMove move, compileMove(scene, number, step));
    if (!move.keyIsDerived || move.keepsKey)
        return QString();
    const QString map = QLatin1String(kReservedPrefix) + QStringLiteral("origin_%1").arg(number);
    const Column* const key = m_scene->target.table(step.into)->column(move.targetKey.first());
    GODWIT_CHECK(m_scene->work.execute(QStringLiteral("DROP TABLE IF EXISTS temp.%1; CREATE TEMP TABLE %1 (row_id, source_key, target_key %2)")
                                           .arg(quoted(map), key->declaredType)));
    GODWIT_TRY(Statement fill,
               m_scene->work.prepare(
                   QStringLiteral("INSERT INTO temp.%1 SELECT %2.%3, %2.%4, %5 FROM main.%2 AS %2 WHERE NOT EXISTS (SELECT 1 FROM"
                                  " main._godwit_lineage AS l JOIN main._godwit_source AS o ON o.id = l.source WHERE o.name = %6"
                                  " AND l.row_id = %2.%3 AND l.move = %7 AND l.disposition > 1)")
                       .arg(quoted(map), quoted(move.rowsTable), quoted(move.rowidName), quoted(move.keyColumns.first()),
                            move.keyExpression, quotedText(move.sourceTable), QString::number(number))));
    move.bind(fill);
    GODWIT_CHECK(fill.run());
    GODWIT_CHECK(m_scene->work.execute(QStringLiteral("CREATE INDEX temp.%1 ON %2 (target_key)")
                                           .arg(quoted(map + QStringLiteral("_key")), quoted(map))));
    return map;
}

Result<std::optional<Origin>> Origins::find(const Row& identity, const Value& key)
{
    if (!m_carriedOver.isEmpty()) {
        QStringList parts; // several parts: any text that no other row of the table has
        for (const Value& part : identity)
            parts.append(part.toLiteral());
        return std::optional(Origin{.table = m_carriedOver,
                                    .tableId = m_carriedId,
                                    .rowId = identity.size() == 1 ? identity.front()
                                                                  : Value::ofText(parts.join(QStringLiteral(", "))),
                                    .key = key,
                                    .move = -1});
    }
    for (Mover& mover : m_movers) {
        if (key.isNull())
            break;
        GODWIT_TRY(auto origin, findMoved(mover, key));
        if (origin)
            return origin;
    }
    return std::optional<Origin>();
}

Result<std::optional<Origin>> Origins::findMoved(Mover& mover, const Value& key)
{
    const auto origin = [&](const Value& rowId, const Value& sourceKey) {
        return std::optional(Origin{
            .table = mover.table, .tableId = mover.tableId, .rowId = rowId, .key = sourceKey, .move = mover.number});
    };
    GODWIT_TRY(const auto changed, firstRow(*m_changed, {Value::ofInteger(mover.number), key, Value::ofInteger(mover.tableId)}));
    if (changed)
        return origin((*changed)[0], (*changed)[1]);
    GODWIT_TRY(const auto row, firstRow(*mover.byKey, {key}));
    if (!row)
        return std::optional<Origin>();
    const Value& sourceKey = (*row)[1];
    GODWIT_TRY(const auto entry, firstRow(*m_entry, {Value::ofInteger(mover.number), sourceKey, Value::ofInteger(mover.tableId)}));
    if (!entry)
        return origin((*row)[0], sourceKey);
    return (*entry)[1].integer != 0 ? origin((*entry)[0], sourceKey) : std::optional<Origin>();
}

Status Origins::depart(const Origin& origin, Disposition disposition, const QString& rule)
{
    GODWIT_CHECK(writeEntry(origin, kFirstChange + m_scene->number, disposition, Value::null(), rule));
    if (origin.move < 0)
        return {};
    GODWIT_CHECK(writeEntry(origin, origin.move, disposition, Value::null(), rule));
    const QString counter = disposition == Disposition::Quarantined ? QStringLiteral("quarantined") : QStringLiteral("skipped");
    return m_scene->work.execute(
        QStringLiteral("UPDATE main._godwit_cursor SET moved = moved - 1, %1 = %1 + 1 WHERE move = ?").arg(counter),
        {Value::ofInteger(origin.move)});
}

Status Origins::withdraw(const Origin& origin, Disposition before)
{
    GODWIT_CHECK(writeEntry(origin, origin.move, Disposition::Quarantined, Value::null(), {}));
    const QString counts = before == Disposition::Merged ? QStringLiteral("merged = merged - 1")
                                                         : QStringLiteral("moved = moved - 1, written = written - 1");
    return m_scene->work.execute(QStringLiteral("UPDATE main._godwit_cursor SET %1, quarantined = quarantined + 1 WHERE move = ?").arg(counts),
                                 {Value::ofInteger(origin.move)});
}

Status Origins::rekey(const Origin& origin, const Value& newKey)
{
    return origin.move < 0 ? Status() : writeEntry(origin, origin.move, Disposition::Moved, newKey, {});
}

Status Origins::writeEntry(const Origin& origin, int move, Disposition disposition, const Value& targetKey, const QString& rule)
{
    m_write->bindAll({Value::ofInteger(origin.tableId), origin.rowId, Value::ofInteger(move),
                      Value::ofInteger(static_cast<int>(disposition)), origin.key, targetKey, Value::ofText(rule)});
    return m_write->run();
}

} // namespace godwit::core
