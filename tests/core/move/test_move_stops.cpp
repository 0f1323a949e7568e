// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// Enough work for several batches: each row counts a few thousand numbers in a subquery.
const QString kSlow = QStringLiteral("(WITH RECURSIVE c (n) AS (SELECT a.id UNION ALL SELECT n + 1 FROM c WHERE n < a.id + 3000) SELECT max(n) - 3000 FROM c)");

MoveText slowMove(const QString& more = {})
{
    return {.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k INT);"
                                     "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 400)"
                                     " INSERT INTO a SELECT n, n / 3 FROM c"),
            .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k INT, v INT CHECK (v % 100 <> 0))"),
            .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, k: k, v: \"%1\" }%2").arg(kSlow, more)};
}

/// What a move left behind, as one text.
QString resultOf(MoveFixture& fixture)
{
    return fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")) + fixture.lineage() + fixture.quarantine() +
           fixture.rows(QStringLiteral("SELECT pass, seen, moved, merged, skipped, quarantined, written FROM _godwit_cursor"));
}

} // namespace

/// Moves that are stopped half-way, from outside or by what the plan allows.
class TestMoveStops : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnAfterAPauseToTheSameResult_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<bool>("reopens");
        QTest::newRow("plain") << QString() << false;
        QTest::newRow("plain, opened again") << QString() << true;
        QTest::newRow("grouped, opened again") << QStringLiteral("\n  group: { by: [k], keep: id }") << true;
        QTest::newRow("unique, opened again") << QStringLiteral("\n  unique: { column: k, within: [v], order: [id], suffix: \"-{n}\" }") << true;
    }

    void goesOnAfterAPauseToTheSameResult()
    {
        QFETCH(QString, more);
        QFETCH(bool, reopens);
        MoveFixture straight(slowMove(more));
        straight.runAll();

        MoveFixture paused(slowMove(more));
        int pauses = 0;
        while (true) {
            CancelToken token;
            const auto cursor = paused.run(0, 0, token, [&](const MoveProgress&) { token.ask(CancelToken::Wish::Pause); });
            if (cursor)
                break;
            QCOMPARE(cursor.error().code, ErrorCode::Paused);
            ++pauses;
            if (reopens)
                paused.reopen();
        }
        QVERIFY(pauses > 0);
        QCOMPARE(resultOf(paused), resultOf(straight));
        QCOMPARE(paused.left(), QString());
    }

    void undoesTheBatchThatACancelInterrupts()
    {
        MoveFixture fixture(slowMove());
        CancelToken token;
        fixture.work().setCancel(token);
        qint64 kept = 0;
        const auto cursor = fixture.run(0, 0, token, [&](const MoveProgress& progress) {
            kept = progress.counts.moved;
            token.ask(CancelToken::Wish::Cancel);
        });
        QVERIFY(!cursor);
        QCOMPARE(cursor.error().code, ErrorCode::Cancelled);
        fixture.work().setCancel({});
        QCOMPARE(fixture.work().integer(QStringLiteral("SELECT count(*) FROM b")).value(), kept);
        QCOMPARE(fixture.work().integer(QStringLiteral("SELECT moved FROM _godwit_cursor")).value(), kept);
        QCOMPARE(fixture.runAll().seen, 400);
    }

    void aCancelInsideARowUndoesItsBatch()
    {
        MoveFixture fixture(slowMove());
        fixture.readBeside(); // the beats below are those of the work file's connection
        CancelToken token;
        fixture.work().setCancel(token);
        int beats = 0;
        fixture.work().setHeartbeat([&] {
            if (++beats == 20)
                token.ask(CancelToken::Wish::Cancel);
        });
        const auto cursor = fixture.run(0, 0, token);
        QVERIFY(!cursor);
        QVERIFY(cursor.error().isCancel());
        fixture.work().setHeartbeat({});
        fixture.work().setCancel({});
        QCOMPARE(fixture.work().integer(QStringLiteral("SELECT count(*) FROM b")).value(),
                 fixture.work().integer(QStringLiteral("SELECT coalesce(max(moved), 0) FROM _godwit_cursor")).value());
        QCOMPARE(fixture.runAll().seen, 400);
        QCOMPARE(fixture.quarantine().count(u'\n'), 4);
    }

    void stopsBeyondItsLimit_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<int>("enough");
        QTest::newRow("rows") << QStringLiteral("limit: 1") << 1;
        QTest::newRow("share") << QStringLiteral("limit: 20%") << 1;
        QTest::newRow("stop") << QStringLiteral("on_error: stop") << 2;
    }

    void stopsBeyondItsLimit()
    {
        QFETCH(QString, limit);
        QFETCH(int, enough);
        for (const QString& unique : {QString(), QStringLiteral("\n  unique: { column: n, order: [id], suffix: \"-{n}\" }")}) {
            MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n INT); INSERT INTO a VALUES (1, 1), (2, 0), (3, 0), (4, 4), (5, 5)"),
                                 .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, n INT)"),
                                 .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  reject: [{ when: n = 0, because: nought }]\n  %1%2").arg(limit, unique)});
            const auto stopped = fixture.run(0);
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().code, ErrorCode::LimitExceeded);
            QCOMPARE(fixture.quarantine().count(u'\n'), 2);
            // Started again without a decision it stops again, although nothing may be left to read.
            const auto again = fixture.run(0, enough - 1);
            QVERIFY(!again);
            QCOMPARE(again.error().code, ErrorCode::LimitExceeded);
            const auto decided = fixture.run(0, enough);
            QVERIFY(decided);
            QCOMPARE(decided->seen, 5);
            QCOMPARE(decided->moved, 3);
            QCOMPARE(fixture.quarantine().count(u'\n'), 2);
            QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b ORDER BY id")), lines({"1", "4", "5"}));
            QCOMPARE(fixture.left(), QString());
        }
    }

    void doesNothingTwice()
    {
        MoveFixture fixture(slowMove());
        fixture.runAll();
        const QString before = resultOf(fixture);
        QCOMPARE(fixture.runAll().seen, 400);
        QCOMPARE(resultOf(fixture), before);
    }

    void movesAnEmptyTable()
    {
        for (const QString& more : {QString(), QStringLiteral("\n  group: { by: [id], keep: id }")}) {
            MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY)"), .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY)"),
                                 .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id }") + more});
            const MoveCursor cursor = fixture.runAll();
            QCOMPARE(cursor.seen, 0);
            QCOMPARE(cursor.pass, MoveCursor::Pass::Done);
        }
    }
};

QTEST_GUILESS_MAIN(TestMoveStops)
#include "test_move_stops.moc"
