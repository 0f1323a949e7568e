// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/guard.h"

#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

class TestGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readingReadsAndNothingElse_data();
    void readingReadsAndNothingElse();
    void changingChangesTheMainSchemaOnly_data();
    void changingChangesTheMainSchemaOnly();
    void endsWithItsScope();
    void guardsStatementsOfAScriptEachByItself();

private:
    void run(Guard::Kind kind);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestGuard::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString script =
        QStringLiteral("CREATE TABLE t (v); INSERT INTO t (v) VALUES (1); CREATE INDEX by_v ON t (v);"
                       "CREATE VIEW w AS SELECT v FROM t");
    m_database = std::make_unique<Database>(Database::openInMemory().value());
    QVERIFY(m_database->execute(script));
    QVERIFY(m_database->attachReadOnly(databaseOf(m_folder->path(), script), QStringLiteral("source")));
}

void TestGuard::run(Guard::Kind kind)
{
    QFETCH(QString, sql);
    QFETCH(bool, allowed);
    sql.replace(QStringLiteral("FOLDER"), m_folder->path());
    const auto before = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    Status done;
    {
        const Guard guard(*m_database, kind);
        done = m_database->execute(sql);
    }
    if (allowed) {
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    } else {
        QVERIFY(!done);
        // SQLite has no code of its own for a function that is not allowed, nor for its schema table.
        const bool hasOwnCode = !sql.contains(QStringLiteral("extension"), Qt::CaseInsensitive) &&
                                !sql.contains(QStringLiteral("sqlite_master"));
        QCOMPARE(done.error().code, hasOwnCode ? ErrorCode::NotPermittedSql : ErrorCode::SqlFailed);
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), before);
}

void TestGuard::readingReadsAndNothingElse_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("allowed");
    for (const char* sql :
         {"SELECT v FROM t", "SELECT v FROM w", "SELECT v FROM source.t",
          "SELECT upper(v), count(*) FROM t GROUP BY v",
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n",
          "VALUES (1)", "SELECT value FROM json_each('[1]')"})
        QTest::newRow(sql) << QString::fromLatin1(sql) << true;
    for (const char* sql : {"INSERT INTO t (v) VALUES (2)",
                            "UPDATE t SET v = 2",
                            "DELETE FROM t",
                            "REPLACE INTO t (v) VALUES (1)",
                            "CREATE TABLE u (v)",
                            "CREATE TEMP TABLE u (v)",
                            "CREATE INDEX i ON t (v)",
                            "CREATE VIEW x AS SELECT 1",
                            "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
                            "DROP TABLE t",
                            "DROP VIEW w",
                            "ALTER TABLE t RENAME TO u",
                            "ATTACH 'FOLDER/x.db' AS x",
                            "ATTACH ':memory:' AS x",
                            "DETACH source",
                            "PRAGMA user_version",
                            "PRAGMA journal_mode = WAL",
                            "PRAGMA writable_schema = ON",
                            "BEGIN",
                            "COMMIT",
                            "SAVEPOINT s",
                            "VACUUM INTO 'FOLDER/x.db'",
                            "REINDEX",
                            "ANALYZE",
                            "SELECT load_extension('x')",
                            "SELECT LOAD_EXTENSION('x', 'y')",
                            "CREATE VIRTUAL TABLE f USING fts5(a)",
                            "SELECT * FROM pragma_user_version",
                            "UPDATE sqlite_master SET sql = ''",
                            "DELETE FROM sqlite_master",
                            "SELECT value FROM json_each('[1]'); UPDATE sqlite_master SET sql = ''"})
        QTest::newRow(sql) << QString::fromLatin1(sql) << false;
}

void TestGuard::readingReadsAndNothingElse()
{
    run(Guard::Kind::Reading);
    QCOMPARE(treeOf(*m_database), QStringLiteral("t\n  1\n"));
}

void TestGuard::changingChangesTheMainSchemaOnly_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("allowed");
    for (const char* sql :
         {"SELECT v FROM source.t", "INSERT INTO t (v) SELECT v FROM source.t", "UPDATE t SET v = upper(v)",
          "DELETE FROM t", "CREATE TABLE u (v UNIQUE); CREATE INDEX i ON u (v); DROP INDEX i; DROP TABLE u",
          "CREATE VIEW x AS SELECT v FROM t; DROP VIEW x",
          "CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END; INSERT INTO t (v) VALUES (1); DROP "
          "TRIGGER r",
          "ALTER TABLE t RENAME TO u", "ALTER TABLE t RENAME COLUMN v TO n",
          "ALTER TABLE t ADD COLUMN n DEFAULT 1", "ALTER TABLE t ADD COLUMN n; ALTER TABLE t DROP COLUMN n",
          "SELECT value FROM json_each('[1]')", "CREATE TABLE u AS SELECT v FROM t", "REINDEX by_v",
          "CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO u DEFAULT VALUES"})
        QTest::newRow(sql) << QString::fromLatin1(sql) << true;
    for (const char* sql : {"ATTACH 'FOLDER/x.db' AS x",
                            "DETACH source",
                            "PRAGMA user_version = 3",
                            "PRAGMA foreign_keys = OFF",
                            "BEGIN",
                            "COMMIT",
                            "ROLLBACK",
                            "SAVEPOINT s",
                            "RELEASE s",
                            "VACUUM",
                            "VACUUM INTO 'FOLDER/x.db'",
                            "SELECT load_extension('x')",
                            "INSERT INTO source.t (v) VALUES (2)",
                            "DROP TABLE source.t",
                            "CREATE TABLE source.u (v)",
                            "ALTER TABLE source.t RENAME TO main",
                            "ALTER TABLE source.t ADD COLUMN main",
                            "UPDATE sqlite_master SET sql = ''",
                            "CREATE TEMP TABLE u (v)",
                            "CREATE TEMP VIEW x AS SELECT 1",
                            "CREATE TEMP TRIGGER r AFTER INSERT ON main.t BEGIN SELECT 1; END"})
        QTest::newRow(sql) << QString::fromLatin1(sql) << false;
}

void TestGuard::changingChangesTheMainSchemaOnly()
{
    run(Guard::Kind::Changing);
    QCOMPARE(m_database->integer(QStringLiteral("SELECT v FROM source.t")).value(), 1);
    QCOMPARE(m_database->integer(QStringLiteral("SELECT count(*) FROM sqlite_temp_schema")).value(), 0);
}

void TestGuard::endsWithItsScope()
{
    {
        const Guard guard(*m_database, Guard::Kind::Reading);
        QVERIFY(!m_database->execute(QStringLiteral("INSERT INTO t (v) VALUES (2)")));
    }
    QVERIFY(m_database->execute(QStringLiteral("INSERT INTO t (v) VALUES (2)")));
    QVERIFY(m_database->execute(QStringLiteral("PRAGMA user_version = 1")));
}

void TestGuard::guardsStatementsOfAScriptEachByItself()
{
    const Guard guard(*m_database, Guard::Kind::Changing);
    const auto done =
        m_database->execute(QStringLiteral("INSERT INTO t (v) VALUES (2); /* */ ; PRAGMA user_version = 3"));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotPermittedSql);
}

QTEST_GUILESS_MAIN(TestGuard)
#include "test_guard.moc"
