// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_run.h"

#include "core/sqlite/quoting.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Names that are hard to write, of tables, columns and files, through a whole run.
class TestOddNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void carriesTablesAndColumnsOfAnyName_data();
    void carriesTablesAndColumnsOfAnyName();
    void carriesAColumnWithoutAName();
    void retiresATableWithoutAName();
    void tablesThatDifferInCaseBeyondAsciiAreTwo();
    void migratesFilesOfAnyName_data();
    void migratesFilesOfAnyName();
};

void TestOddNames::carriesTablesAndColumnsOfAnyName_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"it's",
                             "a \"quoted\" one",
                             "`tick`",
                             "[brackets]",
                             "two  spaces ",
                             "-- no comment",
                             "/* nor this */",
                             "line\nbreak",
                             "tab\there",
                             "😀",
                             "名前",
                             "ÄB",
                             "select",
                             "table",
                             "order",
                             "null",
                             "rowid",
                             "a.b",
                             "a;b",
                             "%s",
                             "%1",
                             "%2 %1",
                             "%L1%9",
                             "?1",
                             ":name",
                             "$x",
                             "0",
                             "=cmd",
                             "<script>",
                             "\\",
                             "e\u0301",
                             "target",
                             "source",
                             "main",
                             "temp"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

/// Once as a table with an index and a view that moves under its own name, once kept, once as a column.
void TestOddNames::carriesTablesAndColumnsOfAnyName()
{
    QFETCH(QString, name);
    const QString table = quoted(name);
    const QString kept = quoted(name + QStringLiteral(" kept"));
    const QString create = QStringLiteral("CREATE TABLE %1 (id INTEGER PRIMARY KEY, %2 TEXT%3)");
    const QString column = quoted(name + QStringLiteral("c"));
    const QString rows = QStringLiteral("INSERT INTO %1 VALUES (1, 'one'), (2, NULL)");
    const WholeRun run{
        .source = create.arg(table, column, QString()) + u';' + rows.arg(table) + u';' +
                  create.arg(kept, table == QStringLiteral("\"rowid\"") ? column : table, QString()) + u';' +
                  rows.arg(kept) +
                  QStringLiteral("; CREATE INDEX %1 ON %2 (%3)")
                      .arg(quoted(name + QStringLiteral(" i")), table, column),
        .target = create.arg(table, column, QStringLiteral(", more INT")) +
                  QStringLiteral("; CREATE VIEW %1 AS SELECT %2 FROM %3;")
                      .arg(quoted(name + QStringLiteral(" v")), column, table),
        .moves = QStringLiteral("- move: %1\n  into: %1\n  columns: { \"*\": same }").arg(inYaml(name)),
        .keep = {name + QStringLiteral(" kept")},
        .same = {QStringLiteral("SELECT id, %1 FROM %2 ORDER BY id").arg(column, table),
                 QStringLiteral("SELECT * FROM %1 ORDER BY id").arg(kept)},
        .after = {QStringLiteral("SELECT count(*) FROM %1").arg(quoted(name + QStringLiteral(" v"))),
                  QStringLiteral("2")}};
    QCOMPARE(carried(run), QString());
}

void TestOddNames::carriesAColumnWithoutAName()
{
    QCOMPARE(
        carried({.source = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, \"\" TEXT); INSERT INTO t "
                                          "VALUES (1, 'one'), (2, '')"),
                 .target = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, \"\" TEXT, more INT);"),
                 .moves = QStringLiteral("- move: t\n  into: t\n  columns: { \"*\": same }"),
                 .same = {QStringLiteral("SELECT id, \"\" FROM t ORDER BY id")}}),
        QString());
}

/// A plan cannot name it; its rule takes it with all that is old.
void TestOddNames::retiresATableWithoutAName()
{
    RunText parts;
    parts.source += QStringLiteral("; CREATE TABLE \"\" (\"\" TEXT); INSERT INTO \"\" VALUES ('one')");
    RunFixture fixture(parts);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = ''")),
             QStringLiteral("0"));
}

void TestOddNames::tablesThatDifferInCaseBeyondAsciiAreTwo()
{
    QCOMPARE(carried({.source = QStringLiteral("CREATE TABLE \"ÄB\" (id INTEGER PRIMARY KEY, v); CREATE "
                                               "TABLE \"äb\" (id INTEGER PRIMARY KEY, v);"
                                               "INSERT INTO \"ÄB\" VALUES (1, 'upper'); INSERT INTO \"äb\" "
                                               "VALUES (1, 'lower'), (2, 'more')"),
                      .target = QStringLiteral("CREATE TABLE \"ÄB\" (id INTEGER PRIMARY KEY, v, w); CREATE "
                                               "TABLE \"äb\" (id INTEGER PRIMARY KEY, v, w);"),
                      .moves = QStringLiteral("- move: ÄB\n  into: ÄB\n  columns: { \"*\": same }\n- move: "
                                              "äb\n  into: äb\n  columns: { \"*\": same }"),
                      .same = {QStringLiteral("SELECT id, v FROM \"ÄB\" ORDER BY id"),
                               QStringLiteral("SELECT id, v FROM \"äb\" ORDER BY id")}}),
             QString());
}

void TestOddNames::migratesFilesOfAnyName_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"with space.db", "grüße 😀.db", "what?.db", "a#b.db", "100%25.db", "d%1%2.db", "%L1.db", "-x.db",
          "--help", ":memory:", "file:x.db", "file:x?mode=memory", "quote'd \"db\"", "line\nbreak.db",
          ".hidden", "x.db-wal", "\\back.db", "a;b.db", "$(id).db"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestOddNames::migratesFilesOfAnyName()
{
    QFETCH(QString, name);
    const RunFixture fixture; // for its plan
    const QTemporaryDir folder;
    const QString path = databaseOf(folder.path(), kRunSource, name);
    QVERIFY(QFile::exists(folder.path() + u'/' + name));
    const QString before = treeOf(path);
    Session session({}, {});
    VERIFY_EXIT(
        session.open({.database = path, .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}}),
        Exit::Done);
    const Answers answers{.yes = true, .confirm = name, .reason = QStringLiteral("a test")};
    const Outcome outcome = session.run({.phase = {}, .to = QStringLiteral("cleanup"), .answers = answers});
    QVERIFY2(!outcome.error, qPrintable(outcome.message));
    QVERIFY(session.status().isComplete);
    QCOMPARE(figureOf(path, QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("2"));
    VERIFY_EXIT(session.restore({.snapshot = {}, .target = {}, .answers = answers}), Exit::Done);
    QCOMPARE(treeOf(path), before);
    QStringList there = QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    there.removeAll(name);
    there.removeAll(name + QStringLiteral(".godwit"));
    there.removeAll(QStringLiteral(".env")); // the plan's flag
    QCOMPARE(there, QStringList());
}

QTEST_GUILESS_MAIN(TestOddNames)
#include "test_odd_names.moc"
