// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/update_list.h"

#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

constexpr qint64 kAtOnce = 64;

} // namespace

Status UpdateList::prepare()
{
    Database& work = m_scene.work;
    GODWIT_TRY(auto walk,
               KeyWalk::create(m_scene, m_text.order, m_text.table, m_text.alias, m_text.listTerms));
    GODWIT_TRY(auto insert, work.preparePersistent(m_text.insertList));
    GODWIT_TRY(auto next, work.preparePersistent(m_text.nextListed));
    GODWIT_TRY(auto remove,
               work.preparePersistent(
                   QStringLiteral("DELETE FROM main.%1 WHERE _godwit_place = ?").arg(quoted(m_text.list))));
    next.bindNamed(QStringLiteral("_godwit_most"), Value::ofInteger(kAtOnce));
    m_walk.emplace(std::move(walk));
    m_insert.emplace(std::move(insert));
    m_next.emplace(std::move(next));
    m_remove.emplace(std::move(remove));
    return {};
}

Result<bool> UpdateList::fill(ChangeCursor& cursor, BatchClock& clock)
{
    Statement& rows = m_walk->from(cursor.last);
    for (bool isFirst = true;; isFirst = false) {
        GODWIT_TRY(const bool hasRow, m_scene.step(rows, isFirst));
        if (!hasRow)
            return true;
        for (int column = 0; column < rows.columnCount(); ++column)
            m_insert->bindColumn(1 + column, rows, column);
        GODWIT_CHECK(m_insert->run());
        ++cursor.position;
        if (clock.isOver()) {
            cursor.last = m_text.order.identityIn(rows);
            rows.reset();
            return false;
        }
    }
}

Result<std::vector<UpdateList::Entry>> UpdateList::next()
{
    std::vector<Entry> entries;
    m_next->reset();
    while (true) {
        GODWIT_TRY(const bool hasRow, m_next->step());
        if (!hasRow)
            break;
        const Row row = m_next->row();
        entries.push_back({.place = row.front().integer, .identity = Row(row.begin() + 1, row.end())});
    }
    m_next->reset();
    return entries;
}

Status UpdateList::remove(const Entry& entry)
{
    m_remove->bindInteger(1, entry.place);
    return m_remove->run();
}

} // namespace godwit::core
