// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/change_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

ChangeText scripted(const QString& script, const QString& writes = QStringLiteral("[things, kinds]"))
{
    return {.source = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n); INSERT INTO things VALUES (1, 1), (2, 2), (3, 3);"
                                     "CREATE TABLE kinds (id TEXT PRIMARY KEY, n); INSERT INTO kinds VALUES ('a', 1), ('b', 2);"
                                     "CREATE TRIGGER t AFTER DELETE ON kinds BEGIN SELECT only_the_application_has(1); END"),
            .target = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n);"),
            .steps = QStringLiteral("- move: things\n  into: things\n  columns: { id: id + 10, n: n }\n- sql: tidy up\n  script: change.sql\n  writes: ") + writes,
            .keep = QStringLiteral("kinds"),
            .script = script,
            .parameters = QStringLiteral("{ least: \"2\" }")};
}

} // namespace

class TestScripts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsStatementByStatement()
    {
        ChangeFixture fixture(scripted(QStringLiteral("-- first; a comment\nUPDATE target.things SET n = upper_u('x;') || n\n  WHERE n >= :least + 0;\n\n"
                                                      "DELETE FROM target.things WHERE id = 11;\nDELETE FROM target.kinds WHERE id = 'a';\n"
                                                      "INSERT INTO kinds SELECT 'c' || id, n FROM things WHERE id > 1;\nSELECT count(*) FROM kinds;\n")));
        QCOMPARE(fixture.figures(), QStringLiteral("5 6 0 2 0"));
        QCOMPARE(fixture.ran(), lines({"2: 2", "5: 1", "6: 1", "7: 2", "8: 0"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM target.things")), lines({"12 | 'X;2'", "13 | 'X;3'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM kinds")), lines({"'b' | 2", "'c2' | 2", "'c3' | 3"}));
        QCOMPARE(fixture.changed(), lines({"'kinds' | 0 | 1 | 2 | 0 | 1", "'things' | 0 | 1 | 0 | 0 | 1"}));
        QCOMPARE(fixture.moved(), QStringLiteral("2 | 1 | 0\n"));
        QVERIFY(fixture.lineage().contains(QStringLiteral("'kinds' | 'a' | 1000000 | 2 | NULL | 'tidy up'\n")));
        QCOMPARE(fixture.left(), QString());
        QCOMPARE(fixture.figures(), QStringLiteral("5 6 0 2 0")); // once done it is done
    }

    void aStatementThatFailsUndoesAllAndSaysWhere_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* script, const char* words) {
            QTest::newRow(name) << QStringLiteral("DELETE FROM kinds;\n/* two\nlines */ ") + QString::fromUtf8(script) << QString::fromUtf8(words);
        };
        row("syntax", "UPDATE kinds SET WHERE;", "GW-3011 change.sql:3:1: A statement cannot be prepared: near \"WHERE\": syntax error.");
        row("constraint", "INSERT INTO kinds VALUES ('a', 1), ('a', 1)", "GW-3011 change.sql:3:1: A statement failed: UNIQUE constraint failed: kinds.id.");
        row("function", "UPDATE target.things SET n = date_ms('someday')", "GW-3011 change.sql:3:1: ");
        row("another table", "DELETE FROM things", "GW-1012 change.sql:3:1: ");
        row("schema", "CREATE TABLE x (y)", "GW-1012 change.sql:3:1: ");
        row("drop", "DROP TABLE kinds", "GW-1012 change.sql:3:1: ");
        row("alter", "ALTER TABLE kinds ADD COLUMN x", "GW-1012 change.sql:3:1: ");
        row("pragma", "PRAGMA writable_schema = 1", "GW-1012 change.sql:3:1: ");
        row("attach", "ATTACH 'x.db' AS x", "GW-1012 change.sql:3:1: ");
        row("commit", "COMMIT", "GW-1012 change.sql:3:1: ");
        row("savepoint", "SAVEPOINT s", "GW-1012 change.sql:3:1: ");
        row("vacuum", "VACUUM INTO 'x.db'", "GW-1012 change.sql:3:1: ");
        row("temporary", "CREATE TEMP TABLE x (y)", "GW-1012 change.sql:3:1: ");
        row("reserved", "DELETE FROM _godwit_lineage", "GW-1012 change.sql:3:1: ");
        row("schema table", "DELETE FROM sqlite_schema", "GW-");
    }

    void aStatementThatFailsUndoesAllAndSaysWhere()
    {
        QFETCH(QString, script);
        QFETCH(QString, words);
        ChangeFixture fixture(scripted(script));
        const QString figures = fixture.figures();
        QVERIFY2(figures.startsWith(words), qPrintable(figures));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM kinds")), QStringLiteral("2\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("3\n"));
        QCOMPARE(fixture.changed(), QString());
        QCOMPARE(fixture.left(), QString());
    }

    void aCancelUndoesAll()
    {
        ChangeFixture fixture(scripted(QStringLiteral("DELETE FROM kinds;\nINSERT INTO kinds WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i FROM n")));
        const CancelToken cancel;
        cancel.ask(CancelToken::Wish::Cancel);
        const auto result = fixture.run(0, 0, cancel);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        fixture.reopen();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM kinds")), QStringLiteral("2\n"));
    }
};

QTEST_GUILESS_MAIN(TestScripts)
#include "test_scripts.moc"
