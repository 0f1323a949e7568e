// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include "tests/core/safety/support.h"
#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QFileInfo>
#include <QTest>

/// Databases as a program leaves them that is killed, or that goes round SQLite.
namespace godwit::tests {

inline const QString kRows =
    QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);"
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                   " INSERT INTO t SELECT i, 'row ' || i FROM n");

inline core::Answers yes()
{
    return {.yes = true, .confirm = {}, .reason = {}};
}

/// A program that is killed in the middle of a write: with a rollback journal, or in WAL mode after a commit.
inline void leaveUnended(const QString& database, bool isWal, const QString& table = QStringLiteral("t"))
{
    PythonChild child({database});
    QVERIFY(child.openDatabase());
    if (isWal) {
        QVERIFY(child.sql(QStringLiteral("PRAGMA journal_mode = WAL")) &&
                child.sql(QStringLiteral("PRAGMA wal_autocheckpoint = 0")));
        QVERIFY(child.sql(QStringLiteral("INSERT INTO %1 (id) VALUES (99999)").arg(table)));
    } else {
        QVERIFY(child.sql(QStringLiteral("PRAGMA cache_size = 1")) && child.sql(QStringLiteral("BEGIN")));
        QVERIFY(child.sql(QStringLiteral("UPDATE %1 SET id = id + 100000").arg(table)));
    }
    child.kill();
    QVERIFY(QFileInfo(database + (isWal ? QStringLiteral("-wal") : QStringLiteral("-journal"))).size() > 0);
}

/// An index of `t` that lacks the entries of some rows, as a program that worked without it leaves it.
inline void damageIndex(const QString& database, const QString& unique = {})
{
    const QString definition = QStringLiteral("CREATE %1INDEX by_v ON t (v)").arg(unique);
    databaseOf(QFileInfo(database).path(), definition);
    const QString root =
        figureOf(database, QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name = 'by_v'"));
    const QStringList steps{
        QStringLiteral("DELETE FROM sqlite_schema WHERE name = 'by_v'"),
        QStringLiteral("UPDATE t SET v = 'other' WHERE id % 100 = 0"),
        QStringLiteral("INSERT INTO sqlite_schema VALUES ('index', 'by_v', 't', %1, '%2')")
            .arg(root, definition)};
    for (const QString& step : steps) {
        PythonChild child({database});
        QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA writable_schema = ON")));
        QVERIFY(child.sql(step) && child.run(QStringLiteral("db.close()")));
    }
}

/// The whole set, byte by byte.
inline QByteArray setOf(const QString& database)
{
    QByteArray all;
    for (const char* end : {"", "-journal", "-wal"})
        all += fileBytes(database + QLatin1String(end)) + '|';
    return all;
}

} // namespace godwit::tests
