// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kCounts = QStringLiteral("SELECT move, seen, moved, merged, skipped, quarantined, written FROM _godwit_cursor ORDER BY move");
const QString kAside = QStringLiteral("SELECT s.name, q.key_text, q.cause, q.first_cause FROM _godwit_quarantine q JOIN _godwit_source s ON s.id = q.source ORDER BY s.name, q.key_text, q.id");
const QString kBroken = QStringLiteral("SELECT count(*) FROM pragma_foreign_key_check");

/// A table `p`, moved last, whose row 2 the target refuses.
const QString kParents = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, n INT); INSERT INTO p VALUES (1, 1), (2, -1), (3, 1);");
const QString kParentsTarget = QStringLiteral("CREATE TABLE p2 (id INTEGER PRIMARY KEY, n INT CHECK (n > 0));");
const QString kMoveParents = QStringLiteral("\n- move: p\n  into: p2\n  columns: { \"*\": same }");
const QString kCheck = QStringLiteral("“n > 0” does not hold (CHECK)");

} // namespace

/// Rows whose parents did not come, of moves whose rows no single key leads back.
class TestMoveOrphans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsOfAQueryLeave()
    {
        MoveFixture fixture({.source = kParents + QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, p INT); INSERT INTO a VALUES (1, 1), (2, 2), (3, 3), (4, 9)"),
                             .target = kParentsTarget + QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, a INT, p INT REFERENCES p2)"),
                             .moves = QStringLiteral("- move: pairs\n  query: SELECT id, p FROM a UNION ALL SELECT id, 1 FROM a WHERE id < 3\n"
                                                     "  accounts_for: { table: a, key: id }\n  into: b\n  columns: { a: q.id, p: q.p }") + kMoveParents});
        fixture.runAll();
        QCOMPARE(fixture.settle(), 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT a, p FROM b ORDER BY a, p")), lines({"1 | 1", "1 | 1", "3 | 3"}));
        QCOMPARE(fixture.rows(kAside), lines({"'a' | '2' | 'its row in p2 is in quarantine' | '“n > 0” does not hold (CHECK)'", "'a' | '4' | 'p2 has no row with this key' | ''",
                                              "'p' | '2' | '“n > 0” does not hold (CHECK)' | ''"}));
        QCOMPARE(fixture.rows(kCounts), lines({"0 | 4 | 2 | 0 | 0 | 2 | 3", "1 | 3 | 2 | 0 | 0 | 1 | 2"}));
        QCOMPARE(fixture.rows(kBroken), lines({"0"}));
        QCOMPARE(fixture.settle(), 0);
    }

    void rowsThatAccountForNothingLeave()
    {
        MoveFixture fixture({.source = kParents,
                             .target = kParentsTarget + QStringLiteral("CREATE TABLE b (p INT REFERENCES p2, k TEXT, PRIMARY KEY (k, p)) WITHOUT ROWID"),
                             .moves = QStringLiteral("- move: pairs\n  query: \"VALUES (1, 'x'), (2, 'x'), (2, 'y'), (7, 'x')\"\n  accounts_for: none\n"
                                                     "  into: b\n  columns: { p: q.column1, k: q.column2 }") + kMoveParents});
        fixture.runAll();
        QCOMPARE(fixture.settle(), 3);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT p, k FROM b")), lines({"1 | 'x'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"0 | 4 | 1 | 0 | 0 | 3 | 1", "1 | 3 | 2 | 0 | 0 | 1 | 2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT row_values FROM _godwit_quarantine WHERE cause LIKE 'p2 has no%'")).count(QStringLiteral("column1")), 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM _godwit_lineage WHERE move = 0")), lines({"0"}));
    }

    void allRowsOfAKeyThatAJoinGaveLeave()
    {
        // 2 has a row of its own for p 1 beside the one for p 2; d refers to that.
        MoveFixture fixture({.source = kParents + QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); INSERT INTO a VALUES (1, '1,3'), (2, '1,2'), (3, '3');"
                                                                 "CREATE TABLE d (id INTEGER PRIMARY KEY, b TEXT); INSERT INTO d VALUES (1, '1-1'), (2, '2-1'), (3, NULL)"),
                             .target = kParentsTarget + QStringLiteral("CREATE TABLE b (id TEXT PRIMARY KEY, p INT REFERENCES p2);"
                                                                       "CREATE TABLE d2 (id INTEGER PRIMARY KEY, b TEXT REFERENCES b)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: \"json_each(split_json(a.list, ','))\", as: part }]\n"
                                                     "  columns: { id: a.id || '-' || part.value, p: part.value }\n- move: d\n  into: d2\n  columns: { \"*\": same }") + kMoveParents});
        fixture.runAll();
        QCOMPARE(fixture.settle(), 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b ORDER BY id")), lines({"'1-1'", "'1-3'", "'3-3'"}));
        QCOMPARE(fixture.rows(kAside), lines({"'a' | '2' | 'its row in p2 is in quarantine' | '“n > 0” does not hold (CHECK)'",
                                              "'d' | '2' | 'its row in b is in quarantine' | '“n > 0” does not hold (CHECK)'",
                                              "'p' | '2' | '“n > 0” does not hold (CHECK)' | ''"}));
        QCOMPARE(fixture.rows(kCounts), lines({"0 | 3 | 2 | 0 | 0 | 1 | 3", "1 | 3 | 2 | 0 | 0 | 1 | 2", "2 | 3 | 2 | 0 | 0 | 1 | 2"}));
        QCOMPARE(fixture.rows(kBroken), lines({"0"}));
    }

    void rowsWithCompositeKeysLeave_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("group");
        for (const QString& end : {QString(), QStringLiteral(" WITHOUT ROWID")}) {
            QTest::addRow("plain%s", qPrintable(end)) << end << QString();
            QTest::addRow("grouped%s", qPrintable(end)) << end << QStringLiteral("  group: { by: [k], keep: y }\n");
        }
    }

    void rowsWithCompositeKeysLeave()
    {
        QFETCH(QString, end);
        QFETCH(QString, group);
        MoveFixture fixture({.source = kParents + QStringLiteral("CREATE TABLE a (x TEXT, y INT, p INT, k TEXT, PRIMARY KEY (y, x))%1; INSERT INTO a VALUES"
                                                                 " ('u', 1, 1, 'e'), ('u', 2, 2, 'f'), ('v', 2, 3, 'g'), ('w', 3, 1, 'f'), ('w', 4, 8, 'h');"
                                                                 "CREATE TABLE d (id INTEGER PRIMARY KEY, x TEXT, y INT); INSERT INTO d VALUES (1, 'u', 1), (2, 'u', 2)").arg(end),
                             .target = kParentsTarget + QStringLiteral("CREATE TABLE b (x TEXT, y INT, p INT REFERENCES p2, k TEXT, PRIMARY KEY (y, x))%1;"
                                                                       "CREATE TABLE d2 (id INTEGER PRIMARY KEY, x TEXT, y INT, FOREIGN KEY (x, y) REFERENCES b (x, y))").arg(end),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n%1- move: d\n  into: d2\n  columns: { \"*\": same }").arg(group) + kMoveParents});
        fixture.runAll();
        const bool isGrouped = !group.isEmpty();
        QCOMPARE(fixture.settle(), isGrouped ? 4 : 3);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT x, y FROM b ORDER BY y, x")),
                 isGrouped ? lines({"'u' | 1", "'v' | 2"}) : lines({"'u' | 1", "'v' | 2", "'w' | 3"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM d2")), lines({"1"}));
        const QString first = QStringLiteral("its row in p2 is in quarantine");
        QCOMPARE(fixture.rows(kAside), QStringLiteral("'a' | '''u'', 2' | 'its row in p2 is in quarantine' | '%1'\n").arg(kCheck) +
                                           (isGrouped ? QStringLiteral("'a' | '''w'', 3' | 'the row it was merged into is in quarantine' | '%1'\n").arg(kCheck) : QString()) +
                                           QStringLiteral("'a' | '''w'', 4' | 'p2 has no row with this key' | ''\n"
                                                          "'d' | '2' | 'its row in b is in quarantine' | '%1'\n'p' | '2' | '%1' | ''\n").arg(kCheck));
        QCOMPARE(fixture.rows(kCounts), isGrouped ? lines({"0 | 5 | 2 | 0 | 0 | 3 | 2", "1 | 2 | 1 | 0 | 0 | 1 | 1", "2 | 3 | 2 | 0 | 0 | 1 | 2"})
                                                  : lines({"0 | 5 | 3 | 0 | 0 | 2 | 3", "1 | 2 | 1 | 0 | 0 | 1 | 1", "2 | 3 | 2 | 0 | 0 | 1 | 2"}));
        QCOMPARE(fixture.rows(kBroken), lines({"0"}));
    }

    void rowsOfAViewLeave()
    {
        MoveFixture fixture({.source = kParents + QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, p INT); INSERT INTO a VALUES (1, 1), (2, 2);"
                                                                 "CREATE VIEW v AS SELECT id * 10 AS id, p FROM a"),
                             .target = kParentsTarget + QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, p INT REFERENCES p2)"),
                             .moves = QStringLiteral("- move: v\n  into: b\n  columns: { \"*\": same }") + kMoveParents});
        fixture.runAll();
        QCOMPARE(fixture.settle(), 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b")), lines({"10"}));
    }

    void keysThatChangeTheirTypeAreLedBack()
    {
        MoveFixture fixture({.source = kParents + QStringLiteral("CREATE TABLE a (id TEXT PRIMARY KEY, p INT); INSERT INTO a VALUES ('07', 1), ('08', 2)"),
                             .target = kParentsTarget + QStringLiteral("CREATE TABLE b (id INT PRIMARY KEY, p INT REFERENCES p2)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }") + kMoveParents});
        fixture.runAll();
        QCOMPARE(fixture.settle(), 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b")), lines({"7"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, disposition FROM _godwit_lineage WHERE move = 0")), lines({"'08' | 3"}));
    }

    void afterAStopDependantsLeaveWithTheirFirstCause()
    {
        const MoveText text{.source = kParents + QStringLiteral("CREATE TABLE a (x TEXT, y INT, p INT, PRIMARY KEY (x, y)); INSERT INTO a VALUES ('u', 1, 2), ('u', 2, 1);"
                                                                "CREATE TABLE d (id INTEGER PRIMARY KEY, x TEXT, y INT); INSERT INTO d VALUES (1, 'u', 1), (2, 'u', 2);"),
                            .target = kParentsTarget + QStringLiteral("CREATE TABLE b (x TEXT, y INT, p INT REFERENCES p2, PRIMARY KEY (x, y));"
                                                                      "CREATE TABLE d2 (id INTEGER PRIMARY KEY, x TEXT, y INT, FOREIGN KEY (x, y) REFERENCES b (x, y))"),
                            .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n- move: d\n  into: d2\n  columns: { \"*\": same }") + kMoveParents};
        MoveFixture fixture(text);
        fixture.runAll();
        QVERIFY(fixture.work().execute(QStringLiteral("CREATE TRIGGER stop BEFORE DELETE ON d2 BEGIN SELECT RAISE(ABORT, 'stop'); END")));
        QVERIFY(!fixture.trySettle());
        QCOMPARE(fixture.rows(QStringLiteral("SELECT y FROM b")), lines({"2"})); // the first round is durable
        fixture.reopen();
        QVERIFY(fixture.work().execute(QStringLiteral("DROP TRIGGER stop")));
        QCOMPARE(fixture.settle(), 1);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM d2")), lines({"2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT cause, first_cause FROM _godwit_quarantine WHERE move = 1")),
                 QStringLiteral("'its row in b is in quarantine' | '%1'\n").arg(kCheck));
        QCOMPARE(fixture.rows(kBroken), lines({"0"}));
    }

    void nothingIsKeptWhereNoRowCanLeave()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE a (x INT, y INT, p INT, PRIMARY KEY (x, y)) WITHOUT ROWID"),
                             .target = QStringLiteral("CREATE TABLE p2 (id INTEGER PRIMARY KEY); CREATE TABLE b (x INT, y INT, p INT REFERENCES p2, PRIMARY KEY (x, y)) WITHOUT ROWID"),
                             .moves = QStringLiteral("- move: p\n  into: p2\n  columns: { id: id }\n- move: a\n  into: b\n  columns: { \"*\": same }")});
        fixture.runAll();
        QCOMPARE(fixture.left(), QString());
    }
};

QTEST_GUILESS_MAIN(TestMoveOrphans)
#include "test_move_orphans.moc"
