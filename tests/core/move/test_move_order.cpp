// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Moves that need an order: merged groups and names made unique.
class TestMoveOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mergesAGroupIntoItsFirstRow()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k TEXT, n INT);"
                                                      "INSERT INTO a VALUES (1, 'x', 1), (2, 'y', 1), (3, 'x', 9), (4, 'x', 5)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k TEXT UNIQUE, n INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [k], keep: \"n DESC, id\" }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"2 | 'y' | 1", "3 | 'x' | 9"}));
        QCOMPARE(fixture.lineage(), lines({"'a' | 1 | 0 | 1 | 3 | ''", "'a' | 4 | 0 | 1 | 3 | ''"}));
        QCOMPARE(cursor.moved, 2);
        QCOMPARE(cursor.merged, 2);
        QCOMPARE(fixture.left(), QString());
    }

    void letsTheNextStayWhenTheFirstIsRefused()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k TEXT, n INT);"
                                                      "INSERT INTO a VALUES (1, 'x', 99), (2, 'x', 5), (3, 'x', 4), (4, 'z', 70)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k TEXT, n INT CHECK (n < 50))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [k], keep: n DESC }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"2 | 'x' | 5"}));
        QCOMPARE(fixture.lineage(), lines({"'a' | 1 | 0 | 3 | NULL | ''", "'a' | 3 | 0 | 1 | 2 | ''", "'a' | 4 | 0 | 3 | NULL | ''"}));
    }

    void keepsNullsOfTheKeyApart()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k TEXT, l INT);"
                                                      "INSERT INTO a VALUES (1, NULL, 1), (2, NULL, 1), (3, '', 1), (4, '', 1)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k TEXT, l INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [k, l], keep: id }")});
        QCOMPARE(fixture.runAll().merged, 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b ORDER BY id")), lines({"1", "2", "3"}));
    }

    void groupsByWhatTheTargetWillStore()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k); INSERT INTO a VALUES (1, '7'), (2, 7), (3, 7.0)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k INTEGER)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [k], keep: id }")});
        QCOMPARE(fixture.runAll().merged, 2);
    }

    void convertsNothingForAColumnOfAnyType()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k TEXT, v);"
                                                      "INSERT INTO a VALUES (1, 'x', '007'), (2, 'y', '1e3')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k TEXT, v ANY) STRICT"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [k], keep: id }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"1 | 'x' | '007'", "2 | 'y' | '1e3'"}));
    }

    void followsMergesToKeysThatSqliteMakes()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (code TEXT PRIMARY KEY, k TEXT);"
                                                      "INSERT INTO p VALUES ('c', 'x'), ('b', 'x'), ('a', 'y');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p TEXT); INSERT INTO c VALUES (1, 'a'), (2, 'b'), (3, 'c')"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, k TEXT, code TEXT); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT)"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { k: k, code: code }\n  group: { by: [k], keep: code }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.id, q.code FROM d JOIN q ON q.id = d.q ORDER BY d.id")),
                 lines({"1 | 'a'", "2 | 'b'", "3 | 'b'"}));
    }

    void countsSuffixesWithinTheirGroup()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, g INT, name TEXT, seq INT);"
                                                      "INSERT INTO a VALUES (1, 1, 'n', 3), (2, 1, 'n', 1), (3, 1, 'n', 2), (4, 2, 'n', 1), (5, 1, NULL, 1), (6, 1, NULL, 2)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, g INT, name TEXT, seq INT, UNIQUE (g, name))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n"
                                                     "  unique: { column: name, within: [g], order: [seq, id], suffix: \" ({n})\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, name FROM b ORDER BY id")),
                 lines({"1 | 'n (3)'", "2 | 'n'", "3 | 'n (2)'", "4 | 'n'", "5 | NULL", "6 | NULL"}));
    }

    void passesByANameThatIsThereAlready()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);"
                                                      "INSERT INTO a VALUES (1, 'X'), (2, 'X (2)'), (3, 'X'), (4, 'X'), (5, 'X (2)')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT UNIQUE)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n"
                                                     "  unique: { column: name, order: [id], suffix: \" ({n})\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM b ORDER BY id")),
                 lines({"'X'", "'X (2)'", "'X (3)'", "'X (4)'", "'X (2) (2)'"}));
    }

    void givesNoNameToARefusedRow()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT, n INT);"
                                                      "INSERT INTO a VALUES (1, 'X', -1), (2, 'X', 1), (3, 'X', -1), (4, 'X', 1)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT UNIQUE, n INT CHECK (n > 0))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n"
                                                     "  unique: { column: name, order: [id], suffix: \" ({n})\" }")});
        QCOMPARE(fixture.runAll().quarantined, 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, name FROM b ORDER BY id")), lines({"2 | 'X'", "4 | 'X (2)'"}));
    }
};

QTEST_GUILESS_MAIN(TestMoveOrder)
#include "test_move_order.moc"
