// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

/// What a move writes when nothing is wrong.
class TestMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void movesRowsByTheirExpressions()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);"
                                                      "INSERT INTO a VALUES (1, ' one '), (2, NULL)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, label TEXT, length)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id + 10, label: trim(name), length: length(name) }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"11 | 'one' | 5", "12 | NULL | NULL"}));
        QCOMPARE(cursor.seen, 2);
        QCOMPARE(cursor.moved, 2);
        QCOMPARE(cursor.written, 2);
        QCOMPARE(fixture.lineage(), lines({"'a' | 1 | 0 | 0 | 11 | ''", "'a' | 2 | 0 | 0 | 12 | ''"}));
        QCOMPARE(fixture.quarantine(), QString());
    }

    void readsTheParametersOfThePlanInEveryPartOfAMove()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, day TEXT);"
                                                      "INSERT INTO a VALUES (1, '2026-01-14'), (2, '2026-01-15'), (3, 'soon')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, seen TEXT, day INTEGER);"
                                                      "CREATE TABLE c (day TEXT PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { seen: \":today\", id: id, day: date_ms(day) }\n"
                                                     "  where: [{ rule: today only, when: \"day >= :today\" }]\n"
                                                     "- move: days\n  query: \"SELECT :today AS day\"\n  accounts_for: none\n"
                                                     "  into: c\n  columns: { day: day }"),
                             .parameters = QStringLiteral("{ today: \"2026-01-15\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"2 | '2026-01-15' | 1768435200000"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM c ORDER BY day")), lines({"'2026-01-15'"}));
        QVERIFY(fixture.quarantine().contains(QStringLiteral("'day'")));
    }

    void carriesEveryColumnOfTheSameName()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, Name TEXT, gone TEXT, n INT);"
                                                      "INSERT INTO a VALUES (1, 'x', 'y', 5)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, NAME TEXT, n INT, extra TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same, N: n * 2 }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, name, n, extra FROM b")), lines({"1 | 'x' | 10 | NULL"}));
        QCOMPARE(fixture.lineage(), QString());
    }

    void givesNoNumberAgainThatTheSourceHadGiven()
    {
        const QString source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, n);"
                                              "INSERT INTO a VALUES (1, 1), (9, 9); DELETE FROM a WHERE id = 9");
        const QString target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, n)");
        const auto nextAfter = [&](const QString& columns) {
            MoveFixture fixture({.source = source, .target = target, .moves = QStringLiteral("- move: a\n  into: b\n  columns: ") + columns});
            fixture.runAll();
            return fixture.rows(QStringLiteral("SELECT max(seq) FROM sqlite_sequence WHERE name <> 'a'"));
        };
        QCOMPARE(nextAfter(QStringLiteral("{ \"*\": same }")), lines({"9"}));
        QCOMPARE(nextAfter(QStringLiteral("{ id: a.id, n: n }")), lines({"9"}));
        QCOMPARE(nextAfter(QStringLiteral("{ id: id + 100, n: n }")), lines({"101"})); // other numbers than those of the source
    }

    void aTableWhoseNumbersAreGivenOutPutsItsRowAside()
    {
        // SQLite calls it a full disk, and undoes the batch.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k INT, n); INSERT INTO a VALUES (1, NULL, 'one'), (2, 9223372036854775807, 'last'), (3, NULL, 'late'), (4, 7, 'seven')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, n)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: k, n: n }")});
        QCOMPARE(fixture.runAll().quarantined, 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT n FROM b ORDER BY id")), lines({"'one'", "'seven'", "'last'"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '3' | 'id' | 2110 | 'b has given its last number (AUTOINCREMENT); there is none for this row'"}));
    }

    void putsARowAsideWhoseTextPrintfCannotMake()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n INT, f TEXT); INSERT INTO a VALUES (1, 3, '%s'), (2, 900000000, 'x'), (3, NULL, NULL), (4, 0, '')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, padded TEXT, made TEXT, inner TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, padded: \"printf('%.*c', n, 'z')\", made: \"format(f, id)\",\n"
                                                     "    inner: \"PRINTF(printf('<%%s, %d>', n), 'a,b')\" }")});
        QCOMPARE(fixture.runAll().quarantined, 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"1 | 'zzz' | '1' | '<a,b, 3>'", "3 | 'z' | NULL | '<a,b, 0>'", "4 | 'z' | NULL | '<a,b, 0>'"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'padded' | 2111 | 'the text that printf() makes is longer than the limit'"}));
    }

    void looksValuesUpByteByByte()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT COLLATE NOCASE);"
                                                      "INSERT INTO a VALUES (1, 'PA2'), (2, 'pa2'), (3, NULL), (4, '7')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns:\n    id: id\n"
                                                     "    name: { lookup: names, of: code, otherwise: \"'?' || code\" }"),
                             .lookups = QStringLiteral("{ names: { PA2: First Article, \"7\": Seven } }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")),
                 lines({"1 | 'First Article'", "2 | '?pa2'", "3 | NULL", "4 | 'Seven'"}));
    }

    void quarantinesWhatALookupLacks()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT);"
                                                      "INSERT INTO a VALUES (1, 'PA2'), (2, 'new')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, name: { lookup: names, of: code } }"),
                             .lookups = QStringLiteral("{ names: { PA2: First } }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1 | 'First'"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'name' | 2112 | 'the value is not in the lookup names'"}));
    }

    void letsMayUseLetsAndStandInRules()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);"
                                                      "INSERT INTO a VALUES (1, ' Ann '), (2, ' '), (3, 'skip')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT, n INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n"
                                                     "  let: { clean: trim(name), size: length(clean) + 1 }\n"
                                                     "  columns: { id: id, name: upper(clean), n: size * 2 }\n"
                                                     "  where: [{ rule: no skips, when: clean <> 'skip' }]\n"
                                                     "  reject: [{ when: size = 1, because: it has no name }]")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1 | 'ANN' | 8"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | '' | 2101 | 'it has no name'"}));
        QCOMPARE(fixture.lineage(), lines({"'a' | 2 | 0 | 3 | NULL | ''", "'a' | 3 | 0 | 2 | NULL | 'no skips'"}));
        QCOMPARE(cursor.seen, 3);
        QCOMPARE(cursor.skipped, 1);
        QCOMPARE(cursor.quarantined, 1);
    }

    void carriesValuesBitByBit()
    {
        const QString values = QStringLiteral("SELECT id, v, typeof(v), CASE typeof(v) WHEN 'text' THEN hex(v)"
                                              " WHEN 'blob' THEN hex(v) ELSE printf('%!.17g', v) END FROM %1 ORDER BY id");
        MoveFixture fixture({.source = QStringLiteral(
                                 "CREATE TABLE a (id INTEGER PRIMARY KEY, v);"
                                 "INSERT INTO a VALUES (1, 9223372036854775807), (2, -9223372036854775807 - 1),"
                                 " (3, 9007199254740993), (4, 9e999), (5, -9e999), (6, -0.0), (7, X''), (8, ''),"
                                 " (9, CAST(X'610062' AS TEXT)), (10, CAST(X'FF' AS TEXT)), (11, X'00FF'), (12, NULL),"
                                 " (13, '007'), (14, 1.0), (15, 0.1)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, v)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(values.arg(QStringLiteral("b"))), fixture.rows(values.arg(QStringLiteral("a"))));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM b")), lines({"15"}));
    }

    void movesTheSmallestAndTheLargestKey()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY);"
                                                      "INSERT INTO a VALUES (-9223372036854775807 - 1), (0), (9223372036854775807)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id }")});
        QCOMPARE(fixture.runAll().seen, 3);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*), min(id) = -9223372036854775807 - 1, max(id) FROM b")),
                 lines({"3 | 1 | 9223372036854775807"}));
    }

    void findsNewKeysThroughReferences()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT);"
                                                      "INSERT INTO p VALUES (1, 'a'), (2, 'a'), (3, 'bad');"
                                                      "INSERT INTO c VALUES (1, 1), (2, 2), (3, 3), (4, 9), (5, NULL)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, name TEXT);"
                                                      "CREATE TABLE d (id INTEGER PRIMARY KEY, q INT REFERENCES q (id))"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: id + 100, name: name }\n"
                                                     "  reject: [{ when: name = 'bad', because: it is bad }]\n"
                                                     "  group: { by: [name], keep: id }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM q")), lines({"101 | 'a'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 101", "2 | 101", "5 | NULL"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, column_name, code, cause, first_cause FROM _godwit_quarantine"
                                             " WHERE move = 1 ORDER BY id")),
                 lines({"'3' | 'q' | 2202 | 'its row in p is in quarantine' | 'it is bad'",
                        "'4' | 'q' | 2201 | 'p has no row with this key' | ''"}));
    }

    void handsTheFirstCauseDown()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p); INSERT INTO c VALUES (1, 1);"
                                                      "CREATE TABLE g (id INTEGER PRIMARY KEY, c); INSERT INTO g VALUES (1, 1)"),
                             .target = QStringLiteral("CREATE TABLE p2 (id INTEGER PRIMARY KEY);"
                                                      "CREATE TABLE c2 (id INTEGER PRIMARY KEY, p REFERENCES p2 (id));"
                                                      "CREATE TABLE g2 (id INTEGER PRIMARY KEY, c REFERENCES c2 (id))"),
                             .moves = QStringLiteral("- move: p\n  into: p2\n  columns: { id: id }\n"
                                                     "  reject: [{ when: id = 1, because: the first }]\n"
                                                     "- move: c\n  into: c2\n  columns: { id: id, p: \"ref(p, p)\" }\n"
                                                     "- move: g\n  into: g2\n  columns: { id: id, c: c }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT cause, first_cause FROM _godwit_quarantine ORDER BY id")),
                 lines({"'the first' | ''", "'its row in p is in quarantine' | 'the first'",
                        "'its row in c is in quarantine' | 'the first'"}));
    }

    void followsKeysThatSqliteMakes()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (code TEXT PRIMARY KEY);"
                                                      "INSERT INTO p VALUES ('x'), ('y');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p TEXT);"
                                                      "INSERT INTO c VALUES (7, 'y'), (8, 'x')"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, code TEXT);"
                                                      "CREATE TABLE d (id INTEGER PRIMARY KEY, q INT REFERENCES q (id))"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { code: code }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.id, q.code FROM d JOIN q ON q.id = d.q ORDER BY d.id")),
                 lines({"7 | 'y'", "8 | 'x'"}));
    }

    void takesColumnNamesInAnyCase()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (Id INTEGER PRIMARY KEY, Name TEXT);"
                                                      "INSERT INTO p VALUES (1, 'n'), (2, 'n');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 2), (2, 9)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, name TEXT);"
                                                      "CREATE TABLE d (id INTEGER PRIMARY KEY, q_id INT REFERENCES q (id))"),
                             .moves = QStringLiteral("- move: P\n  into: Q\n  columns: { ID: ID + 5, NAME: name }\n"
                                                     "  unique: { column: Name, order: [Id], suffix: \"-{n}\" }\n"
                                                     "- move: c\n  into: d\n  columns: { ID: id, Q_ID: p + 5 }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM q ORDER BY id")), lines({"6 | 'n'", "7 | 'n-2'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 7"}));
        QCOMPARE(fixture.quarantine(), lines({"'c' | '2' | 'q_id' | 2201 | 'q has no row with this key'"}));
    }
};

QTEST_GUILESS_MAIN(TestMoves)
#include "test_moves.moc"
