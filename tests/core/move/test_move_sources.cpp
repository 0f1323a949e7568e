// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Where rows come from: queries, tables without a row id, and names of every kind.
class TestMoveSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesAQueryThatAccountsForNothing()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, tag TEXT);"
                                                      "INSERT INTO a VALUES (1, 'y'), (2, 'x'), (3, 'y'), (4, NULL)"),
                             .target = QStringLiteral("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"),
                             .moves = QStringLiteral("- move: tags\n  query: SELECT DISTINCT tag FROM a ORDER BY tag\n  accounts_for: none\n"
                                                     "  into: tags\n  columns: { name: tag }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM tags ORDER BY id")), lines({"'x'", "'y'"}));
        QCOMPARE(cursor.quarantined, 1);
        QCOMPARE(fixture.lineage(), QString());
        QCOMPARE(fixture.left(), QString());
    }

    void aQueryCalledAsATableDoesNotSpeakForItsRows()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1), (2)"),
                             .target = QStringLiteral("CREATE TABLE t (n INT CHECK (n > 1)); CREATE TABLE b (id INTEGER PRIMARY KEY, same INT)"),
                             .moves = QStringLiteral("- move: a\n  query: SELECT id FROM a ORDER BY id\n  accounts_for: none\n"
                                                     "  into: t\n  columns: { n: id }\n"
                                                     "- move: a\n  into: b\n  columns: { id: id, same: \"ref(a, id)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"1 | 1", "2 | 2"}));
    }

    void aQueryMayNameAColumnRowid()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (name TEXT); INSERT INTO a VALUES ('x'), ('y')"),
                             .target = QStringLiteral("CREATE TABLE b (n INT, name TEXT)"),
                             .moves = QStringLiteral("- move: pairs\n  query: SELECT l.rowid, r.name FROM a AS l JOIN a AS r ORDER BY 1, 2\n"
                                                     "  accounts_for: none\n  into: b\n  columns: { n: rowid, name: name }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY n, name")), lines({"1 | 'x'", "1 | 'y'", "2 | 'x'", "2 | 'y'"}));
    }

    void refusesAQueryWhoseColumnHidesTheRowId()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (name TEXT)"), .target = QStringLiteral("CREATE TABLE b (n)"),
                             .moves = QStringLiteral("- move: q\n  query: SELECT 1 AS _rowid_\n  accounts_for: none\n  into: b\n  columns: { n: _rowid_ }")});
        const auto cursor = fixture.run(0);
        QVERIFY(!cursor);
        QCOMPARE(cursor.error().code, ErrorCode::PlanSql);
    }

    void takesATableWithoutRowId()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (x TEXT, y INT, v REAL, PRIMARY KEY (y, x)) WITHOUT ROWID;"
                                                      "INSERT INTO a VALUES ('b', 2, 1), ('a', 2, 2.5), ('z', 1, 0)"),
                             .target = QStringLiteral("CREATE TABLE b (x TEXT, y INT, v REAL CHECK (v < 2), PRIMARY KEY (x, y)) WITHOUT ROWID"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(cursor.seen, 3);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY y")), lines({"'z' | 1 | 0.0", "'b' | 2 | 1.0"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, row_values FROM _godwit_quarantine")),
                 lines({"'''a'', 2' | '[[\"x\",\"a\"],[\"y\",\"2\",\"2\"],[\"v\",\"2.5\",\"2.5\"]]'"}));
        QCOMPARE(fixture.left(), QString());
    }

    void readsTablesWhoseColumnsTakeTheNamesOfTheRowId_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::newRow("one") << QStringLiteral("rowid");
        QTest::newRow("two") << QStringLiteral("ROWID, _rowid_");
        QTest::newRow("all") << QStringLiteral("rowid, _rowid_, oid");
    }

    void readsTablesWhoseColumnsTakeTheNamesOfTheRowId()
    {
        QFETCH(QString, columns);
        const auto count = columns.count(u',') + 1;
        const QString same = QStringList(count, QStringLiteral("'s'")).join(u',');
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (%1, n INT); INSERT INTO a VALUES (%2, 1), (%2, 2), (%2, 3)").arg(columns, same),
                             .target = QStringLiteral("CREATE TABLE b (rowid, n INT CHECK (n <> 2))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { rowid: rowid, n: n }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(cursor.moved, 2);
        QCOMPARE(cursor.quarantined, 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT rowid, n FROM b ORDER BY n")), lines({"'s' | 1", "'s' | 3"}));
        QVERIFY(fixture.rows(QStringLiteral("SELECT row_values FROM _godwit_quarantine")).contains(QStringLiteral("[\"n\",\"2\",\"2\"]]")));
        QVERIFY(!fixture.rows(QStringLiteral("SELECT row_values FROM _godwit_quarantine")).contains(QStringLiteral("_godwit_")));
    }

    void takesNamesOfEveryKind_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"two words", "quo\"te", "select", "tick'd", "🦆", "semi;colon", "back`tick", "[bracket]", "_row", "a.b"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void takesNamesOfEveryKind()
    {
        QFETCH(QString, name);
        const QString sql = quoted(name);
        QString yaml = name;
        yaml = u'"' + yaml.replace(u'"', QStringLiteral("\\\"")) + u'"';
        QString expression = sql;
        expression = u'"' + expression.replace(u'"', QStringLiteral("\\\"")) + u'"';
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE %1 (id INTEGER PRIMARY KEY, %1 TEXT); INSERT INTO %1 VALUES (1, 'a'), (2, 'a'), (3, NULL)").arg(sql),
                             .target = QStringLiteral("CREATE TABLE %1 (id INTEGER PRIMARY KEY, %1 TEXT NOT NULL)").arg(sql),
                             .moves = QStringLiteral("- move: %1\n  into: %1\n  columns: { id: id, %1: %2 }\n"
                                                     "  unique: { column: %1, order: [id], suffix: \"-{n}\" }").arg(yaml, expression)});
        QCOMPARE(fixture.runAll().quarantined, 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM target.%1 ORDER BY id").arg(sql)), lines({"1 | 'a'", "2 | 'a-2'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM %1").arg(sql)), lines({"3"}));
    }

    void stagesATableWhoseNameIsTaken()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO a VALUES (1, '5');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, a INT REFERENCES a (id)); INSERT INTO c VALUES (1, 1), (2, 2)"),
                             .target = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n INT);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, a INT REFERENCES a (id), n INT)"),
                             .moves = QStringLiteral("- move: a\n  into: a\n  columns: { \"*\": same }\n"
                                                     "- move: c\n  into: c\n  columns: { id: id, a: a, n: (SELECT x.n FROM target.a AS x WHERE x.id = c.a) }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM target.c")), lines({"1 | 1 | 5"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM a")), lines({"1 | '5'"}));
        QCOMPARE(fixture.quarantine(), lines({"'c' | '2' | 'a' | 2201 | 'a has no row with this key'"}));
    }

    void recordsEveryKeyOfATableThatSeveralMovesRead()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, kind TEXT); INSERT INTO a VALUES (1, 'x'), (2, 'y'), (3, 'z')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id }\n  where: [{ rule: only x, when: kind = 'x' }]\n"
                                                     "- move: a\n  into: c\n  columns: { id: id }\n  where: [{ rule: only y, when: kind = 'y' }]")});
        fixture.runAll();
        QCOMPARE(fixture.lineage(), lines({"'a' | 1 | 0 | 0 | NULL | ''", "'a' | 2 | 0 | 2 | NULL | 'only x'", "'a' | 3 | 0 | 2 | NULL | 'only x'",
                                           "'a' | 1 | 1 | 2 | NULL | 'only y'", "'a' | 2 | 1 | 0 | NULL | ''", "'a' | 3 | 1 | 2 | NULL | 'only y'"}));
    }
};

QTEST_GUILESS_MAIN(TestMoveSources)
#include "test_move_sources.moc"
