// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kCounts = QStringLiteral("SELECT seen, moved, merged, skipped, quarantined, written FROM _godwit_cursor ORDER BY move");
const QString kAside = QStringLiteral("SELECT key_text, cause, first_cause FROM _godwit_quarantine ORDER BY key_text, id");
const QString kFates = QStringLiteral("SELECT source_key, disposition FROM _godwit_lineage ORDER BY source_key");

/// Each row of `a` has a list of names; each name becomes a row of `b`.
MoveText splitting(const QString& rows, const QString& target, const QString& more, const QString& columns = QStringLiteral("name: part.value, a: a.id"))
{
    return {.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); INSERT INTO a VALUES ") + rows,
            .target = target,
            .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: \"json_each(split_json(a.list, ','))\", as: part, none: { skip: empty } }]\n"
                                    "  columns: { %1 }\n%2").arg(columns, more)};
}

const QString kChecked = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'bad'), a INT)");
const QString kGroup = QStringLiteral("  group: { by: [name], keep: a }");
const QString kUnique = QStringLiteral("  unique: { column: name, order: [a], suffix: \" ({n})\" }");

} // namespace

/// Rows of a grouped or made-unique move that the target refuses while they are placed: all rows of their key leave.
class TestMovePlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRowRefusedByItsGroupTakesTheOthersOfItsKeyAlong()
    {
        // 2 has been placed as “ant” before its “bad” is refused; 3 was merged into that, and takes its own “cat” along.
        MoveFixture fixture(splitting(QStringLiteral("(1, 'elk'), (2, 'ant,bad'), (3, 'ant,cat'), (4, 'cat,dog'), (5, 'bad,dog'), (6, 'elk')"), kChecked, kGroup));
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name, a FROM b ORDER BY name")), lines({"'cat' | 4", "'dog' | 4", "'elk' | 1"}));
        QCOMPARE(fixture.rows(kAside), lines({"'2' | '“name <> ''bad''” does not hold (CHECK)' | ''",
                                              "'3' | 'the row it was merged into is in quarantine' | '“name <> ''bad''” does not hold (CHECK)'",
                                              "'5' | '“name <> ''bad''” does not hold (CHECK)' | ''"}));
        QCOMPARE(fixture.rows(kFates), lines({"1 | 0", "2 | 3", "3 | 3", "4 | 0", "5 | 3", "6 | 1"}));
        QCOMPARE(fixture.rows(kCounts), lines({"6 | 2 | 1 | 0 | 3 | 3"}));
        QCOMPARE(fixture.left(), QString());
    }

    void aRowRefusedByItsNameTakesTheOthersOfItsKeyAlongAndFreesTheirNames_data()
    {
        QTest::addColumn<QString>("unique");
        QTest::newRow("scope in the target") << QStringLiteral("  unique: { column: name, within: [kind], order: [a], suffix: \" ({n})\" }");
        QTest::newRow("scope by a let") << QStringLiteral("  let: { scope: \"'s'\" }\n  unique: { column: name, within: [scope], order: [a, kind], suffix: \" ({n})\" }");
    }

    void aRowRefusedByItsNameTakesTheOthersOfItsKeyAlongAndFreesTheirNames()
    {
        QFETCH(QString, unique);
        MoveFixture fixture(splitting(QStringLiteral("(1, 'x'), (2, 'ant,bad'), (3, 'ant'), (4, 'bad'), (5, 'x')"),
                                      QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'bad'), a INT, kind TEXT)"), unique,
                                      QStringLiteral("name: part.value, a: a.id, kind: \"'k'\"")));
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name, a FROM b ORDER BY a")), lines({"'x' | 1", "'ant' | 3", "'x (2)' | 5"}));
        QCOMPARE(fixture.rows(kFates), lines({"1 | 0", "2 | 3", "3 | 0", "4 | 3", "5 | 0"}));
        QCOMPARE(fixture.rows(kCounts), lines({"5 | 3 | 0 | 0 | 2 | 3"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM _godwit_quarantine")), lines({"2"}));
    }

    void withBothWhatWasMergedIntoTheOthersGoesToo()
    {
        // The groups are ant, bad, cat and dog; those who stay are named in the order of a. 2 has “bad” and “cat”, and 4 was
        // merged into its “cat”; 4's own “dog” comes later and finds no place, so that 5 goes as well.
        MoveFixture fixture(splitting(QStringLiteral("(1, 'ant'), (2, 'cat,bad'), (3, 'ant'), (4, 'cat,dog'), (5, 'dog')"), kChecked, kGroup + u'\n' + kUnique,
                                      QStringLiteral("id: a.id * 10 + part.key, name: part.value, a: a.id")));
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name, a FROM b ORDER BY name")), lines({"'ant' | 1"}));
        QCOMPARE(fixture.rows(kAside), lines({"'2' | '“name <> ''bad''” does not hold (CHECK)' | ''",
                                              "'4' | 'the row it was merged into is in quarantine' | '“name <> ''bad''” does not hold (CHECK)'",
                                              "'5' | 'the row it was merged into is in quarantine' | '“name <> ''bad''” does not hold (CHECK)'"}));
        QCOMPARE(fixture.rows(kFates), lines({"1 | 0", "2 | 3", "3 | 1", "4 | 3", "5 | 3"}));
        QCOMPARE(fixture.rows(kCounts), lines({"5 | 1 | 1 | 0 | 3 | 1"}));
    }

    void rowsWithoutARowIdLeaveByTheirKey()
    {
        // The key is stored as its type says, and the part that the move gives nothing for has its default.
        MoveFixture fixture(splitting(QStringLiteral("(1, '7,8'), (2, '7,9'), (3, '10')"),
                                      QStringLiteral("CREATE TABLE b (n INT CHECK (n <> 9), site TEXT DEFAULT ('x' || 'y'), a INT, PRIMARY KEY (site, n)) WITHOUT ROWID"),
                                      QStringLiteral("  group: { by: [n], keep: a DESC }"), QStringLiteral("n: part.value, a: a.id")));
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT n, a FROM b ORDER BY n")), lines({"10 | 3"}));
        QCOMPARE(fixture.rows(kFates), lines({"1 | 3", "2 | 3", "3 | 0"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 1 | 0 | 0 | 2 | 1"}));
    }

    void derivedRowsLeaveTogetherToo()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'bad'))"),
                             .moves = QStringLiteral("- move: names\n  query: \"SELECT 'ant,bad' AS list UNION ALL SELECT 'cat,ant' UNION ALL SELECT 'dog'\"\n  accounts_for: none\n  into: b\n"
                                                     "  join: [{ table: \"json_each(split_json(q.list, ','))\", as: part }]\n"
                                                     "  columns: { name: part.value }\n  group: { by: [name], keep: name }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM b ORDER BY name")), lines({"'dog'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 1 | 0 | 0 | 2 | 1"}));
        QCOMPARE(fixture.lineage(), QString());
    }

    void aStopInBetweenChangesNothing_data()
    {
        QTest::addColumn<QString>("more");
        QTest::newRow("group") << kGroup;
        QTest::newRow("unique") << kUnique;
        QTest::newRow("unique by a let") << QStringLiteral("  let: { scope: a.id % 3 }\n  unique: { column: name, within: [scope], order: [a], suffix: \" ({n})\" }");
        QTest::newRow("both") << kGroup + u'\n' + kUnique;
    }

    void aStopInBetweenChangesNothing()
    {
        QFETCH(QString, more);
        // Each row is looked at long enough for several batches; every 17th name is refused.
        const MoveText text{.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 200)"
                                                     " INSERT INTO a SELECT n, n % 211 || ',' || n * 7 % 223 || ',' || n * 3 % 227 FROM c"),
                            .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT, a INT, CHECK (length(hex(zeroblob(1200000))) > 0 AND CAST(name AS INT) % 17 <> 16))"),
                            .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: \"json_each(split_json(a.list, ','))\", as: part }]\n"
                                                    "  columns: { id: a.id * 10 + part.key, name: part.value, a: a.id }\n") + more};
        const auto result = [](MoveFixture& fixture) {
            return fixture.rows(QStringLiteral("SELECT name, a FROM b ORDER BY name, a")) + fixture.lineage() + fixture.quarantine() + fixture.rows(kCounts);
        };
        MoveFixture straight(text);
        straight.runAll();
        MoveFixture stopped(text);
        int stops = 0;
        for (bool isDone = false; !isDone; ++stops) {
            CancelToken token;
            const auto cursor = stopped.run(0, 0, token, [&](const MoveProgress&) { token.ask(CancelToken::Wish::Pause); });
            isDone = bool(cursor);
            QVERIFY(isDone || cursor.error().code == ErrorCode::Paused);
            stopped.reopen();
        }
        QVERIFY(stops > 2);
        QCOMPARE(result(stopped), result(straight));
        // No row of a key in quarantine is left, and what is counted as written is there.
        QCOMPARE(stopped.rows(QStringLiteral("SELECT count(*) FROM b JOIN _godwit_lineage l ON l.source_key = b.a WHERE l.disposition = 3")), lines({"0"}));
        QCOMPARE(stopped.rows(QStringLiteral("SELECT (SELECT count(*) FROM b) = written, seen = moved + merged + skipped + quarantined FROM _godwit_cursor")), lines({"1 | 1"}));
        QCOMPARE(stopped.rows(QStringLiteral("SELECT count(*) - count(DISTINCT source_key) FROM _godwit_quarantine")), lines({"0"}));
    }
};

QTEST_GUILESS_MAIN(TestMovePlaces)
#include "test_move_places.moc"
