// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/sound_rows.h"

#include "core/move/constraint_cause.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

/// One query that fails, and the tables that its sound rows and its failing keys go to.
class SoundRows
{
public:
    SoundRows(Database& database, const CompiledMove& move, const QString& schema, const CopyStatement& copy,
              const Error& said)
        : m_database(database),
          m_move(move),
          m_found(schema + u'.' + quoted(move.rowsTable)),
          m_failed(schema + u'.' + quoted(failedTable(move))),
          m_isTyped(copy.into.isEmpty()),
          m_said(said)
    {
        m_timer.start();
        const QString text = copy.into.isEmpty() ? copy.sql.section(QStringLiteral(" AS "), 1) : copy.sql;
        for (const char* const keys : {"main", "temp"})
            takeApart(text, QLatin1String(keys) + u'.' + quoted(move.keysTable));
    }

    Status copy()
    {
        if (m_query.isEmpty() || !(isAskedByKeys() && hasNoStrayRows()))
            return m_said;
        GODWIT_CHECK(createTables());
        GODWIT_TRY(const qint64 keys,
                   m_database.integer(QStringLiteral("SELECT count(*) FROM %1").arg(m_keys)));
        GODWIT_CHECK(copyBetween(0, keys - 1));
        GODWIT_TRY(const qint64 failed,
                   m_database.integer(QStringLiteral("SELECT count(*) FROM %1").arg(m_failed)));
        // Where SQLite evaluates the whole query for any key, it fails for each, and for none of them by
        // itself.
        return failed > 0 && (failed < keys || keys == 1) ? Status() : m_said;
    }

private:
    /// As SourceText puts it together: the query, the table whose keys its rows have, and how they meet.
    void takeApart(const QString& text, const QString& keys)
    {
        const QString before = QStringLiteral("FROM (");
        const QString between = QStringLiteral(") AS q LEFT JOIN %1 AS k ON ").arg(keys);
        const qsizetype start = text.indexOf(before);
        const qsizetype end = text.lastIndexOf(between);
        const qsizetype order = text.lastIndexOf(QStringLiteral(" ORDER BY 1"));
        if (start < 0 || end < start || order < end)
            return;
        m_query = text.mid(start + before.size(), end - start - before.size());
        m_meets = text.mid(end + between.size(), order - end - between.size());
        m_keys = keys;
    }

    [[nodiscard]] QString keyRow() const { return QStringLiteral("k.") + quoted(m_move.keysRowid); }

    /// CROSS JOIN: SQLite takes a key first and asks the query for its rows alone, where it can.
    [[nodiscard]] QString rowsWhere(const QString& condition) const
    {
        return QStringLiteral("SELECT %1 AS _godwit_row, q.* FROM %2 AS k CROSS JOIN (%3) AS q ON %4 WHERE "
                              "%5 ORDER BY 1")
            .arg(keyRow(), m_keys, m_query, m_meets, condition);
    }

    Status run(const QString& sql)
    {
        const SqlBounds bounds(m_database, m_move.limits.valueBytes, m_move.limits.queryMs);
        m_database.restartClock();
        GODWIT_TRY(Statement statement, m_database.prepare(sql));
        m_move.bind(statement);
        while (true) {
            GODWIT_TRY(const bool hasRow, statement.step());
            if (!hasRow)
                return {};
        }
    }

    /// Asked for no key at all, it has to fail for nothing.
    bool isAskedByKeys()
    {
        return static_cast<bool>(run(rowsWhere(QStringLiteral("%1 IS NULL").arg(keyRow()))));
    }

    /// Rows whose key the table lacks are an error of their own: that there are none must be seen without
    /// those that fail.
    bool hasNoStrayRows()
    {
        const QString stray =
            QStringLiteral("SELECT count(*) FROM (%1) AS q WHERE NOT EXISTS (SELECT 1 FROM %2 AS k WHERE %3)")
                .arg(m_query, m_keys, m_meets);
        auto statement = m_database.prepare(stray);
        if (!statement)
            return false;
        m_move.bind(*statement);
        const auto stepped = statement->step();
        return stepped && *stepped && statement->integer(0) == 0;
    }

    Status createTables()
    {
        const QString none = rowsWhere(QStringLiteral("%1 IS NULL").arg(keyRow()));
        QStringList names;
        {
            GODWIT_TRY(const Statement columns,
                       m_database.prepare(QStringLiteral("SELECT * FROM (%1)").arg(none)));
            for (int column = 0; column < columns.columnCount(); ++column)
                names += columns.columnName(column);
        }
        GODWIT_CHECK(run(m_isTyped ? QStringLiteral("CREATE TABLE %1 AS %2").arg(m_found, none)
                                   : QStringLiteral("CREATE TABLE %1 (%2)").arg(m_found, quotedList(names))));
        return m_database.execute(
            QStringLiteral("CREATE TABLE %1 (row_id INTEGER PRIMARY KEY, cause TEXT NOT NULL)")
                .arg(m_failed));
    }

    Result<qint64> rowIdAt(qint64 place)
    {
        return m_database.integer(
            QStringLiteral("SELECT %1 FROM %2 AS k ORDER BY 1 LIMIT 1 OFFSET ?").arg(keyRow(), m_keys),
            {Value::ofInteger(place)});
    }

    /// Where a table-valued function fails in the middle, SQLite keeps what the statement has inserted by then.
    Status tried(const QString& sql)
    {
        GODWIT_CHECK(m_database.execute(QStringLiteral("SAVEPOINT godwit_sound")));
        const Status done = run(sql);
        if (!done)
            GODWIT_CHECK(m_database.execute(QStringLiteral("ROLLBACK TO godwit_sound")));
        GODWIT_CHECK(m_database.execute(QStringLiteral("RELEASE godwit_sound")));
        return done;
    }

    /// Keys by their places in the order of row ids.
    Status copyBetween(qint64 first, qint64 last)
    {
        if (m_move.limits.queryMs > 0 && m_timer.hasExpired(m_move.limits.queryMs))
            return m_said;
        GODWIT_TRY(const qint64 from, rowIdAt(first));
        GODWIT_TRY(const qint64 to, rowIdAt(last));
        const QString between = QStringLiteral("%1 BETWEEN %2 AND %3").arg(keyRow()).arg(from).arg(to);
        const Status copied = tried(QStringLiteral("INSERT INTO %1 %2").arg(m_found, rowsWhere(between)));
        if (copied || !isOfRow(copied.error()))
            return copied;
        if (first == last) {
            if (++m_failures > kMostFailedKeys)
                return m_said;
            return m_database.execute(
                QStringLiteral("INSERT INTO %1 (row_id, cause) VALUES (?, ?)").arg(m_failed),
                {Value::ofInteger(from), Value::ofText(failureWords(copied.error().what))});
        }
        const qint64 middle = first + (last - first) / 2;
        GODWIT_CHECK(copyBetween(first, middle));
        return copyBetween(middle + 1, last);
    }

    Database& m_database;
    const CompiledMove& m_move;
    QString m_found;
    QString m_failed;
    bool m_isTyped;
    Error m_said;
    QElapsedTimer m_timer;
    QString m_query;
    QString m_meets;
    QString m_keys;
    qint64 m_failures = 0;
};

} // namespace

QString failedTable(const CompiledMove& move)
{
    return move.reserved(QStringLiteral("failed"));
}

bool findsRows(const CompiledMove& move)
{
    return move.rowsTable != move.keysTable;
}

Status copySoundRows(Database& database, const CompiledMove& move, const QString& schema,
                     const CopyStatement& copy, const Error& said)
{
    return SoundRows(database, move, schema, copy, said).copy();
}

} // namespace godwit::core
