// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"
#include "core/schema/search_table.h"
#include "tests/support/file_content.h"

#include <QTest>

using namespace godwit::core;

class TestSchemaScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheExampleSchemas();
    void readsTheTwoPragmasAsValues();
    void takesSearchTables();
    void refusesWhatIsNoSchema_data();
    void refusesWhatIsNoSchema();
    void namesTheLineOfAMistake_data();
    void namesTheLineOfAMistake();
    void acceptsObjectsThatCallUnknownFunctions();
    void anEmptyScriptIsAnEmptySchema();
};

static QString exampleScript(const char* name)
{
    return QString::fromUtf8(godwit::tests::fileContent(QStringLiteral(GODWIT_EXAMPLES "/product_manager/") + QString::fromLatin1(name)));
}

void TestSchemaScript::readsTheExampleSchemas()
{
    const auto old = catalogOfScript(exampleScript("v1.sql"));
    QVERIFY2(old, old ? "" : qUtf8Printable(old.error().what));
    QCOMPARE(old->tables.size(), 9);
    QCOMPARE(old->userVersion, 1);
    QCOMPARE(old->table(QStringLiteral("task_instances"))->foreignKeys.first().parentColumns,
             QStringList(QStringLiteral("id")));
    const auto target = catalogOfScript(exampleScript("v2.sql"));
    QVERIFY(target);
    QCOMPARE(target->tables.size(), 5);
    QCOMPARE(target->userVersion, 2);
    QVERIFY(target->table(QStringLiteral("project_task_types"))->isWithoutRowid);
    QCOMPARE(target->views.size(), 1);
    QCOMPARE(target->triggers.size(), 1);
    QCOMPARE(target->table(QStringLiteral("supplier_task_instances"))->indexes.size(), 3);
}

void TestSchemaScript::readsTheTwoPragmasAsValues()
{
    const auto catalog = catalogOfScript(QStringLiteral(
        "CREATE TABLE t (a);\nPRAGMA User_Version = 12;\nPRAGMA main.application_id = -1196441175;"));
    QVERIFY(catalog);
    QCOMPARE(catalog->userVersion, 12);
    QCOMPARE(catalog->applicationId, -1196441175);
}

void TestSchemaScript::takesSearchTables()
{
    const auto catalog = catalogOfScript(QStringLiteral("CREATE TABLE t (a);\nCREATE VIRTUAL TABLE f USING fts5(a, content='t');\n"
                                                        "-- one more\nCREATE /* ! */ VIRTUAL TABLE g USING fts5(a); CREATE VIRTUAL TABLE h USING fts5(a, content='');"
                                                        "CREATE VIRTUAL TABLE r USING rtree(id, x0, x1); CREATE VIRTUAL TABLE i USING fts4(a)"));
    QVERIFY2(catalog, qPrintable(catalog ? QString() : catalog.error().what));
    QVERIFY(catalog->table(QStringLiteral("f"))->isVirtual);
    QVERIFY(catalog->table(QStringLiteral("g_data"))->isShadow);
    QVERIFY(indexesOtherTable(*catalog->table(QStringLiteral("f"))));
    QCOMPARE(indexedTable(*catalog->table(QStringLiteral("f"))), QStringLiteral("t"));
    for (const char* own : {"g", "h", "i", "r", "t"})
        QVERIFY(!indexesOtherTable(*catalog->table(QString::fromLatin1(own))));
    const auto after = catalogOfScript(QStringLiteral("CREATE VIRTUAL TABLE g USING fts5(a); INSERT INTO g VALUES (1)"));
    QVERIFY(!after); // what a module may do ends with its table
}

void TestSchemaScript::refusesWhatIsNoSchema_data()
{
    QTest::addColumn<QString>("statement");
    for (const char* statement :
         {"INSERT INTO t (a) VALUES (1)", "UPDATE t SET a = 1", "DELETE FROM t", "SELECT 1", "DROP TABLE t",
          "ALTER TABLE t ADD COLUMN b", "ATTACH 'x.db' AS x", "PRAGMA user_version", "PRAGMA user_version = two",
          "PRAGMA journal_mode = WAL", "PRAGMA writable_schema = ON", "BEGIN", "VACUUM", "VACUUM INTO 'x.db'",
          "CREATE TEMP TABLE x (a)", "CREATE TEMP VIEW x AS SELECT 1", "CREATE VIRTUAL TABLE f USING dbstat(a)", "CREATE VIRTUAL TABLE temp.f USING fts5(a)",
          "CREATE TABLE x AS SELECT a FROM t", "ANALYZE", "REINDEX t", "EXPLAIN CREATE TABLE x (a)", "INSERT INTO sqlite_master (name) VALUES ('x')",
          "CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END"})
        QTest::newRow(statement) << QString::fromLatin1(statement);
}

void TestSchemaScript::refusesWhatIsNoSchema()
{
    QFETCH(QString, statement);
    const auto catalog = catalogOfScript(QStringLiteral("CREATE TABLE t (a);\n") + statement);
    QVERIFY(!catalog);
    QVERIFY2(catalog.error().what.startsWith(QStringLiteral("Line 2 of the schema: ")),
             qUtf8Printable(catalog.error().what));
}

void TestSchemaScript::namesTheLineOfAMistake_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("what");
    QTest::newRow("syntax") << QStringLiteral("CREATE TABLE t (a);\n\nCREATE TABEL u (b);\nCREATE TABLE v (c);")
                            << QStringLiteral("Line 3 of the schema: near \"TABEL\": syntax error.");
    QTest::newRow("after comments") << QStringLiteral("-- one; two\n/* three\n */ ;\n CREATE INDEX i ON none(a)")
                                    << QStringLiteral("Line 4 of the schema: no such table: main.none.");
    QTest::newRow("twice") << QStringLiteral("CREATE TABLE t (a);\nCREATE TABLE T (b);")
                           << QStringLiteral("Line 2 of the schema: table T already exists.");
    QTest::newRow("unclosed comment") << QStringLiteral("CREATE TABLE t (a);\n CREATE TABLE /* u")
                                      << QStringLiteral("Line 2 of the schema: incomplete input.");
}

void TestSchemaScript::namesTheLineOfAMistake()
{
    QFETCH(QString, script);
    QFETCH(QString, what);
    const auto catalog = catalogOfScript(script);
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().what, what);
    QVERIFY(!catalog.error().detail.isEmpty());
}

void TestSchemaScript::acceptsObjectsThatCallUnknownFunctions()
{
    const auto catalog = catalogOfScript(QStringLiteral(
        "CREATE TABLE t (a, d DEFAULT CURRENT_TIMESTAMP, CHECK (json_valid(a)));"
        "CREATE VIEW v AS SELECT own_function(a) AS b FROM t;"
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = own_function(NEW.a); END;"
        "CREATE UNIQUE INDEX i ON t(lower(a)) WHERE a IS NOT NULL"));
    QVERIFY2(catalog, catalog ? "" : qUtf8Printable(catalog.error().what));
    QCOMPARE(catalog->views.size(), 1);
    QCOMPARE(catalog->triggers.size(), 1);
    QCOMPARE(catalog->tables.first().indexes.size(), 1);
}

void TestSchemaScript::anEmptyScriptIsAnEmptySchema()
{
    const auto catalog = catalogOfScript(QStringLiteral("-- nothing\n"));
    QVERIFY(catalog);
    QVERIFY(catalog->tables.isEmpty());
    QCOMPARE(catalog->userVersion, 0);
}

QTEST_GUILESS_MAIN(TestSchemaScript)
#include "test_schema_script.moc"
