// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// A CHECK that always holds and takes its time, so that a pass over a few thousand rows has several batches.
const QString kSlowCheck = QStringLiteral("CHECK (length(hex(zeroblob(80000))) > 0)");

QString manyRows(const QString& select, int rows)
{
    return QStringLiteral("WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %2) INSERT INTO a SELECT %1 FROM c").arg(select).arg(rows);
}

/// Runs a move to its end, opening the file again after each batch; how often it stopped.
int runInPieces(MoveFixture& fixture, int number)
{
    int stops = 0;
    while (true) {
        CancelToken token;
        const auto cursor = fixture.run(number, 0, token, [&](const MoveProgress&) { token.ask(CancelToken::Wish::Pause); });
        if (cursor)
            return stops;
        if (cursor.error().code != ErrorCode::Paused)
            qFatal("%s", qPrintable(cursor.error().what));
        ++stops;
        fixture.reopen();
    }
}

/// What the last move left behind, as one text.
QString resultOf(MoveFixture& fixture)
{
    return fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY 1")) + fixture.lineage() + fixture.quarantine() +
           fixture.rows(QStringLiteral("SELECT pass, seen, moved, merged, skipped, quarantined, written FROM _godwit_cursor"));
}

} // namespace

/// Groups and unique names: who stays, who is merged, who is called what, also after a stop in the middle.
class TestMoveGroups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOnlyOneOfItsGroupWithAMark()
    {
        // Where exactly one row of a group has a mark it stays, else the newest.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k TEXT, mark INT, day TEXT);"
                                                      "INSERT INTO a VALUES (1, 'x', 1, '2020'), (2, 'x', 0, '2021'), (3, 'y', 1, '2020'), (4, 'y', 1, '2021'), (5, 'z', 0, '2020'), (6, 'z', 0, '2022')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  let: { marked: mark = 1, day: day }\n  columns: { id: id, k: k }\n"
                                                     "  group: { by: [k], keep: \"marked AND sum(marked) OVER in_group = 1 DESC, day DESC, id\" }")});
        QCOMPARE(fixture.runAll().merged, 3);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b ORDER BY id")), lines({"1", "4", "6"}));
    }

    void groupsByConvertedValuesAndNamesOfLet()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k); INSERT INTO a VALUES (1, ' X '), (2, 'x'), (3, NULL), (4, NULL), (5, '')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  let: { folded: lower(trim(k)) }\n  columns: { id: id }\n"
                                                     "  group: { by: [folded], keep: id DESC, nulls: equal }")});
        QCOMPARE(fixture.runAll().merged, 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b ORDER BY id")), lines({"2", "4", "5"}));
    }

    void groupsAndNamesByNamesOfLetThatNeedQuotes()
    {
        MoveFixture grouped({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k); INSERT INTO a VALUES (1, 'X'), (2, 'x'), (3, 'y')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  let: { \"its 'key'\": lower(k), order: -id }\n  columns: { id: id }\n"
                                                     "  group: { by: [\"its 'key'\"], keep: '\"order\"' }")});
        QCOMPARE(grouped.runAll().merged, 1);
        QCOMPARE(grouped.rows(QStringLiteral("SELECT id FROM b ORDER BY id")), lines({"2", "3"}));
        MoveFixture named({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k, name TEXT);"
                                                    "INSERT INTO a VALUES (1, 'X', 'n'), (2, 'x', 'n'), (3, 'y', 'n'), (4, 'y', 'n')"),
                           .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT)"),
                           .moves = QStringLiteral("- move: a\n  into: b\n  let: { \"of a key\": lower(k), group: -id }\n  columns: { id: id, name: name }\n"
                                                   "  unique: { column: name, within: [of a key], order: [group], suffix: \"-{n}\" }")});
        named.runAll();
        QCOMPARE(named.rows(QStringLiteral("SELECT id, name FROM b ORDER BY id")), lines({"1 | 'n-2'", "2 | 'n'", "3 | 'n-2'", "4 | 'n'"}));
    }

    void groupsNumbersAsSqliteOrdersThem()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k);"
                                                      "INSERT INTO a VALUES (1, 7), (2, 7.0), (3, 7), (4, '7'), (5, 0.0), (6, 0.0 * -1), (7, 9007199254740993), (8, 9007199254740992.0), (9, 9007199254740993)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [k], keep: id }")});
        QCOMPARE(fixture.runAll().merged, 4);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b ORDER BY id")), lines({"1", "4", "5", "7", "8"}));
    }

    void aGroupLargerThanABatchHasTheSameSurvivorAfterAStop_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::newRow("keys that are given") << QStringLiteral("{ id: id + 7, k: k }");
        QTest::newRow("keys that SQLite makes") << QStringLiteral("{ k: k, n: id }");
    }

    void aGroupLargerThanABatchHasTheSameSurvivorAfterAStop()
    {
        QFETCH(QString, columns);
        const MoveText text{.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k INT);") + manyRows(QStringLiteral("n, n % 2"), 150'000),
                            .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k INT, n INT)"),
                            .moves = QStringLiteral("- move: a\n  into: b\n  columns: %1\n  let: { old: id }\n  group: { by: [k], keep: old DESC }").arg(columns)};
        MoveFixture straight(text);
        QCOMPARE(straight.runAll().merged, 149'998);
        MoveFixture stopped(text);
        QVERIFY(runInPieces(stopped, 0) > 1);
        QVERIFY(resultOf(stopped) == resultOf(straight));
        QCOMPARE(stopped.rows(QStringLiteral("SELECT count(*) FROM _godwit_lineage WHERE disposition = 1 AND target_key IS NULL")), lines({"0"}));
        QCOMPARE(stopped.left(), QString());
    }

    void namesAreTheSameAfterAStop_data()
    {
        QTest::addColumn<QString>("unique");
        QTest::newRow("counted") << QStringLiteral("column: name, order: [id], suffix: \" ({n})\"");
        QTest::newRow("folded") << QStringLiteral("column: name, order: [id], suffix: \"-{n}\", compare: casefold");
        QTest::newRow("scopes of columns") << QStringLiteral("column: name, within: [k], order: [id], suffix: \" ({n})\"");
        QTest::newRow("scopes with NULL") << QStringLiteral("column: name, within: [maybe], order: [id], suffix: \" ({n})\"");
        QTest::newRow("scopes of let") << QStringLiteral("column: name, within: [half], order: [id], suffix: \" ({n})\"");
        QTest::newRow("scopes of both") << QStringLiteral("column: name, within: [k, half], order: [id], suffix: \"+{n}\"");
    }

    void namesAreTheSameAfterAStop()
    {
        QFETCH(QString, unique);
        const MoveText text{.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k INT, maybe INT, name TEXT);") +
                                      manyRows(QStringLiteral("n, n % 3, CASE n % 5 WHEN 0 THEN NULL ELSE n % 5 END, CASE n % 4 WHEN 0 THEN 'Name' WHEN 1 THEN 'name' WHEN 2 THEN 'name (2)' ELSE 'n' || n / 8 END"), 1500),
                            .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k INT, maybe INT, name TEXT CHECK (id % 100 <> 50), %1)").arg(kSlowCheck),
                            .moves = QStringLiteral("- move: a\n  into: b\n  let: { half: id / 750 }\n  columns: { \"*\": same }\n  unique: { %1 }").arg(unique)};
        MoveFixture straight(text);
        QCOMPARE(straight.runAll().quarantined, 15);
        MoveFixture stopped(text);
        QVERIFY(runInPieces(stopped, 0) > 1);
        QVERIFY(resultOf(stopped) == resultOf(straight));
        const QString scope = unique.contains(QStringLiteral("[k]"))      ? QStringLiteral("k, ")
                              : unique.contains(QStringLiteral("[maybe]")) ? QStringLiteral("coalesce(maybe, -id), ")
                              : unique.contains(QStringLiteral("[half]"))  ? QStringLiteral("id / 750, ")
                              : unique.contains(QStringLiteral("k, half")) ? QStringLiteral("k, id / 750, ")
                                                                          : QString();
        QCOMPARE(stopped.rows(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM b GROUP BY %1name HAVING count(*) > 1)").arg(scope)), lines({"0"}));
        if (unique.contains(QStringLiteral("casefold")))
            QCOMPARE(stopped.rows(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM b GROUP BY casefold(name) HAVING count(*) > 1)")), lines({"0"}));
    }

    void putsNumbersAndBlobsThatAreTakenAside()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n);"
                                                      "INSERT INTO a VALUES (1, 7), (2, 7.0), (3, '7'), (4, '7'), (5, x'07'), (6, x'07'), (7, NULL), (8, NULL), (9, 7.5)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, n)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  unique: { column: n, order: [id], suffix: \"-{n}\" }")});
        QCOMPARE(fixture.runAll().quarantined, 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")),
                 lines({"1 | 7", "3 | '7'", "4 | '7-2'", "5 | X'07'", "7 | NULL", "8 | NULL", "9 | 7.5"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'n' | 2110 | 'n is taken, and a number gets no suffix'",
                                              "'a' | '6' | 'n' | 2110 | 'n is taken, and a BLOB gets no suffix'"}));
    }

    void repeatsASuffixWithoutANumber()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO a VALUES (1, 'X'), (2, 'x'), (3, 'X_'), (4, 'ß'), (5, 'SS'), (6, 'X')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  unique: { column: name, order: [id], suffix: \"_\", compare: casefold }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM b ORDER BY id")), lines({"'X'", "'x_'", "'X__'", "'ß'", "'SS_'", "'X___'"}));
    }

    void namesOfEarlierMovesAreTaken()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, g INT, name TEXT); INSERT INTO p VALUES (1, 1, 'n'), (2, 2, 'm'), (3, NULL, 'n');"
                                                      "CREATE TABLE a (id INTEGER PRIMARY KEY, g INT, name TEXT); INSERT INTO a VALUES (11, 1, 'n'), (12, 1, 'm'), (13, 2, 'm'), (14, 2, 'm'), (15, 3, 'n'), (16, NULL, 'n')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, g INT, name TEXT, UNIQUE (g, name))"),
                             .moves = QStringLiteral("- move: p\n  into: b\n  columns: { \"*\": same }\n"
                                                     "- move: a\n  into: b\n  columns: { \"*\": same }\n  unique: { column: name, within: [g], order: [id], suffix: \" {n}\" }")});
        QCOMPARE(fixture.runAll().quarantined, 0);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, name FROM b WHERE id > 10 ORDER BY id")),
                 lines({"11 | 'n 2'", "12 | 'm'", "13 | 'm 2'", "14 | 'm 3'", "15 | 'n'", "16 | 'n'"}));
    }

    void givesFiftyThousandNamesInOneScopeInBatches()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);") + manyRows(QStringLiteral("n, 'same'"), 50'000),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT UNIQUE)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  unique: { column: name, order: [id], suffix: \" ({n})\" }")});
        QStringList activities;
        const auto cursor = fixture.run(0, 0, {}, [&](const MoveProgress& progress) { activities.append(progress.activity); });
        QVERIFY(cursor);
        QCOMPARE(cursor->moved, 50'000);
        QVERIFY(activities.count(QStringLiteral("naming")) > 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM b WHERE id IN (1, 2, 50000) ORDER BY id")), lines({"'same'", "'same (2)'", "'same (50000)'"}));
    }

    void aGroupIsWhatAKeyOfTheTargetTakesForTheSame()
    {
        const QString source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);"
                                              "INSERT INTO a VALUES (1, 'Ann'), (2, 'ANN'), (3, 'bob'), (4, 'Ann '), (5, 'ann')");
        const auto moved = [&source](const QString& column) {
            MoveFixture fixture({.source = source,
                                 .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name ") + column + u')',
                                 .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [name], keep: id }")});
            const MoveCursor cursor = fixture.runAll();
            return fixture.rows(QStringLiteral("SELECT id FROM b ORDER BY id")) + QStringLiteral("%1 merged\n").arg(cursor.merged) + fixture.quarantine();
        };
        QCOMPARE(moved(QStringLiteral("TEXT COLLATE NOCASE UNIQUE")), lines({"1", "3", "4", "2 merged"}));
        QCOMPARE(moved(QStringLiteral("TEXT COLLATE RTRIM UNIQUE")), lines({"1", "2", "3", "5", "1 merged"}));
        QCOMPARE(moved(QStringLiteral("TEXT COLLATE NOCASE")), lines({"1", "2", "3", "4", "5", "0 merged"}));
    }

    void namesThoseThatStay()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k INT, name TEXT, ok INT);"
                                                      "INSERT INTO a VALUES (1, 1, 'n', 1), (2, 1, 'n', 1), (3, 2, 'n', 0), (4, 2, 'n', 1), (5, 2, 'x', 1), (6, 3, 'n', 1), (7, 4, 'x', 1)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT UNIQUE, ok INT CHECK (ok))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  let: { k: k }\n  columns: { id: id + 10, name: name, ok: ok }\n  group: { by: [k], keep: id }\n"
                                                     "  unique: { column: name, order: [id], suffix: \" ({n})\" }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, name FROM b ORDER BY id")), lines({"11 | 'n'", "16 | 'n (2)'", "17 | 'x'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, cause, first_cause FROM _godwit_quarantine ORDER BY id")),
                 lines({"'3' | '“ok” does not hold (CHECK)' | ''", "'4' | 'the row it was merged into is in quarantine' | '“ok” does not hold (CHECK)'",
                        "'5' | 'the row it was merged into is in quarantine' | '“ok” does not hold (CHECK)'"}));
        QCOMPARE(fixture.lineage(), lines({"'a' | 1 | 0 | 0 | 11 | ''", "'a' | 2 | 0 | 1 | 11 | ''", "'a' | 3 | 0 | 3 | NULL | ''", "'a' | 4 | 0 | 3 | NULL | ''",
                                           "'a' | 5 | 0 | 3 | NULL | ''", "'a' | 6 | 0 | 0 | 16 | ''", "'a' | 7 | 0 | 0 | 17 | ''"}));
        QCOMPARE(cursor.moved, 3);
        QCOMPARE(cursor.merged, 1);
        QCOMPARE(cursor.quarantined, 3);
        QCOMPARE(fixture.left(), QString());
    }

    void aRefusedKeeperTakesOnlyItsOwnGroupAlong()
    {
        // Both groups would have the key 1: the second keeper is refused, and only what was merged into it goes with it.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k INT, name TEXT);"
                                                      "INSERT INTO a VALUES (1, 1, 'm'), (2, 1, 'm'), (3, 2, 'n'), (4, 2, 'n')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  let: { k: k, old: id }\n  columns: { id: 1 + id * 0, name: name }\n  group: { by: [k], keep: old }\n"
                                                     "  unique: { column: name, order: [old], suffix: \" ({n})\" }")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, disposition, target_key FROM _godwit_lineage ORDER BY row_id")),
                 lines({"2 | 1 | 1", "3 | 3 | NULL", "4 | 3 | NULL"}));
        QCOMPARE(cursor.moved, 1);
        QCOMPARE(cursor.merged, 1);
        QCOMPARE(cursor.quarantined, 2);
    }

    void stopsBetweenGroupingAndNamingChangeNothing()
    {
        const MoveText text{.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k INT, name TEXT);") + manyRows(QStringLiteral("n, n / 3, 'n' || n % 50"), 9000),
                            .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT CHECK (id % 100 <> 50), %1)").arg(kSlowCheck),
                            .moves = QStringLiteral("- move: a\n  into: b\n  let: { k: k, half: k / 450 }\n  columns: { id: id, name: name }\n  group: { by: [k], keep: name DESC }\n"
                                                    "  unique: { column: name, within: [half], order: [id], suffix: \"-{n}\" }")};
        MoveFixture straight(text);
        const MoveCursor cursor = straight.runAll();
        QCOMPARE(cursor.moved + cursor.merged + cursor.quarantined, 9000);
        MoveFixture stopped(text);
        QVERIFY(runInPieces(stopped, 0) > 2);
        QVERIFY(resultOf(stopped) == resultOf(straight));
    }

    void idsAreTheSameAfterAStopAndInAnotherRun()
    {
        const MoveText text{.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT);") + manyRows(QStringLiteral("n, '[1, 1, 2]'"), 300),
                            .target = QStringLiteral("CREATE TABLE b (id TEXT PRIMARY KEY, other TEXT, twin TEXT, again TEXT, a INT, %1)").arg(kSlowCheck),
                            .moves = QStringLiteral("- move: a\n  join: [{ table: json_each(list), as: e }, { table: \"(SELECT 1 AS two UNION ALL SELECT 1)\", as: t, on: \"TRUE\" }]\n"
                                                    "  into: b\n  let: { made: uuid4() }\n  columns: { id: uuid4(), other: uuid4(), twin: made, again: made, a: a.id }")};
        MoveFixture straight(text);
        QCOMPARE(straight.runAll().written, 1800);
        MoveFixture stopped(text);
        QVERIFY(runInPieces(stopped, 0) > 0);
        QVERIFY(resultOf(stopped) == resultOf(straight));
        QCOMPARE(straight.rows(QStringLiteral("SELECT count(DISTINCT id), count(DISTINCT other), count(DISTINCT twin), sum(twin = again), sum(id = other) + sum(id = twin) FROM b")),
                 lines({"1800 | 1800 | 1800 | 1800 | 0"}));
    }
};

QTEST_GUILESS_MAIN(TestMoveGroups)
#include "test_move_groups.moc"
