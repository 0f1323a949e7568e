// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/origins.h"

#include "core/move/change_tables.h"
#include "core/move/compiler.h"
#include "core/move/loose_tables.h"
#include "core/move/work_tables.h"
#include "core/sqlite/quoting.h"

#include <algorithm>
#include <array>

namespace godwit::core {

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
    GODWIT_CHECK(WorkTables(work).findByMove());
    GODWIT_TRY(auto write, work.preparePersistent(QStringLiteral(
                               "INSERT OR REPLACE INTO main._godwit_lineage (source, row_id, move, disposition, source_key,"
                               " target_key, rule) VALUES (?, ?, ?, ?, ?, ?, ?)")));
    m_write.emplace(std::move(write));
    return {};
}

Status Origins::addMovers(const QString& finalName)
{
    const MoveScene scene{.plan = m_scene->plan,
                          .source = m_scene->source,
                          .target = m_scene->target,
                          .staging = m_scene->staging,
                          .seed = m_scene->seed,
                          .sourceFile = {},
                          .further = m_scene->further};
    for (const int number : movesInto(m_scene->plan, finalName)) {
        GODWIT_TRY(const MoveCursor cursor, WorkTables(m_scene->work).cursor(number));
        if (!cursor.isBegun)
            continue; // of a later phase
        GODWIT_TRY(CompiledMove compiled, compileMove(scene, number, *movesOf(m_scene->plan).at(number)));
        const auto move = std::make_shared<const CompiledMove>(std::move(compiled));
        Mover mover{.move = move,
                    .table = move->sourceTable.isEmpty() ? move->step->from : move->sourceTable,
                    .tableId = 0,
                    .places = {},
                    .trace = {}};
        GODWIT_TRY(mover.tableId, WorkTables(m_scene->work).sourceId(mover.table));
        if (!move->placeTable.isEmpty() && move->isLoose) {
            GODWIT_TRY(auto places, Places::open(m_scene->work, *move));
            mover.places.emplace(std::move(places));
        } else if (move->copies.isEmpty() && move->keyColumns.size() == 1 && move->targetKey.size() == 1) {
            GODWIT_TRY(auto trace, KeyTrace::create(m_scene->work, move, *m_scene->target.table(finalName), mover.tableId));
            mover.trace.emplace(std::move(trace));
        } else {
            continue; // its rows cannot be told apart
        }
        m_movers.push_back(std::move(mover));
    }
    return {};
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
        if (mover.places) {
            GODWIT_TRY(const auto writer, mover.places->writerOf(identity));
            if (writer)
                return std::optional(originOf(mover, *writer));
        } else if (!key.isNull()) {
            GODWIT_TRY(const auto writer, mover.trace->writerOf(key));
            if (writer)
                return std::optional(originOf(mover, *writer));
        }
    }
    return std::optional<Origin>();
}

Origin Origins::originOf(const Mover& mover, const Places::Key& key)
{
    return {.table = mover.table, .tableId = mover.tableId, .rowId = key.rowId, .key = key.key, .move = mover.move->number, .isMerged = key.isMerged};
}

Origins::Mover& Origins::moverOf(const Origin& origin)
{
    return *std::find_if(m_movers.begin(), m_movers.end(), [&](const Mover& mover) { return mover.move->number == origin.move; });
}

const CompiledMove& Origins::moveOf(const Origin& origin) const
{
    return *std::find_if(m_movers.begin(), m_movers.end(), [&](const Mover& mover) { return mover.move->number == origin.move; })->move;
}

Result<Company> Origins::takeOut(const Origin& origin, const Row& identity, const Value& key)
{
    Company company{.origins = {origin}, .rows = {{.identity = identity, .origin = 0}}};
    if (origin.move < 0)
        return company;
    Mover& mover = moverOf(origin);
    if (!mover.places) {
        GODWIT_TRY(const auto merged, mover.trace->mergedInto(key));
        for (const Places::Key& one : merged)
            company.origins.push_back(originOf(mover, one));
        return company;
    }
    GODWIT_TRY(const Places::Leaving leaving, mover.places->takeOut({.rowId = origin.rowId, .key = origin.key}));
    company = {};
    for (const Places::Key& one : leaving.keys)
        company.origins.push_back(originOf(mover, one));
    for (const Places::Written& row : leaving.rows)
        company.rows.push_back({.identity = row.identity, .origin = row.key});
    return company;
}

Result<std::vector<Origin>> Origins::release(const Origin& origin, const Row& identity, const Value& key)
{
    std::vector<Origin> gone;
    if (origin.move < 0)
        return std::vector<Origin>{origin};
    Mover& mover = moverOf(origin);
    std::vector<Places::Key> keys;
    if (mover.places) {
        GODWIT_TRY(keys, mover.places->release(identity));
    } else {
        GODWIT_TRY(keys, mover.trace->mergedInto(key));
        gone.push_back(origin);
    }
    for (const Places::Key& one : keys)
        gone.push_back(originOf(mover, one));
    return gone;
}

/// What counts of a key so far. Derived rows have no entry.
Result<Disposition> Origins::dispositionOf(const Origin& origin)
{
    GODWIT_TRY(const auto rows, m_scene->work.rows(QStringLiteral("SELECT disposition FROM main._godwit_lineage WHERE source = ? AND row_id = ?"
                                                                  " AND move = ?"),
                                                   {Value::ofInteger(origin.tableId), origin.rowId, Value::ofInteger(origin.move)}));
    if (!rows.empty())
        return static_cast<Disposition>(rows.front()[0].integer);
    return origin.isMerged ? Disposition::Merged : Disposition::Moved;
}

Status Origins::count(const Origin& origin, Disposition before, Disposition now)
{
    static constexpr std::array kCounters{"moved", "merged", "skipped", "quarantined"}; // as Disposition numbers them
    const auto counter = [](Disposition one) { return QString::fromLatin1(kCounters[static_cast<size_t>(one)]); };
    if (before == now)
        return {};
    return m_scene->work.execute(QStringLiteral("UPDATE main._godwit_cursor SET %1 = %1 - 1, %2 = %2 + 1 WHERE move = ?")
                                     .arg(counter(before), counter(now)),
                                 {Value::ofInteger(origin.move)});
}

Status Origins::depart(const Origin& origin, Disposition disposition, const QString& rule)
{
    if (origin.move < 0)
        return writeEntry(origin, kFirstChange + m_scene->number, disposition, Value::null(), rule);
    GODWIT_TRY(const Disposition before, dispositionOf(origin));
    GODWIT_CHECK(writeEntry(origin, kFirstChange + m_scene->number, disposition, Value::null(), rule));
    GODWIT_CHECK(writeEntry(origin, origin.move, disposition, Value::null(), rule));
    return count(origin, before, disposition);
}

Status Origins::withdraw(const Origin& origin, std::optional<int> late)
{
    GODWIT_TRY(const Disposition before, dispositionOf(origin));
    GODWIT_CHECK(writeEntry(origin, origin.move, Disposition::Quarantined, Value::null(), {}));
    if (late)
        GODWIT_CHECK(writeEntry(origin, *late, Disposition::Quarantined, Value::null(), {}));
    return count(origin, before, Disposition::Quarantined);
}

Status Origins::rekey(const Origin& origin, const Row& identity, const Row& now, const Value& oldKey, const Value& newKey)
{
    if (origin.move < 0)
        return {};
    Mover& mover = moverOf(origin);
    if (mover.places && !(identity == now))
        GODWIT_CHECK(mover.places->rename(identity, now));
    if (oldKey == newKey)
        return {}; // it has several parts, and no reference follows them
    GODWIT_CHECK(m_scene->work.execute(QStringLiteral("UPDATE main._godwit_lineage SET target_key = ? WHERE move = ? AND target_key = ?"
                                                      " AND source = ? AND disposition = 1"),
                                       {newKey, Value::ofInteger(origin.move), oldKey, Value::ofInteger(origin.tableId)}));
    GODWIT_TRY(const QString mark, markOf(origin));
    return writeEntry(origin, origin.move, Disposition::Moved, newKey, mark);
}

/// A source row that became several rows stays one, whichever of them gets another key.
Result<QString> Origins::markOf(const Origin& origin)
{
    if (!moveOf(origin).hasSeveral)
        return QString();
    GODWIT_TRY(const auto rows, m_scene->work.rows(QStringLiteral("SELECT rule FROM main._godwit_lineage WHERE source = ? AND row_id = ? AND move = ?"
                                                                  " AND disposition < 2"),
                                                   {Value::ofInteger(origin.tableId), origin.rowId, Value::ofInteger(origin.move)}));
    return rows.empty() ? QString() : rows.front()[0].toString();
}

/// Rows that no key of the source accounts for are in no lineage.
Status Origins::writeEntry(const Origin& origin, int move, Disposition disposition, const Value& targetKey, const QString& rule)
{
    if (origin.move >= 0 && moveOf(origin).sourceTable.isEmpty())
        return {};
    m_write->bindAll({Value::ofInteger(origin.tableId), origin.rowId, Value::ofInteger(move),
                      Value::ofInteger(static_cast<int>(disposition)), origin.key, targetKey, Value::ofText(rule)});
    return m_write->run();
}

} // namespace godwit::core
