// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Rows that cannot be moved: each ends in quarantine with what is wrong, the rest moves.
class TestMoveFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void expectsText()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT, note TEXT, raw);"
                                                      "INSERT INTO a VALUES (1, 'ok', NULL, X'00'), (2, X'6162', 'n', 1),"
                                                      " (3, 'ok', CAST(X'C0AF' AS TEXT), 1), (4, 5, 'n', 1)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  expect: { \"*\": text, raw: any }\n"
                                                     "  columns: { id: id, name: name }")});
        QCOMPARE(fixture.runAll().moved, 2);
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'name' | 2109 | 'name holds a BLOB, or text that is not UTF-8'",
                                              "'a' | '3' | 'note' | 2109 | 'note holds a BLOB, or text that is not UTF-8'"}));
    }

    void namesColumnAndCauseOfAConstraint()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k, n, u, c);"
                                                      "INSERT INTO a VALUES (1, 1, 'x', 'u', 1), (2, 2, NULL, 'v', 1),"
                                                      " (3, 3, 'x', 'w', -1), (4, 4, 'x', 'u', 1), (5, 1, 'x', 'y', 1), (6, 6, 'x', 'z', 1)"),
                             .target = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT NOT NULL, u TEXT UNIQUE,"
                                                      " c INT CHECK (c > 0))"),
                             .moves = QStringLiteral("- move: a\n  into: a\n  columns: { id: k, n: n, u: u, c: c }")});
        QCOMPARE(fixture.runAll().moved, 2);
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'n' | 2110 | 'NOT NULL constraint failed: a.n'",
                                              "'a' | '3' | '' | 2110 | 'CHECK constraint failed: c > 0'",
                                              "'a' | '4' | 'u' | 2110 | 'UNIQUE constraint failed: a.u'",
                                              "'a' | '5' | 'id' | 2110 | 'UNIQUE constraint failed: a.id'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM target.a ORDER BY id")), lines({"1", "6"}));
    }

    void quarantinesWhatAStrictTableRefuses()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n);"
                                                      "INSERT INTO a VALUES (1, 'one'), (2, 2), (3, '3'), (4, X'34')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, n INTEGER) STRICT"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, n: n }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"2 | 2", "3 | 3"}));
        QCOMPARE(fixture.quarantine(),
                 lines({"'a' | '1' | 'n' | 2110 | 'cannot store TEXT value in INTEGER column b.n'",
                        "'a' | '4' | 'n' | 2110 | 'cannot store BLOB value in INTEGER column b.n'"}));
    }

    void keepsTheExactValues()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, t, b, n, z);"
                                                      "INSERT INTO a VALUES (1, CAST(X'FF41' AS TEXT), X'00FF', 9007199254740993,"
                                                      " CAST(X'610062' AS TEXT)), (2, '', X'', 1e400, NULL)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: a\n  into: q\n  columns: { id: id }\n  reject: [{ when: TRUE, because: all }]")});
        fixture.runAll();
        QCOMPARE(fixture.work().text(QStringLiteral("SELECT row_values FROM _godwit_quarantine ORDER BY id LIMIT 1")).value(),
                 QStringLiteral("[[\"id\",\"1\"],[\"t\",\"CAST(X'ff41' AS TEXT)\"],[\"b\",\"X'00ff'\"],"
                                "[\"n\",\"9007199254740993\"],[\"z\",\"CAST(X'610062' AS TEXT)\"]]"));
        QCOMPARE(fixture.work().text(QStringLiteral("SELECT row_values FROM _godwit_quarantine ORDER BY id DESC LIMIT 1")).value(),
                 QStringLiteral("[[\"id\",\"2\"],[\"t\",\"\"],[\"b\",\"X''\"],[\"n\",\"9e999\"],[\"z\",null]]"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(DISTINCT row_digest) FROM _godwit_quarantine")), lines({"2"}));
    }

    void passesARowWhoseExpressionFails()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, j TEXT);"
                                                      "INSERT INTO a VALUES (1, '{\"x\": 1}'), (2, '{oops'), (3, '{\"x\": 3}'), (4, '['),"
                                                      " (5, '{\"x\": 5}')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, doubled INT, x INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n"
                                                     "  columns: { id: id, doubled: id * 2, x: \"json_extract(j, '$.x')\" }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"1 | 2 | 1", "3 | 6 | 3", "5 | 10 | 5"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'x' | 2111 | 'an expression failed: malformed JSON.'",
                                              "'a' | '4' | 'x' | 2111 | 'an expression failed: malformed JSON.'"}));
        QCOMPARE(cursor.seen, 5);
        QCOMPARE(cursor.quarantined, 2);
    }

    void passesFailingRowsAtBothEnds()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n INT);"
                                                      "INSERT INTO a VALUES (-9223372036854775807 - 1, -9223372036854775807 - 1), (5, 5),"
                                                      " (9223372036854775807, -9223372036854775807 - 1)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, n INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, n: abs(n) }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(cursor.seen, 3);
        QCOMPARE(cursor.quarantined, 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"5 | 5"}));
    }

    void namesTheColumnOfAFunctionThatRejects()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, d TEXT);"
                                                      "INSERT INTO a VALUES (1, '2026-01-15'), (2, 'soon')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, d INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, d: date_day_ms(d) }")});
        QCOMPARE(fixture.runAll().quarantined, 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, column_name, code FROM _godwit_quarantine")), lines({"'2' | 'd' | 2107"}));
    }

    void checksParentsOfForeignKeys()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (a INT, b INT, ok INT, PRIMARY KEY (a, b));"
                                                      "INSERT INTO p VALUES (1, 1, 1), (1, 2, 0);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, a INT, b INT);"
                                                      "INSERT INTO c VALUES (1, 1, 1), (2, 1, 2), (3, NULL, 7), (4, 8, 8)"),
                             .target = QStringLiteral("CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b));"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, a INT, b INT,"
                                                      " FOREIGN KEY (a, b) REFERENCES p (a, b))"),
                             .moves = QStringLiteral("- move: p\n  into: p\n  columns: { a: a, b: b }\n"
                                                     "  reject: [{ when: ok = 0, because: not ok }]\n"
                                                     "- move: c\n  into: c\n  columns: { \"*\": same }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM target.c ORDER BY id")), lines({"1", "3"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, code FROM _godwit_quarantine WHERE move = 1 ORDER BY id")),
                 lines({"'2' | 2201", "'4' | 2201"}));
    }

    void leavesReferencesToItselfToTheEndOfThePhase()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, up INT); INSERT INTO a VALUES (1, 2), (2, NULL)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, up INT REFERENCES b (id))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, up: up }")});
        QCOMPARE(fixture.runAll().moved, 2);
    }

    void refusesReferencesToARowThatARuleSkipped()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1), (2);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 1), (2, 2)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT)"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: id }\n  where: [{ rule: first only, when: id = 1 }]\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d")), lines({"1 | 1"}));
        QCOMPARE(fixture.quarantine(), lines({"'c' | '2' | 'q' | 2201 | 'its row in p is skipped by a rule'"}));
    }
};

QTEST_GUILESS_MAIN(TestMoveFaults)
#include "test_move_faults.moc"
