// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/guard.h"

#include "core/sqlite/function_list.h"

#include "tests/support/database_text.h"

#include <QSet>
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
    void aScriptLeavesTheRowsOfStepsAndOurTablesAlone_data();
    void aScriptLeavesTheRowsOfStepsAndOurTablesAlone();
    void aCheckMayAskForThePresentTime();
    void searchFunctionsNeedASearchTable();
    void tablesOfTheConnectionAreRefusedBeforeTheyAreRead();
    void endsWithItsScope();
    void knowsEveryFunctionOfThisSqlite();
    void aStatementWithoutEndRunsOutOfTime();
    void aRowStartsTheClockAnew();
    void valuesAndPatternsHaveALength();
    void limitsEndWithTheirScope();
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
                       "CREATE VIEW w AS SELECT v FROM t;"
                       "CREATE VIEW timely AS SELECT datetime('now') AS now, random() AS r FROM t");
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
        // SQLite has no code of its own for its schema table.
        const bool hasOwnCode = !sql.contains(QStringLiteral("sqlite_master"));
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
          "SELECT upper(v), count(*) FROM t GROUP BY v", "SELECT now FROM timely",
          "SELECT v LIKE 'a%' OR v GLOB '[0-9]*' FROM t",
          "SELECT row_number() OVER (ORDER BY v), json_group_array(v) OVER () FROM t",
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
                            "SELECT random()",
                            "SELECT v FROM t ORDER BY RANDOM()",
                            "SELECT hex(randomblob(4))",
                            "SELECT changes()",
                            "SELECT last_insert_rowid()",
                            "SELECT sqlite_version()",
                            "SELECT fts3_tokenizer('simple')",
                            "SELECT date(v) FROM t",
                            "SELECT strftime('%Y', v) FROM t",
                            "SELECT \"date\"('now')",
                            "SELECT current_timestamp",
                            "SELECT bm25(t) FROM t",
                            "SELECT rtreecheck('t')",
                            "SELECT s.r FROM (SELECT random() AS r) AS s",
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
                            "CREATE VIRTUAL TABLE f USING dbstat(main)",
                            "CREATE VIRTUAL TABLE f USING fts5vocab('x', 'row')",
                            "INSERT INTO t (v) VALUES (random())",
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

void TestGuard::aScriptLeavesTheRowsOfStepsAndOurTablesAlone_data()
{
    QTest::addColumn<bool>("allowed");
    for (const char* sql : {"CREATE TABLE x (v)", "ALTER TABLE t ADD COLUMN w", "CREATE INDEX by_w ON t (v)", "DROP TABLE mine",
                            "CREATE TABLE x AS SELECT v FROM t", "INSERT INTO mine VALUES (1)", "SELECT v FROM _godwit_lineage"})
        QTest::newRow(sql) << true;
    for (const char* sql : {"DROP TABLE t", "DELETE FROM t", "DELETE FROM T", "UPDATE t SET v = 2", "INSERT INTO t (v) VALUES (1)", "REPLACE INTO t (v) VALUES (1)",
                            "DELETE FROM _godwit_lineage", "DROP TABLE _godwit_lineage", "CREATE TABLE _godwit_x (v)",
                            "CREATE INDEX x ON _godwit_lineage (v)", "CREATE TRIGGER _godwit_x AFTER INSERT ON t BEGIN SELECT 1; END",
                            "ALTER TABLE _godwit_lineage ADD COLUMN w"})
        QTest::newRow(sql) << false;
}

void TestGuard::aScriptLeavesTheRowsOfStepsAndOurTablesAlone()
{
    QFETCH(const bool, allowed);
    QVERIFY(m_database->execute(QStringLiteral("CREATE TABLE _godwit_lineage (v); CREATE TABLE mine (v)")));
    const Guard guard = Guard::ofScript(*m_database, {QStringLiteral("t")});
    const Status done = m_database->execute(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(bool(done) == allowed, done ? "" : qPrintable(done.error().what));
}

void TestGuard::aCheckMayAskForThePresentTime()
{
    const Guard guard(*m_database, Guard::Kind::Checking);
    QVERIFY(m_database->execute(QStringLiteral("SELECT date('now') FROM t")));
    QVERIFY(!m_database->execute(QStringLiteral("SELECT random()")));
    QVERIFY(!m_database->execute(QStringLiteral("DELETE FROM t")));
}

/// A move prepares under the guard and reads without it.
void TestGuard::tablesOfTheConnectionAreRefusedBeforeTheyAreRead()
{
    QVERIFY(m_database->execute(QStringLiteral("CREATE TABLE pragma_own (v)")));
    for (const Guard::Kind kind : {Guard::Kind::Reading, Guard::Kind::Checking, Guard::Kind::Changing}) {
        const Guard guard(*m_database, kind);
        for (const char* sql : {"SELECT name FROM pragma_database_list",
                                "SELECT count(*) FROM PRAGMA_table_info('t')", "SELECT name FROM dbstat",
                                "WITH x AS (SELECT name FROM pragma_database_list) SELECT name FROM x",
                                "SELECT sql FROM sqlite_stmt"}) {
            const auto prepared = m_database->prepare(QString::fromLatin1(sql));
            QVERIFY2(!prepared, sql);
            QCOMPARE(prepared.error().code, ErrorCode::NotPermittedSql);
        }
        QVERIFY(m_database->prepare(QStringLiteral("SELECT v FROM pragma_own")));
    }
}

void TestGuard::searchFunctionsNeedASearchTable()
{
    QVERIFY(m_database->execute(
        QStringLiteral("CREATE VIRTUAL TABLE f USING fts5(a); INSERT INTO f (a) VALUES ('one two');"
                       "CREATE VIRTUAL TABLE boxes USING rtree(id, a, b)")));
    const Guard guard(*m_database, Guard::Kind::Reading);
    for (const char* sql : {"SELECT bm25(f), highlight(f, 0, '<', '>') FROM f WHERE f MATCH 'two'",
                            "SELECT rtreecheck('boxes')"})
        QVERIFY(m_database->prepare(QString::fromLatin1(sql)));
}

/// A newer SQLite may know more. That is refused until somebody has looked at it.
void TestGuard::knowsEveryFunctionOfThisSqlite()
{
    QSet<QByteArray> listed;
    for (const ListedFunction& function : listedFunctions()) {
        QVERIFY2(!listed.contains(function.name), function.name);
        listed.insert(function.name);
    }
    const auto rows =
        m_database->rows(QStringLiteral("SELECT DISTINCT name FROM pragma_function_list ORDER BY name"));
    QVERIFY(rows && rows->size() > 100);
    for (const Row& row : *rows)
        QVERIFY2(listed.contains(row[0].bytes), row[0].bytes.constData());
}

void TestGuard::aStatementWithoutEndRunsOutOfTime()
{
    const SqlBounds bounds(*m_database, SqlLimits::kValueBytes, 20);
    const auto counted = m_database->integer(QStringLiteral(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"));
    QVERIFY(!counted);
    QCOMPARE(counted.error().code, ErrorCode::SqlTooLong);
    QVERIFY(!counted.error().isCancel());
    QVERIFY(m_database->execute(QStringLiteral("SELECT v FROM t"))); // the connection is as good as before
}

void TestGuard::aRowStartsTheClockAnew()
{
    const SqlBounds bounds(*m_database, SqlLimits::kValueBytes, 60'000);
    auto rows = m_database->prepare(
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"));
    QVERIFY(rows);
    m_database->limitTime(1);
    for (int row = 0; row < 5'000; ++row) { // many more steps than SQLite goes without a look at the clock
        m_database->restartClock();
        QVERIFY(rows->step());
    }
    while (rows->step()) {
    }
    QCOMPARE(m_database->lastError({}).code, ErrorCode::SqlTooLong);
}

void TestGuard::valuesAndPatternsHaveALength()
{
    const SqlBounds bounds(*m_database, SqlLimits::kValueBytes, 60'000);
    for (const char* sql : {"SELECT hex(zeroblob(900000000))", "SELECT zeroblob(900000000)",
                            "SELECT replace(hex(zeroblob(8000)), '0', hex(zeroblob(8000)))",
                            "SELECT group_concat(hex(zeroblob(8000000))) FROM (SELECT 1 UNION ALL SELECT 2)",
                            "SELECT 'a' LIKE replace(hex(zeroblob(1000)), '0', '%a')",
                            "SELECT 'a' GLOB replace(hex(zeroblob(1000)), '0', '*a')"}) {
        const auto given = m_database->value(QString::fromLatin1(sql));
        QVERIFY2(!given, sql);
        QCOMPARE(given.error().code, ErrorCode::SqlFailed);
    }
    QVERIFY(m_database->value(QStringLiteral("SELECT hex(zeroblob(8000000))")));
    QVERIFY(m_database->value(QStringLiteral("SELECT printf('%900000000d', 1)"))
                ->isNull()); // SQLite's printf says nothing
}

void TestGuard::limitsEndWithTheirScope()
{
    {
        const SqlBounds outer(*m_database, 1000, 60'000);
        {
            const SqlBounds inner(*m_database, 100, 1);
            QVERIFY(!m_database->value(QStringLiteral("SELECT hex(zeroblob(400))")));
        }
        QVERIFY(m_database->value(QStringLiteral("SELECT hex(zeroblob(400))")));
        QVERIFY(!m_database->value(QStringLiteral("SELECT hex(zeroblob(600))")));
    }
    QVERIFY(m_database->value(QStringLiteral("SELECT hex(zeroblob(60000000))")));
    QCOMPARE(m_database->limitTime(0), 0);
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
