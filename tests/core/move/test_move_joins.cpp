// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kOrders = QStringLiteral(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, items TEXT);"
    "INSERT INTO orders VALUES (1, '[{\"sku\":\"A\",\"n\":2},{\"sku\":\"B\",\"n\":1}]'), (2, '[]'), (3, '[{\"sku\":\"C\",\"n\":5}]')");
const QString kItems = QStringLiteral("CREATE TABLE order_items (order_id INT, place INT, sku TEXT, n INT CHECK (n < 100))");

QString unfold(const QString& more = {})
{
    return QStringLiteral("- move: orders\n  into: order_items\n  join: [{ table: json_each(orders.items), as: item%1 }]\n"
                          "  columns: { order_id: orders.id, place: item.key, sku: \"item.value ->> 'sku'\", n: \"item.value ->> 'n'\" }").arg(more);
}

const QString kCounts = QStringLiteral("SELECT seen, moved, skipped, quarantined, written FROM _godwit_cursor ORDER BY move");

/// Runs to the end with a pause and a new connection after each batch.
int runWithPauses(MoveFixture& fixture)
{
    for (int pauses = 0;; ++pauses) {
        CancelToken token;
        const auto cursor = fixture.run(0, 0, token, [&](const MoveProgress&) { token.ask(CancelToken::Wish::Pause); });
        if (cursor)
            return pauses;
        if (cursor.error().code != ErrorCode::Paused)
            qFatal("%s", qPrintable(cursor.error().what));
        fixture.reopen();
    }
}

} // namespace

/// What stands beside a source row: arrays, parts of texts, rows of other tables. Of each source key all rows move, or none.
class TestMoveJoins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unfoldsAnArrayIntoRows()
    {
        MoveFixture fixture({.source = kOrders, .target = kItems, .moves = unfold()});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM order_items ORDER BY order_id, place")),
                 lines({"1 | 0 | 'A' | 2", "1 | 1 | 'B' | 1", "3 | 0 | 'C' | 5"}));
        QCOMPARE(fixture.quarantine(), lines({"'orders' | '2' | '' | 2113 | 'the join with item finds no row'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 2 | 0 | 1 | 3"}));
    }

    void goesOnBehindSeveralRowsThatFailOneAfterTheOther()
    {
        const QString orders = QStringLiteral("CREATE TABLE orders (id INTEGER PRIMARY KEY, items TEXT);"
                                              "INSERT INTO orders VALUES (1, '{'), (2, '['), (3, '[{\"n\":1},{\"n\":\"{\"}]'), (4, ']'), (5, '[{\"n\":1}]')");
        const QString move = QStringLiteral("- move: orders\n  into: order_items\n  join: [{ table: json_each(orders.items), as: item }]\n"
                                            "  columns: { order_id: orders.id, place: item.key, sku: \"json(item.value ->> 'n')\", n: 1 }");
        MoveFixture fixture({.source = orders, .target = kItems, .moves = move});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM order_items")), lines({"5 | 0 | '1' | 1"}));
        QCOMPARE(fixture.quarantine(), lines({"'orders' | '1' | '' | 2111 | 'a join failed: malformed JSON'", "'orders' | '2' | '' | 2111 | 'a join failed: malformed JSON'",
                                              "'orders' | '3' | 'sku' | 2111 | 'an expression failed: malformed JSON'", "'orders' | '4' | '' | 2111 | 'a join failed: malformed JSON'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"5 | 1 | 0 | 4 | 1"}));
    }

    void saysWhatBecomesOfARowThatFindsNothing_data()
    {
        QTest::addColumn<QString>("none");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("counts");
        QTest::newRow("quarantine") << QStringLiteral(", none: quarantine") << QString() << lines({"3 | 2 | 0 | 1 | 3"});
        QTest::newRow("keep") << QStringLiteral(", none: keep") << lines({"2 | NULL | NULL | NULL"}) << lines({"3 | 3 | 0 | 0 | 4"});
        QTest::newRow("skip") << QStringLiteral(", none: { skip: no items }") << QString() << lines({"3 | 2 | 1 | 0 | 3"});
    }

    void saysWhatBecomesOfARowThatFindsNothing()
    {
        QFETCH(QString, none);
        QFETCH(QString, second);
        QFETCH(QString, counts);
        MoveFixture fixture({.source = kOrders, .target = kItems, .moves = unfold(none)});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM order_items WHERE order_id = 2")), second);
        QCOMPARE(fixture.rows(kCounts), counts);
        QCOMPARE(fixture.lineage().contains(QStringLiteral("'no items'")), none.contains(QStringLiteral("skip")));
    }

    void aRefusedRowTakesTheOthersOfItsKeyAlong_data()
    {
        QTest::addColumn<QString>("bad");
        QTest::addColumn<QString>("cause");
        QTest::newRow("constraint") << QStringLiteral("{\"n\":100}") << QStringLiteral("| 2110 | ");
        QTest::newRow("expression of SQLite") << QStringLiteral("\"[\"") << QStringLiteral("| 2111 | ");
    }

    void aRefusedRowTakesTheOthersOfItsKeyAlong()
    {
        QFETCH(QString, bad);
        QFETCH(QString, cause);
        const QString good = QStringLiteral("{\"n\":1}");
        MoveFixture fixture(
            {.source = QStringLiteral("CREATE TABLE orders (id INTEGER PRIMARY KEY, items TEXT);"
                                      "INSERT INTO orders VALUES (1, '[%1,%1]'), (2, '[%1,%1,%2,%1]'), (3, '[%1]'), (4, '[%1,%2]')").arg(good, bad),
             .target = kItems,
             .moves = QStringLiteral("- move: orders\n  into: order_items\n  join: [{ table: json_each(orders.items), as: item }]\n"
                                     "  columns: { order_id: orders.id, place: item.key, sku: \"item.value ->> 'sku'\", n: \"item.value ->> 'n'\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT order_id, place FROM order_items ORDER BY 1, 2")), lines({"1 | 0", "1 | 1", "3 | 0"}));
        QCOMPARE(fixture.rows(kCounts), lines({"4 | 2 | 0 | 2 | 3"}));
        QCOMPARE(fixture.quarantine().count(cause), 2);
        QVERIFY(fixture.quarantine().startsWith(QStringLiteral("'orders' | '2' ")));
    }

    void aConditionThatFailsInALaterRowIsBlamedOnItsOwnKey()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, items TEXT);"
                                                      "INSERT INTO a VALUES (1, '[\"{}\",\"{}\",\"[\"]'), (2, '[\"{}\"]'), (3, '[\"{}\",\"[\"]')"),
                             .target = QStringLiteral("CREATE TABLE b (id INT, place INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: json_each(a.items), as: item }]\n"
                                                     "  columns: { id: a.id, place: item.key }\n"
                                                     "  where: [{ rule: an object, when: \"json_type(item.value) = 'object'\" }]")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"2 | 0"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, code FROM _godwit_quarantine ORDER BY id")), lines({"'1' | 2111", "'3' | 2111"}));
    }

    void rowsOfAKeyThatARuleLeavesOutGoAlone()
    {
        MoveFixture fixture({.source = kOrders, .target = kItems,
                             .moves = unfold(QStringLiteral(", none: { skip: no items }")) +
                                      QStringLiteral("\n  where: [{ rule: no B and no C, when: \"item.value ->> 'sku' NOT IN ('B', 'C') OR item.value IS NULL\" }]")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT order_id, sku FROM order_items")), lines({"1 | 'A'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, disposition, rule FROM _godwit_lineage ORDER BY row_id")),
                 lines({"2 | 2 | 'no items'", "3 | 2 | 'no B and no C'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 1 | 2 | 0 | 1"}));
    }

    void rowsThatARuleLeavesOutMayFail()
    {
        // “oops” is left out by the rule, though its expression fails; “{bad” is not.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); INSERT INTO a VALUES (1, '[\"{\\\"k\\\":1}\",\"oops\",\"oops\",\"{\\\"k\\\":2}\"]'),"
                                                      "(2, '[\"oops\"]'), (3, '[\"oops\",\"{bad\"]'), (4, '[\"{\\\"k\\\":4}\"]'), (5, '[\"{\\\"k\\\":5}\",\"{bad\",\"oops\"]'),"
                                                      "(6, '[\"{bad\"]'), (7, '[\"oops\",\"{\\\"k\\\":7}\"]')"),
                             .target = QStringLiteral("CREATE TABLE b (a INT, k INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: json_each(a.list), as: part }]\n  columns: { a: a.id, k: \"part.value ->> 'k'\" }\n"
                                                     "  where: [{ rule: objects only, when: \"part.value LIKE '{%'\" }]")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY a, k")), lines({"1 | 1", "1 | 2", "4 | 4", "7 | 7"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '3' | 'k' | 2111 | 'an expression failed: malformed JSON'", "'a' | '5' | 'k' | 2111 | 'an expression failed: malformed JSON'",
                                              "'a' | '6' | 'k' | 2111 | 'an expression failed: malformed JSON'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"7 | 3 | 1 | 3 | 4"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, rule FROM _godwit_lineage WHERE disposition = 2")), lines({"2 | 'objects only'"}));
    }

    void brokenJsonCostsOnlyItsOwnRow()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE orders (id INTEGER PRIMARY KEY, items TEXT);"
                                                      "INSERT INTO orders VALUES (1, '[{\"sku\":\"A\"}'), (2, '[{\"sku\":\"B\"}]'), (3, ''), (4, NULL), (5, '[{\"sku\":\"E\"}]'), (6, 'x')"),
                             .target = kItems, .moves = unfold()});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT order_id, sku FROM order_items ORDER BY 1")), lines({"2 | 'B'", "5 | 'E'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, code FROM _godwit_quarantine ORDER BY id")),
                 lines({"'1' | 2111", "'3' | 2111", "'4' | 2113", "'6' | 2111"}));
        QCOMPARE(fixture.rows(kCounts), lines({"6 | 2 | 0 | 4 | 2"}));
    }

    void splitsATextOnTwoLevels()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE sheets (id INTEGER PRIMARY KEY, cells TEXT);"
                                                      "INSERT INTO sheets VALUES (1, 'a,b;c'), (2, 'd'), (3, NULL)"),
                             .target = QStringLiteral("CREATE TABLE cells (sheet INT, line INT, place INT, value TEXT, PRIMARY KEY (sheet, line, place)) WITHOUT ROWID"),
                             .moves = QStringLiteral("- move: sheets\n  into: cells\n  join:\n"
                                                     "    - { table: \"json_each(split_json(sheets.cells, ';'))\", as: line, none: { skip: an empty sheet } }\n"
                                                     "    - { table: \"json_each(split_json(line.value, ','))\", as: cell }\n"
                                                     "  columns: { sheet: sheets.id, line: line.key + 1, place: cell.key + 1, value: cell.value }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM cells")),
                 lines({"1 | 1 | 1 | 'a'", "1 | 1 | 2 | 'b'", "1 | 2 | 1 | 'c'", "2 | 1 | 1 | 'd'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 2 | 1 | 0 | 4"}));
    }

    void walksATree()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, doc TEXT); INSERT INTO a VALUES (1, '{\"x\":{\"y\":7},\"z\":8}')"),
                             .target = QStringLiteral("CREATE TABLE leaves (id INT, path TEXT, n INT)"),
                             .moves = QStringLiteral("- move: a\n  into: leaves\n  join: [{ table: json_tree(a.doc), as: leaf, on: leaf.atom IS NOT NULL }]\n"
                                                     "  columns: { id: a.id, path: leaf.fullkey, n: leaf.atom }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM leaves ORDER BY path")), lines({"1 | '$.x.y' | 7", "1 | '$.z' | 8"}));
    }

    void joinsEveryKindOfTable_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<QString>("table");
        QTest::newRow("table") << QStringLiteral("CREATE TABLE p (code TEXT, label TEXT)") << QStringLiteral("p");
        QTest::newRow("table with a quoted name") << QStringLiteral("CREATE TABLE \"p q\" (code TEXT, label TEXT)") << QStringLiteral("'\"p q\"'");
        QTest::newRow("table in brackets") << QStringLiteral("CREATE TABLE \"p q\" (code TEXT, label TEXT)") << QStringLiteral("'[p q]'");
        QTest::newRow("without rowid") << QStringLiteral("CREATE TABLE p (code TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID") << QStringLiteral("p");
        QTest::newRow("a column called rowid") << QStringLiteral("CREATE TABLE p (code TEXT, label TEXT, rowid TEXT)") << QStringLiteral("p");
        QTest::newRow("all names of the row id taken") << QStringLiteral("CREATE TABLE p (code TEXT, label TEXT, rowid, oid, _rowid_)") << QStringLiteral("p");
        QTest::newRow("view") << QStringLiteral("CREATE TABLE base (code TEXT, label TEXT); CREATE VIEW p (code, label) AS SELECT code, label FROM base") << QStringLiteral("p");
        QTest::newRow("query") << QStringLiteral("CREATE TABLE base (code TEXT, label TEXT)") << QStringLiteral("\"(SELECT code, label FROM base)\"");
        QTest::newRow("kept table") << QStringLiteral("CREATE TABLE kept (code TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID") << QStringLiteral("target.kept");
    }

    void joinsEveryKindOfTable()
    {
        QFETCH(QString, definition);
        QFETCH(QString, table);
        const QString name = definition.contains(QStringLiteral("base"))
                                 ? QStringLiteral("base")
                                 : definition.section(QStringLiteral("TABLE "), 1).section(QStringLiteral(" ("), 0, 0);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT); INSERT INTO a VALUES (1, 'x'), (2, 'y'), (3, 'z');") +
                                       definition + QStringLiteral("; INSERT INTO %1 (code, label) VALUES ('x', 'X'), ('z', NULL)").arg(name),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, label TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: %1, as: o, on: o.code = a.code, none: { skip: no such code } }]\n"
                                                     "  columns: { id: id, label: o.label }").arg(table),
                             .keep = name == QStringLiteral("kept") ? name : QString()});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"1 | 'X'", "3 | NULL"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 2 | 1 | 0 | 2"}));
    }

    void joinsATableOfTheTarget()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO tags VALUES (1, 'x'), (2, 'y');"
                                                      "CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); INSERT INTO a VALUES (1, 'y,x'), (2, 'z'), (3, 'x')"),
                             .target = QStringLiteral("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE TABLE a_tags (a INT, tag INT)"),
                             .moves = QStringLiteral("- move: tags\n  into: tags\n  columns: { id: id + 10, name: name }\n"
                                                     "- move: a\n  into: a_tags\n  join:\n"
                                                     "    - { table: \"json_each(split_json(a.list, ','))\", as: part }\n"
                                                     "    - { table: target.tags, as: t, on: t.name = part.value }\n"
                                                     "  columns: { a: a.id, tag: t.id }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM a_tags ORDER BY a, tag")), lines({"1 | 11", "1 | 12", "3 | 11"}));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | '' | 2113 | 'the join with t finds no row'"}));
    }

    void givesEachJoinedRowAnIdOfItsOwn_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("array") << QStringLiteral("{ table: \"json_each('[1,2,3]')\", as: o }");
        QTest::newRow("query") << QStringLiteral("{ table: (SELECT k FROM p), as: o, on: o.k = a.id }");
        QTest::newRow("key of two columns") << QStringLiteral("{ table: p, as: o, on: o.k = a.id }");
    }

    void givesEachJoinedRowAnIdOfItsOwn()
    {
        QFETCH(QString, table);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1), (2);"
                                                      "CREATE TABLE p (k INT, n INT, PRIMARY KEY (k, n)) WITHOUT ROWID;"
                                                      "INSERT INTO p VALUES (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)"),
                             .target = QStringLiteral("CREATE TABLE b (id TEXT PRIMARY KEY, a INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  join: [%1]\n  columns: { id: uuid4(), a: a.id }").arg(table)});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT a, count(DISTINCT id) FROM b GROUP BY a")), lines({"1 | 3", "2 | 3"}));
    }

    void goesOnAfterAStopWithinManyRowsOfAKey_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("in the order of row ids") << QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n INT)");
        QTest::newRow("in the order of keys") << QStringLiteral("CREATE TABLE a (id TEXT PRIMARY KEY, n INT)");
        QTest::newRow("without row ids") << QStringLiteral("CREATE TABLE a (id TEXT PRIMARY KEY, n INT) WITHOUT ROWID");
    }

    void goesOnAfterAStopWithinManyRowsOfAKey()
    {
        QFETCH(QString, table);
        const QString slow = QStringLiteral("(WITH RECURSIVE c (n) AS (SELECT o.key UNION ALL SELECT n + 1 FROM c WHERE n < o.key + 2000) SELECT max(n) - 2000 FROM c)");
        const MoveText text{.source = table + QStringLiteral(";WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 120)"
                                                             " INSERT INTO a SELECT (n * 37) % 121, n FROM c"),
                            .target = QStringLiteral("CREATE TABLE b (id TEXT, place INT, n INT CHECK (n % 50 <> 0), PRIMARY KEY (id, place))"),
                            .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: \"json_each('[1,2,3,4,5]')\", as: o }]\n"
                                                    "  columns: { id: a.id, place: \"%1\", n: a.n }").arg(slow)};
        const auto result = [](MoveFixture& fixture) {
            return fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id, place")) + fixture.lineage() + fixture.quarantine() + fixture.rows(kCounts);
        };
        MoveFixture straight(text);
        straight.runAll();
        QCOMPARE(straight.rows(kCounts), lines({"120 | 118 | 0 | 2 | 590"}));
        MoveFixture paused(text);
        QVERIFY(runWithPauses(paused) > 0);
        QCOMPARE(result(paused), result(straight));
    }

    void anObjectBecomesSeveralTables()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE docs (id INTEGER PRIMARY KEY, doc TEXT);"
                                                      "INSERT INTO docs VALUES (1, '{\"name\":\"A\",\"tags\":[\"x\",\"y\"],\"parts\":{\"p\":1,\"q\":2}}'), (2, '{\"name\":\"B\",\"tags\":[]}'), (3, '{')"),
                             .target = QStringLiteral("CREATE TABLE heads (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                                                      "CREATE TABLE tags (doc INT, tag TEXT); CREATE TABLE parts (doc INT, name TEXT, n INT)"),
                             .moves = QStringLiteral("- move: docs\n  into: heads\n  columns: { id: id, name: \"doc ->> 'name'\" }\n"
                                                     "- move: docs\n  into: tags\n  join: [{ table: \"json_each(docs.doc, '$.tags')\", as: t, none: { skip: no tags } }]\n"
                                                     "  columns: { doc: \"ref(docs, docs.id)\", tag: t.value }\n"
                                                     "- move: docs\n  into: parts\n  join: [{ table: \"json_each(docs.doc, '$.parts')\", as: p, none: { skip: no parts } }]\n"
                                                     "  columns: { doc: \"ref(docs, docs.id)\", name: p.key, n: p.value }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM heads")), lines({"1 | 'A'", "2 | 'B'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM tags")), lines({"1 | 'x'", "1 | 'y'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM parts ORDER BY name")), lines({"1 | 'p' | 1", "1 | 'q' | 2"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 2 | 0 | 1 | 2", "3 | 1 | 1 | 1 | 2", "3 | 1 | 1 | 1 | 2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT row_id, group_concat(disposition, '') FROM _godwit_lineage GROUP BY row_id")),
                 lines({"1 | '000'", "2 | '022'", "3 | '333'"}));
    }

    void groupsTheRowsThatAJoinGives()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); INSERT INTO a VALUES (1, 'x,y'), (2, 'y,y'), (3, 'y'), (4, '')"),
                             .target = QStringLiteral("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT UNIQUE)"),
                             .moves = QStringLiteral("- move: a\n  into: tags\n  join: [{ table: \"json_each(split_json(a.list, ','))\", as: part, none: { skip: no tags } }]\n"
                                                     "  columns: { name: part.value }\n  group: { by: [name], keep: name }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM tags ORDER BY name")), lines({"'x'", "'y'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT seen, moved, merged, skipped, quarantined, written FROM _godwit_cursor")), lines({"4 | 1 | 2 | 1 | 0 | 2"}));
    }

    void refusesWhatGivesNoRows_data()
    {
        QTest::addColumn<QString>("join");
        QTest::addColumn<QString>("what");
        QTest::newRow("unknown table") << QStringLiteral("{ table: nowhere, as: o, on: o.x = 1 }") << QStringLiteral("no table nowhere to join with");
        QTest::newRow("unknown function") << QStringLiteral("{ table: pragma_table_info('a'), as: o }") << QStringLiteral("json_each and json_tree do");
    }

    void refusesWhatGivesNoRows()
    {
        QFETCH(QString, join);
        QFETCH(QString, what);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY)"), .target = QStringLiteral("CREATE TABLE b (id INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  join: [%1]\n  columns: { id: a.id }").arg(join)});
        const auto cursor = fixture.run(0);
        QVERIFY(!cursor);
        QCOMPARE(cursor.error().code, ErrorCode::PlanReference);
        QVERIFY2(cursor.error().what.contains(what), qPrintable(cursor.error().what));
    }
};

QTEST_GUILESS_MAIN(TestMoveJoins)
#include "test_move_joins.moc"
