// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/row_values.h"
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
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'n' | 2110 | 'n has no value (NOT NULL)'",
                                              "'a' | '3' | '' | 2110 | '“c > 0” does not hold (CHECK)'",
                                              "'a' | '4' | 'u' | 2110 | 'two rows have the same u (UNIQUE)'",
                                              "'a' | '5' | 'id' | 2110 | 'two rows have the same id (PRIMARY KEY)'"}));
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
                 lines({"'a' | '1' | 'n' | 2110 | 'n takes INTEGER, and the value is TEXT (STRICT)'",
                        "'a' | '4' | 'n' | 2110 | 'n takes INTEGER, and the value is BLOB (STRICT)'"}));
    }

    void keepsTheExactValues()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, v);"
                                                      "INSERT INTO a (v) VALUES (CAST(X'FF41' AS TEXT)), (X'00FF'), (9007199254740993),"
                                                      " (CAST(X'610062' AS TEXT)), (''), (X''), (1e400), (-1e400), (NULL), ('X''00'''), ('NULL'),"
                                                      " (0.0 * -1), (0.0), (9223372036854775807), (-9223372036854775807 - 1), ('12'), (12), (12.0),"
                                                      " (0.1 + 0.2), (4.9406564584124654e-324), (1.7976931348623157e308), (' \"a\" \u00e9\U0001F426\n'),"
                                                      " ('CAST(X''41'' AS TEXT)'), (X'4142')"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: a\n  into: q\n  columns: { id: id }\n  reject: [{ when: TRUE, because: all }]")});
        fixture.runAll();
        const auto kept = fixture.work().rows(QStringLiteral("SELECT a.id, a.v, q.row_values FROM a JOIN _godwit_quarantine q ON q.row_id = a.id ORDER BY a.id"));
        QVERIFY(kept);
        QCOMPARE(kept->size(), size_t(24));
        for (const Row& row : *kept) {
            const auto values = exactRowValues(row[2].toString());
            QCOMPARE(values.size(), 2);
            QVERIFY(values[0].second == row[0]);
            QVERIFY2(values[1].second == row[1], qPrintable(row[2].toString()));
            const auto shown = shownRowValues(row[2].toString());
            QCOMPARE(shown[1].second, row[1].toKeyText());
            QCOMPARE(shown[1].second.isNull(), row[1].isNull());
        }
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(DISTINCT row_digest) FROM _godwit_quarantine")), lines({"24"}));
    }

    void namesAConstraintInWordsThatAPersonUnderstands()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k, x, y, u);"
                                                      "INSERT INTO a VALUES (1, 1, 1, 1, 'p'), (2, 'one', 2, 2, 'q'), (3, 3, 1, 1, 'r'), (4, 4, 4, -1, 's'),"
                                                      " (5, 5, 5, 5, 'P'), (6, 6, 6, 900, 't')"),
                             .target = QStringLiteral("CREATE TABLE a (k INTEGER PRIMARY KEY, x, y, u, UNIQUE (x, y), CONSTRAINT \"y is small\""
                                                      " CHECK (y > -1 AND (y) < /* not */ 100))"),
                             .moves = QStringLiteral("- move: a\n  into: a\n  columns: { k: k, x: x, y: y, u: u }")});
        QVERIFY(fixture.work().execute(QStringLiteral("CREATE UNIQUE INDEX by_u ON _godwit_new_a (lower(u))")));
        fixture.runAll();
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'k' | 2110 | 'the key k takes whole numbers only'",
                                              "'a' | '3' | '' | 2110 | 'two rows have the same x and y (UNIQUE)'",
                                              "'a' | '4' | '' | 2110 | '“y > -1 AND (y) < 100” does not hold (CHECK y is small)'",
                                              "'a' | '5' | '' | 2110 | 'two rows are the same in the index by_u (UNIQUE)'",
                                              "'a' | '6' | '' | 2110 | '“y > -1 AND (y) < 100” does not hold (CHECK y is small)'"}));
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
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'x' | 2111 | 'an expression failed: malformed JSON'",
                                              "'a' | '4' | 'x' | 2111 | 'an expression failed: malformed JSON'"}));
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
                 lines({"'2' | 2202", "'4' | 2201"}));
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
