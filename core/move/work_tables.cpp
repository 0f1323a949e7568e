// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/work_tables.h"

#include "core/schema/staging.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Status WorkTables::create(Database& work)
{
    return work.execute(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS _godwit_source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
        "CREATE TABLE IF NOT EXISTS _godwit_cursor (move INTEGER PRIMARY KEY, pass INTEGER NOT NULL,"
        " stretch INTEGER NOT NULL, position, anchor, seen INTEGER NOT NULL, moved INTEGER NOT NULL, merged INTEGER NOT NULL, skipped INTEGER NOT NULL,"
        " quarantined INTEGER NOT NULL, written INTEGER NOT NULL);"
        "CREATE TABLE IF NOT EXISTS _godwit_lineage (source INTEGER NOT NULL, row_id NOT NULL, move INTEGER NOT NULL,"
        " disposition INTEGER NOT NULL, source_key, target_key, rule TEXT NOT NULL, PRIMARY KEY (source, row_id, move))"
        " WITHOUT ROWID;"
        "CREATE TABLE IF NOT EXISTS _godwit_quarantine (id INTEGER PRIMARY KEY, move INTEGER NOT NULL,"
        " source INTEGER NOT NULL, row_id NOT NULL, source_key, key_text TEXT, row_digest TEXT NOT NULL,"
        " column_name TEXT NOT NULL, cause TEXT NOT NULL, code INTEGER NOT NULL, first_cause TEXT NOT NULL,"
        " row_values TEXT NOT NULL);"
        "CREATE INDEX IF NOT EXISTS _godwit_quarantine_key ON _godwit_quarantine (source, source_key);"
        "CREATE INDEX IF NOT EXISTS _godwit_quarantine_row ON _godwit_quarantine (source, row_id)"));
}

Status WorkTables::drop(Database& work)
{
    GODWIT_TRY(const auto names,
               work.rows(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE ? ESCAPE '\\'"
                                        " AND name NOT LIKE ? ESCAPE '\\' ORDER BY name"),
                         {Value::ofText(QStringLiteral("\\_godwit\\_%")),
                          Value::ofText(QStringLiteral("\\_godwit\\_new\\_%"))}));
    for (const Row& row : names)
        GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE %1").arg(quoted(row[0].toString()))));
    return {};
}

Result<qint64> WorkTables::sourceId(const QString& table)
{
    GODWIT_CHECK(m_work->execute(QStringLiteral("INSERT INTO _godwit_source (name) VALUES (?) ON CONFLICT (name) DO NOTHING"),
                                 {Value::ofText(table)}));
    return m_work->integer(QStringLiteral("SELECT id FROM _godwit_source WHERE name = ?"), {Value::ofText(table)});
}

Status WorkTables::findByKey()
{
    return m_work->execute(QStringLiteral("CREATE INDEX IF NOT EXISTS main._godwit_lineage_key ON _godwit_lineage (source, source_key)"));
}

Status WorkTables::findByMove()
{
    return m_work->execute(QStringLiteral("CREATE INDEX IF NOT EXISTS main._godwit_lineage_target ON _godwit_lineage (move, target_key);"
                                          "CREATE INDEX IF NOT EXISTS main._godwit_lineage_source ON _godwit_lineage (move, source_key)"));
}

qint64& MoveCursor::of(Disposition disposition)
{
    switch (disposition) {
    case Disposition::Moved:
        return moved;
    case Disposition::Merged:
        return merged;
    case Disposition::Skipped:
        return skipped;
    case Disposition::Quarantined:
        break;
    }
    return quarantined;
}

Result<MoveCursor> WorkTables::cursor(int move)
{
    GODWIT_TRY(const auto rows,
               m_work->rows(QStringLiteral("SELECT pass, stretch, position, anchor, seen, moved, merged, skipped, quarantined,"
                                           " written FROM _godwit_cursor WHERE move = ?"),
                            {Value::ofInteger(move)}));
    if (rows.empty())
        return MoveCursor{};
    const Row& row = rows.front();
    return MoveCursor{.isBegun = true,
                      .pass = static_cast<MoveCursor::Pass>(row[0].integer),
                      .stretch = static_cast<int>(row[1].integer),
                      .position = row[2],
                      .anchor = row[3],
                      .seen = row[4].integer,
                      .moved = row[5].integer,
                      .merged = row[6].integer,
                      .skipped = row[7].integer,
                      .quarantined = row[8].integer,
                      .written = row[9].integer};
}

Status WorkTables::saveCursor(int move, MoveCursor& cursor)
{
    cursor.isBegun = true;
    return m_work->execute(
        QStringLiteral("INSERT OR REPLACE INTO _godwit_cursor (move, pass, stretch, position, anchor, seen, moved, merged,"
                       " skipped, quarantined, written) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(move), Value::ofInteger(static_cast<int>(cursor.pass)), Value::ofInteger(cursor.stretch),
         cursor.position, cursor.anchor, Value::ofInteger(cursor.seen), Value::ofInteger(cursor.moved),
         Value::ofInteger(cursor.merged), Value::ofInteger(cursor.skipped), Value::ofInteger(cursor.quarantined),
         Value::ofInteger(cursor.written)});
}

} // namespace godwit::core
