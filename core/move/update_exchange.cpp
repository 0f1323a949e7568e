// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/update_exchange.h"

#include "core/move/constraint_cause.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

Status UpdateExchange::begin(qint64 place)
{
    if (!m_isPrepared)
        GODWIT_CHECK(prepare());
    m_place = place;
    m_waiting = {place};
    m_isWaiting = {place};
    return {};
}

Status UpdateExchange::prepare()
{
    Database& work = m_scene.work;
    const Table* const table = m_scene.now.table(m_text.table);
    const RowIdentity& identity = m_text.order.identity();
    GODWIT_CHECK(work.execute(QStringLiteral("CREATE INDEX IF NOT EXISTS main.%1 ON %2 (%3)")
                                  .arg(quoted(m_text.values + QStringLiteral("_key")), quoted(m_text.values),
                                       identity.listColumns().join(QStringLiteral(", ")))));
    m_stored = table->columnNames();
    const QString at = identity.equals(QStringLiteral("t"));
    GODWIT_TRY(auto whole, work.preparePersistent(QStringLiteral("SELECT %1 FROM main.%2 AS t WHERE %3").arg(quotedList(m_stored), quoted(m_text.table), at)));
    GODWIT_TRY(auto take, work.preparePersistent(QStringLiteral("DELETE FROM main.%1 AS t WHERE %2").arg(quoted(m_text.table), at)));
    m_hasOwnRowid = !table->isWithoutRowid && !table->column(identity.columns.first());
    GODWIT_TRY(auto putBack, work.preparePersistent(QStringLiteral("INSERT OR ABORT INTO main.%1 (%2%3) VALUES (?%4)")
                                                        .arg(quoted(m_text.table), quotedList(m_stored),
                                                             m_hasOwnRowid ? QStringLiteral(", ") + quoted(identity.columns.first()) : QString(),
                                                             QStringLiteral(", ?").repeated(m_stored.size() - (m_hasOwnRowid ? 0 : 1)))));
    GODWIT_TRY(auto forget, work.preparePersistent(QStringLiteral("DELETE FROM main.%1 WHERE _godwit_place = ?").arg(quoted(m_text.values))));
    GODWIT_TRY(auto blame, work.preparePersistent(QStringLiteral("UPDATE main.%1 SET _godwit_code = ?2, _godwit_cause = ?3, _godwit_column = ?4"
                                                                 " WHERE _godwit_place = ?1").arg(quoted(m_text.values))));
    m_whole.emplace(std::move(whole));
    m_take.emplace(std::move(take));
    m_putBack.emplace(std::move(putBack));
    m_forget.emplace(std::move(forget));
    m_blame.emplace(std::move(blame));
    GODWIT_CHECK(addSet(*table, table->primaryKey()));
    for (const Index& index : table->indexes) {
        if (index.isUnique)
            GODWIT_CHECK(addSet(*table, index.columns));
    }
    m_isPrepared = true;
    return {};
}

/// Expressions are left out: then rows are found that share the columns alone, and changing these early does no harm.
Status UpdateExchange::addSet(const Table& table, const QStringList& columns)
{
    QList<int> places;
    QStringList conditions;
    for (const QString& name : columns) {
        const Column* const column = name.isNull() ? nullptr : table.column(name);
        const qsizetype at = column ? m_stored.indexOf(column->name) : -1;
        if (at < 0)
            continue;
        places.append(static_cast<int>(at));
        conditions.append(QStringLiteral("t.%1 = ?%2").arg(quoted(column->name)).arg(places.size() + 2));
    }
    if (places.isEmpty())
        return {};
    const RowIdentity& identity = m_text.order.identity();
    GODWIT_TRY(auto holder, m_scene.work.preparePersistent(
                                QStringLiteral("SELECT v._godwit_place, v._godwit_code FROM main.%1 AS t CROSS JOIN main.%2 AS v ON %3"
                                               " WHERE %4 AND v._godwit_place > ?1 AND v._godwit_place <> ?2 ORDER BY v._godwit_place LIMIT 1")
                                    .arg(quoted(m_text.table), quoted(m_text.values), identity.joins(QStringLiteral("v"), QStringLiteral("t")),
                                         conditions.join(QStringLiteral(" AND ")))));
    m_sets.push_back({.columns = places, .holder = std::move(holder)});
    return {};
}

/// A batch ends only behind a row that was changed, so that each gets on, and never while a row is out of the table.
Result<bool> UpdateExchange::goOn(BatchClock& clock)
{
    while (!m_waiting.empty()) {
        const qint64 place = m_waiting.back();
        GODWIT_TRY(const bool isDone, tried(place));
        if (!isDone) {
            GODWIT_CHECK(resolve(place));
            continue;
        }
        GODWIT_CHECK(done(place));
        if (clock.isOver() && m_parked.empty())
            return m_waiting.empty();
    }
    return true;
}

/// False: its values are taken.
Result<bool> UpdateExchange::tried(qint64 place)
{
    const auto parked = m_parked.find(place);
    if (parked == m_parked.end()) {
        GODWIT_TRY(Statement* const row, m_applier.rowAt(place));
        auto isDone = m_applier.apply(*row);
        row->reset();
        return isDone;
    }
    const Parked& row = parked->second;
    m_putBack->bindAll(row.values);
    if (m_hasOwnRowid)
        m_putBack->bindAll(row.changed.now, 1 + static_cast<int>(m_stored.size()));
    const Status putBack = m_putBack->run();
    if (putBack) {
        GODWIT_CHECK(m_applier.count(row.changed));
        return true;
    }
    if (!isRefusal(putBack.error()))
        return putBack.error();
    m_applier.setRefusal(putBack.error());
    return false;
}

Status UpdateExchange::done(qint64 place)
{
    m_waiting.erase(std::find(m_waiting.begin(), m_waiting.end(), place));
    m_isWaiting.remove(place);
    m_forget->bindInteger(1, place);
    GODWIT_CHECK(m_forget->run());
    if (m_parked.erase(place) > 0 && m_parked.empty())
        return m_scene.work.execute(QStringLiteral("RELEASE _godwit_parked"));
    return {};
}

/// Its values are taken: by a row that is still to change, or for good.
Status UpdateExchange::resolve(qint64 place)
{
    const Error refusal = m_applier.refusal();
    GODWIT_TRY(const auto holder, holderOf(place));
    if (holder && !m_isWaiting.contains(holder->place)) {
        m_waiting.push_back(holder->place);
        m_isWaiting.insert(holder->place);
        return {};
    }
    if (holder && holder->isFaulty) { // it will not be changed, whoever waits for what
        GODWIT_TRY([[maybe_unused]] const bool isAside, tried(holder->place));
        return done(holder->place);
    }
    if (holder)
        return park(holder->place);
    if (m_parked.contains(place))
        return undoParking(place, refusal);
    GODWIT_TRY(Statement* const row, m_applier.rowAt(place));
    m_applier.setRefusal(refusal);
    const Status refused = m_applier.refuse(*row);
    row->reset();
    GODWIT_CHECK(refused);
    return done(place);
}

/// The stored columns as the update will have them.
Result<Row> UpdateExchange::valuesToBe(const Statement& row)
{
    m_whole->bindAll(m_applier.changedBy(row).identity);
    GODWIT_TRY([[maybe_unused]] const bool hasRow, m_whole->step());
    Row values = m_whole->row();
    m_whole->reset();
    for (int column = 0; column < m_text.columns.size(); ++column)
        values[static_cast<size_t>(m_stored.indexOf(m_text.columns[column]))] = row.value(m_text.place(column));
    return values;
}

/// The first row that has one of these values and is still to change; nothing: there is none.
Result<std::optional<UpdateExchange::Holder>> UpdateExchange::holderOf(qint64 place)
{
    const auto parked = m_parked.find(place);
    Row values = parked == m_parked.end() ? Row() : parked->second.values;
    if (values.empty()) {
        GODWIT_TRY(Statement* const row, m_applier.rowAt(place));
        GODWIT_TRY(values, valuesToBe(*row));
        row->reset();
    }
    std::optional<Holder> found;
    for (UniqueSet& set : m_sets) {
        set.holder.bindInteger(1, m_cursor.position);
        set.holder.bindInteger(2, place);
        for (int part = 0; part < set.columns.size(); ++part)
            set.holder.bind(part + 3, values[static_cast<size_t>(set.columns[part])]);
        GODWIT_TRY(const bool hasRow, set.holder.step());
        if (hasRow)
            found = Holder{.place = set.holder.integer(0), .isFaulty = set.holder.integer(1) != 0};
        set.holder.reset();
        if (found)
            break;
    }
    return found;
}

Status UpdateExchange::park(qint64 place)
{
    if (m_parked.empty()) {
        GODWIT_CHECK(m_scene.work.execute(QStringLiteral("SAVEPOINT _godwit_parked")));
        m_waitingBefore = m_waiting;
        m_cursorBefore = m_cursor;
    }
    GODWIT_TRY(Statement* const row, m_applier.rowAt(place));
    GODWIT_TRY(Row values, valuesToBe(*row));
    Parked parked{.changed = m_applier.changedBy(*row), .values = std::move(values)};
    row->reset();
    m_take->bindAll(parked.changed.identity);
    GODWIT_CHECK(m_take->run());
    m_parked.emplace(place, std::move(parked));
    return {};
}

/// A row that was taken out cannot be put back as it should be: it stands where it stood, and is to be put aside.
Status UpdateExchange::undoParking(qint64 place, const Error& refusal)
{
    GODWIT_CHECK(m_scene.work.execute(QStringLiteral("ROLLBACK TO _godwit_parked; RELEASE _godwit_parked")));
    m_parked.clear();
    m_waiting = m_waitingBefore;
    m_isWaiting = QSet<qint64>(m_waiting.begin(), m_waiting.end());
    m_cursor = m_cursorBefore;
    const ChangeFault fault = m_applier.faultOf(refusal);
    m_blame->bindInteger(1, place);
    m_blame->bindInteger(2, static_cast<int>(fault.code));
    m_blame->bindText(3, fault.cause);
    m_blame->bindText(4, fault.column);
    return m_blame->run();
}

} // namespace godwit::core
