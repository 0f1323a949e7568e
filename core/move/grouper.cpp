// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/grouper.h"

#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

Status Grouper::begin()
{
    Database& work = m_scene.session.work;
    for (const QString& name : step().group->by)
        m_columns.append(columnAt(name));
    if (!m_scene.move.keptTable.isEmpty()) {
        const QString kept = quoted(m_scene.move.keptTable);
        GODWIT_CHECK(work.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS main.%1 (stage_place INTEGER PRIMARY KEY)").arg(kept)));
        GODWIT_TRY(Statement mark, work.preparePersistent(QStringLiteral("INSERT INTO main.%1 (stage_place) VALUES (?)").arg(kept)));
        m_mark.emplace(std::move(mark));
    }
    if (m_scene.cursor.anchor.isNull())
        return {};
    // Stopped within a group: the row that stays is found again.
    GODWIT_TRY(const Statement keeper, rowAt(m_scene.cursor.anchor));
    m_group = groupOf(keeper);
    m_keeper = keeperKeyOf(keeper, targetKeyOf(keeper));
    if (!m_keeper.isNull() || !m_scene.move.makesKey)
        return {};
    GODWIT_TRY(m_keeper, m_scene.writer.madeKey(keeper.value(kRowIdAt)));
    if (m_keeper.isNull())
        m_keeper = keeper.value(kKeyAt); // SQLite made the key that the row had already, and nothing had to be told
    return {};
}

Row Grouper::groupOf(const Statement& row) const
{
    Row group;
    for (qsizetype part = 0; part < m_columns.size(); ++part) {
        group.push_back(row.value(m_columns[part]));
        const QString& collation = m_scene.move.groupCollations[part];
        if (group.back().type == Value::Type::Text && !collation.isEmpty())
            group.back().bytes = comparedAs(group.back().bytes, m_scene.move.collations, collation);
    }
    return group;
}

bool Grouper::isSameGroup(const Row& group) const
{
    if (m_scene.cursor.anchor.isNull() || !areSame(group, m_group))
        return false;
    // As in a UNIQUE constraint of SQLite NULLs stay apart, unless the plan says otherwise.
    return step().group->nullsAreEqual ||
           std::none_of(group.begin(), group.end(), [](const Value& value) { return value.isNull(); });
}

Status Grouper::take(const Statement& row)
{
    GODWIT_TRY(const bool isAside, this->isAside(row.value(kRowIdAt)));
    if (isAside)
        return {};
    Row group = groupOf(row);
    if (isSameGroup(group)) {
        if (!m_mark) // else the Namer places both
            GODWIT_CHECK(m_scene.writer.placeMerged(row.value(kRowIdAt), row.value(kKeyAt)));
        return m_scene.writer.recordMerged(row.value(kRowIdAt), row.value(kKeyAt), m_keeper, m_scene.cursor);
    }
    m_scene.cursor.anchor = Value::null();
    m_group = std::move(group);
    return keep(row);
}

Status Grouper::keep(const Statement& row)
{
    if (m_mark) {
        m_mark->bind(1, row.value(kStagePlaceAt));
        GODWIT_CHECK(m_mark->run());
        m_keeper = keeperKeyOf(row, targetKeyOf(row));
        m_scene.cursor.anchor = row.value(kPlaceAt);
        return {};
    }
    RowFault fault;
    GODWIT_TRY(const bool isWritten, m_scene.writer.insert(row, kValuesAt, sourceOf(row), &fault));
    if (!isWritten)
        return quarantine(sourceOf(row), fault);
    ++m_scene.cursor.written;
    const Value key = m_scene.writer.insertedKey(targetKeyOf(row));
    m_keeper = keeperKeyOf(row, key);
    m_scene.cursor.anchor = row.value(kPlaceAt);
    return m_scene.writer.recordMoved(row.value(kRowIdAt), row.value(kKeyAt), key, m_scene.cursor);
}

} // namespace godwit::core
