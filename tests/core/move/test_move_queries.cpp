// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kCounts = QStringLiteral("SELECT seen, moved, skipped, quarantined, written FROM _godwit_cursor ORDER BY move");
const QString kTwo = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, p INT, n TEXT); CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT);"
                                    "INSERT INTO p VALUES (1, 'one'), (2, 'two'); INSERT INTO a VALUES (10, 1, 'x'), (11, 3, 'y'), (12, 2, 'z'), (13, 1, 'w')");

QString accounted(const QString& query, const QString& more, const QString& columns)
{
    return QStringLiteral("- move: q\n  query: %1\n  accounts_for: { table: a, key: id%2 }\n  into: b\n  columns: { %3 }").arg(query, more, columns);
}

Error errorOf(MoveFixture& fixture)
{
    auto cursor = fixture.run(0);
    return cursor ? Error(ErrorCode::Usage, QStringLiteral("(it ran)")) : std::move(cursor).error();
}

} // namespace

/// Queries as a source: whose keys their rows carry, and what becomes of keys that they lose.
class TestMoveQueries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeyThatTheQueryLosesIsPutAside_data()
    {
        QTest::addColumn<QString>("absent");
        QTest::addColumn<QString>("counts");
        QTest::addColumn<QString>("lineage");
        QTest::newRow("by itself") << QString() << lines({"4 | 3 | 0 | 1 | 3"}) << lines({"'a' | 11 | 0 | 3 | NULL | ''"});
        QTest::newRow("quarantine") << QStringLiteral(", absent: quarantine") << lines({"4 | 3 | 0 | 1 | 3"}) << lines({"'a' | 11 | 0 | 3 | NULL | ''"});
        QTest::newRow("skip") << QStringLiteral(", absent: { skip: no parent }") << lines({"4 | 3 | 1 | 0 | 3"}) << lines({"'a' | 11 | 0 | 2 | NULL | 'no parent'"});
    }

    void aKeyThatTheQueryLosesIsPutAside()
    {
        QFETCH(QString, absent);
        QFETCH(QString, counts);
        QFETCH(QString, lineage);
        MoveFixture fixture({.source = kTwo, .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, parent TEXT)"),
                             .moves = accounted(QStringLiteral("SELECT a.id, p.n FROM a JOIN p ON p.id = a.p"), absent, QStringLiteral("id: id, parent: n"))});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"10 | 'one'", "12 | 'two'", "13 | 'one'"}));
        QCOMPARE(fixture.rows(kCounts), counts);
        QCOMPARE(fixture.lineage(), lineage);
        QCOMPARE(fixture.left(), QString());
        if (!absent.contains(QStringLiteral("skip")))
            QCOMPARE(fixture.quarantine(), lines({"'a' | '11' | '' | 2114 | 'the query gives no row for this key'"}));
    }

    void putsRowsAsideOverWhichAQueryFails_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("absent");
        const QString joined = QStringLiteral("SELECT a.id, j.value AS v FROM a JOIN json_each(a.n) AS j WHERE j.value <> :none");
        QTest::newRow("joined") << joined << QString();
        QTest::newRow("joined, absent ones are skipped") << joined << QStringLiteral(", absent: { skip: no part }");
        QTest::newRow("in a column") << QStringLiteral("SELECT a.id, a.n ->> '$[0]' AS v FROM a WHERE a.n <> :none AND a.n <> '[]'") << QString();
    }

    /// The first and the last row of the table, and one amidst.
    void putsRowsAsideOverWhichAQueryFails()
    {
        QFETCH(QString, query);
        QFETCH(QString, absent);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT);"
                                                      "INSERT INTO a VALUES (11, '1]'), (12, '[2]'), (13, '[]'), (14, '[4]'), (15, '[5'), (16, '[6]'), (17, '7]')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER, parent TEXT)"),
                             .moves = accounted(u'"' + query + u'"', absent, QStringLiteral("id: id, parent: v")),
                             .parameters = QStringLiteral("{ none: none }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id")), lines({"12 | '2'", "14 | '4'", "16 | '6'"}));
        const QStringList aside = fixture.quarantine().split(u'\n');
        QCOMPARE(aside.first(), QStringLiteral("'a' | '11' | '' | 2111 | 'the query failed over this row: malformed JSON'"));
        QCOMPARE(fixture.rows(kCounts), absent.isEmpty() ? lines({"7 | 3 | 0 | 4 | 3"}) : lines({"7 | 3 | 1 | 3 | 3"}));
        QCOMPARE(fixture.left(), QString());
    }

    /// SQLite keeps what a statement had inserted before its table-valued function failed.
    void noRowComesTwiceWhereAQueryFailsBehindSoundRows()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT);"
                                                      "INSERT INTO a VALUES (1, '[1,2]'), (2, '[3]'), (3, '[4,1]'), (4, '[b'), (5, '[6]')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER, parent TEXT)"),
                             .moves = accounted(QStringLiteral("SELECT a.id, j.value AS v FROM a, json_each(a.n) AS j"), QString(), QStringLiteral("id: id, parent: v"))});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY id, parent")), lines({"1 | '1'", "1 | '2'", "2 | '3'", "3 | '1'", "3 | '4'", "5 | '6'"}));
        QCOMPARE(fixture.left(), QString());
    }

    void aQueryThatFailsAndHasStrayRowsStops()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO a VALUES (1, '[1]'), (2, '2]')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER, parent TEXT)"),
                             .moves = accounted(QStringLiteral("SELECT a.id + a.id / 1 * 0 + (a.id = 1) * 9 AS id, j.value AS v FROM a JOIN json_each(a.n) AS j"), QString(), QStringLiteral("id: id, parent: v"))});
        QVERIFY(errorOf(fixture).what.contains(QStringLiteral("malformed JSON")));
    }

    void aQueryThatFailsNamesTheRow_data()
    {
        QTest::addColumn<QString>("move");
        QTest::addColumn<QString>("words");
        const QString columns = QStringLiteral("columns: { id: id, parent: v }");
        QTest::newRow("put together") << QStringLiteral("- move: q\n  query: SELECT a.id, j.value AS v FROM a JOIN json_each(a.n) AS j UNION SELECT id, n FROM a WHERE id = 0\n  accounts_for: { table: a, key: id }\n  into: b\n  ") + columns
                                      << QStringLiteral("plan.yaml:11:16: q → b: the query failed: malformed JSON.");
        QTest::newRow("all at once") << QStringLiteral("- move: q\n  query: \"SELECT max(a.id) AS id, j.value AS v FROM a JOIN json_each(a.n) AS j GROUP BY j.value\"\n  accounts_for: { table: a, key: id }\n  into: b\n  ") + columns
                                     << QStringLiteral("plan.yaml:11:16: q → b: the query failed: malformed JSON.");
        QTest::newRow("of no key") << QStringLiteral("- move: q\n  query: SELECT a.id, j.value AS v FROM a JOIN json_each(a.n) AS j\n  accounts_for: none\n  into: b\n  ") + columns
                                   << QStringLiteral("plan.yaml:11:16: q → b: the query failed behind its first 4 rows: malformed JSON.");
    }

    void aQueryThatFailsNamesTheRow()
    {
        QFETCH(QString, move);
        QFETCH(QString, words);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT);"
                                                      "INSERT INTO a VALUES (11, '[1]'), (12, '[2, 3]'), (13, '[]'), (14, '[4]'), (15, '[5'), (16, '[6]'), (17, '7]')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER, parent TEXT)"), .moves = move});
        QCOMPARE(errorOf(fixture).what.section(u'/', -1), words);
    }

    void severalRowsOfAKeyMoveTogetherOrNotAtAll()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE l (a INT, n INT); INSERT INTO a VALUES (1), (2), (3);"
                                                      "INSERT INTO l VALUES (2, 5), (1, 1), (2, 6), (1, 200), (3, 9), (2, 7)"),
                             .target = QStringLiteral("CREATE TABLE b (a INT, n INT CHECK (n < 100))"),
                             .moves = accounted(QStringLiteral("SELECT l.a AS id, l.n FROM l ORDER BY l.n DESC"), {}, QStringLiteral("a: id, n: n"))});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY n")), lines({"2 | 5", "2 | 6", "2 | 7", "3 | 9"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 2 | 0 | 1 | 4"}));
    }

    void strayKeysAreAnError()
    {
        MoveFixture fixture({.source = kTwo, .target = QStringLiteral("CREATE TABLE b (id INT)"),
                             .moves = accounted(QStringLiteral("SELECT id FROM a UNION ALL SELECT 99 UNION ALL SELECT NULL"), {}, QStringLiteral("id: id"))});
        const Error error = errorOf(fixture);
        QCOMPARE(error.code, ErrorCode::PlanSql);
        QCOMPARE(error.what, QStringLiteral("q → b: 2 rows of the query have a key that a does not have."));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM b")), lines({"0"}));
        QCOMPARE(fixture.left(), QString());
    }

    void keysOfSeveralParts_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("key");
        const QString plain = QStringLiteral("CREATE TABLE a (x INT, y INT, n TEXT, PRIMARY KEY (y, x))");
        const QString without = plain + QStringLiteral(" WITHOUT ROWID");
        QTest::newRow("in another order") << plain << QStringLiteral("SELECT x, y, n FROM a WHERE x < 3") << QStringLiteral("[x, y]");
        QTest::newRow("in its order") << plain << QStringLiteral("SELECT x, y, n FROM a WHERE x < 3") << QStringLiteral("[y, x]");
        QTest::newRow("by other names") << plain << QStringLiteral("SELECT x AS k1, y AS k2, n, x, y FROM a WHERE x < 3") << QStringLiteral("[k2, k1]");
        QTest::newRow("without row ids") << without << QStringLiteral("SELECT x, y, n FROM a WHERE x < 3") << QStringLiteral("[x, y]");
    }

    void keysOfSeveralParts()
    {
        QFETCH(QString, table);
        QFETCH(QString, query);
        QFETCH(QString, key);
        MoveFixture fixture({.source = table + QStringLiteral(";INSERT INTO a VALUES (1, 2, 'a'), (2, 1, 'b'), (3, 1, 'c'), (1, 3, 'd')"),
                             .target = QStringLiteral("CREATE TABLE b (x INT, y INT, n TEXT CHECK (n <> 'd'))"),
                             .moves = QStringLiteral("- move: q\n  query: %1\n  accounts_for: { table: a, key: %2 }\n  into: b\n  columns: { x: x, y: y, n: n }").arg(query, key)});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b ORDER BY n")), lines({"1 | 2 | 'a'", "2 | 1 | 'b'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"4 | 2 | 0 | 2 | 2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, code FROM _godwit_quarantine ORDER BY code")), lines({"'1, 3' | 2110", "'3, 1' | 2114"}));
    }

    void aTableWithoutAKeyIsAccountedForByItsRowIds()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (n TEXT); INSERT INTO a VALUES ('x'), ('y'), ('z'); DELETE FROM a WHERE n = 'x'"),
                             .target = QStringLiteral("CREATE TABLE b (n TEXT)"),
                             .moves = QStringLiteral("- move: q\n  query: SELECT rowid AS place, n FROM a WHERE n = 'y'\n  accounts_for: { table: a, key: place, absent: { skip: other } }\n"
                                                     "  into: b\n  columns: { n: n }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(kCounts), lines({"2 | 1 | 1 | 0 | 1"}));
        QCOMPARE(fixture.lineage(), lines({"'a' | 3 | 0 | 2 | NULL | 'other'"}));
    }

    void refusesAKeyThatIsNone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("not unique") << QStringLiteral("p");
        QTest::newRow("a part too many") << QStringLiteral("[id, m]");
    }

    void refusesAKeyThatIsNone()
    {
        QFETCH(QString, key);
        MoveFixture fixture({.source = kTwo, .target = QStringLiteral("CREATE TABLE b (id INT)"),
                             .moves = QStringLiteral("- move: q\n  query: SELECT id, p, 1 AS m FROM a\n  accounts_for: { table: a, key: %1 }\n  into: b\n  columns: { id: id }").arg(key)});
        QCOMPARE(errorOf(fixture).code, ErrorCode::PlanReference);
    }

    void refersThroughAQuery()
    {
        MoveFixture fixture({.source = kTwo,
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, n TEXT); CREATE TABLE c (id INTEGER PRIMARY KEY, b INT)"),
                             .moves = accounted(QStringLiteral("SELECT a.id, p.n FROM a JOIN p ON p.id = a.p"), {}, QStringLiteral("id: id + 100, n: n")) +
                                      QStringLiteral("\n- move: c\n  query: SELECT id FROM a\n  accounts_for: none\n  into: c\n  columns: { id: id, b: \"ref(a, id)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM c ORDER BY id")), lines({"10 | 110", "12 | 112", "13 | 113"}));
    }

    void walksATreeOfRows()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, parent INT, n TEXT);"
                                                      "INSERT INTO a VALUES (1, NULL, 'r'), (2, 1, 's'), (3, 2, 't'), (4, 9, 'u')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, path TEXT, depth INT)"),
                             .moves = accounted(QStringLiteral("|\n    WITH RECURSIVE tree (id, path, depth) AS (\n      SELECT id, n, 0 FROM a WHERE parent IS NULL\n"
                                                               "      UNION ALL SELECT a.id, tree.path || '/' || a.n, tree.depth + 1 FROM a JOIN tree ON a.parent = tree.id)\n"
                                                               "    SELECT id, path, depth FROM tree"),
                                                {}, QStringLiteral("id: id, path: path, depth: depth"))});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1 | 'r' | 0", "2 | 'r/s' | 1", "3 | 'r/s/t' | 2"}));
        QCOMPARE(fixture.rows(kCounts), lines({"4 | 3 | 0 | 1 | 3"}));
    }

    void aggregatesTextInAStatedOrder()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE l (a INT, place INT, n TEXT); INSERT INTO a VALUES (1), (2), (3);"
                                                      "INSERT INTO l VALUES (1, 2, 'b'), (1, 3, 'c'), (1, 1, 'a'), (2, 1, 'z')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, list TEXT)"),
                             .moves = accounted(QStringLiteral("SELECT a.id, group_concat(l.n, '+') AS list FROM a JOIN (SELECT a, n FROM l ORDER BY a, place) AS l ON l.a = a.id GROUP BY a.id"),
                                                QStringLiteral(", absent: { skip: no lines }"), QStringLiteral("id: id, list: list"))});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1 | 'a+b+c'", "2 | 'z'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"3 | 2 | 1 | 0 | 2"}));
    }

    void takesTheGreatestOfEachGroupAndWhatHasNoPartner()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, k TEXT, v INT); CREATE TABLE gone (k TEXT);"
                                                      "INSERT INTO a VALUES (1, 'x', 5), (2, 'x', 9), (3, 'y', 1), (4, 'z', 2); INSERT INTO gone VALUES ('z')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, k TEXT UNIQUE)"),
                             .moves = accounted(QStringLiteral("|\n    SELECT id, k FROM (SELECT id, k, row_number() OVER (PARTITION BY k ORDER BY v DESC, id) AS place FROM a) AS ranked\n"
                                                               "    WHERE place = 1 AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.k = ranked.k)"),
                                                QStringLiteral(", absent: { skip: not the greatest }"), QStringLiteral("id: id, k: k"))});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"2 | 'x'", "3 | 'y'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"4 | 2 | 2 | 0 | 2"}));
    }

    void makesADimensionAndPutsItsKeyIntoTheFacts()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE sales (id INTEGER PRIMARY KEY, city TEXT, n INT); CREATE TABLE visits (id INTEGER PRIMARY KEY, city TEXT);"
                                                      "INSERT INTO sales VALUES (1, 'Oslo', 3), (2, 'Bergen', 4), (3, 'Oslo', 5); INSERT INTO visits VALUES (1, 'Tromsø'), (2, 'Bergen')"),
                             .target = QStringLiteral("CREATE TABLE cities (id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE TABLE sales (id INTEGER PRIMARY KEY, city_id INT NOT NULL, n INT);"
                                                      "CREATE TABLE visits (id INTEGER PRIMARY KEY, city_id INT NOT NULL)"),
                             .moves = QStringLiteral("- move: cities\n  query: SELECT city FROM sales UNION SELECT city FROM visits ORDER BY city\n  accounts_for: none\n  into: cities\n  columns: { name: city }\n"
                                                     "- move: sales\n  into: sales\n  columns: { id: id, city_id: \"(SELECT c.id FROM target.cities AS c WHERE c.name = city)\", n: n }\n"
                                                     "- move: visits\n  into: visits\n  columns: { id: id, city_id: \"(SELECT c.id FROM target.cities AS c WHERE c.name = city)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT s.id, c.name, s.n FROM target.sales AS s JOIN cities AS c ON c.id = s.city_id")),
                 lines({"1 | 'Oslo' | 3", "2 | 'Bergen' | 4", "3 | 'Oslo' | 5"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT v.id, c.name FROM target.visits AS v JOIN cities AS c ON c.id = v.city_id")), lines({"1 | 'Tromsø'", "2 | 'Bergen'"}));
    }

    void writesConstantRows()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INT)"), .target = QStringLiteral("CREATE TABLE kinds (code TEXT PRIMARY KEY, label TEXT)"),
                             .moves = QStringLiteral("- move: kinds\n  query: \"VALUES ('a', 'Alpha'), ('b', '007')\"\n  accounts_for: none\n  into: kinds\n  columns: { code: column1, label: column2 }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM kinds ORDER BY code")), lines({"'a' | 'Alpha'", "'b' | '007'"}));
    }

    void valuesOfACompoundQueryStayAsTheyAre()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE i (n INT); CREATE TABLE t (n TEXT); INSERT INTO i VALUES (7); INSERT INTO t VALUES ('007'), ('1e3')"),
                             .target = QStringLiteral("CREATE TABLE b (n, kind TEXT)"),
                             .moves = QStringLiteral("- move: q\n  query: SELECT n FROM i UNION ALL SELECT n FROM t\n  accounts_for: none\n  into: b\n  columns: { n: n, kind: typeof(n) }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"7 | 'integer'", "'007' | 'text'", "'1e3' | 'text'"}));
    }

    void aViewOfSeveralQueriesKeepsItsValues_data()
    {
        QTest::addColumn<QString>("move");
        QTest::newRow("the view") << QStringLiteral("- move: v\n  into: b\n");
        QTest::newRow("a view of it") << QStringLiteral("- move: w\n  into: b\n");
        QTest::newRow("a query of it") << QStringLiteral("- move: q\n  query: SELECT n FROM w\n  accounts_for: none\n  into: b\n");
    }

    void aViewOfSeveralQueriesKeepsItsValues()
    {
        QFETCH(QString, move);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE i (n INT); CREATE TABLE t (n TEXT); INSERT INTO i VALUES (7); INSERT INTO t VALUES ('007');"
                                                      "CREATE VIEW v AS SELECT n FROM i UNION ALL SELECT n FROM t; CREATE VIEW w AS SELECT n FROM v"),
                             .target = QStringLiteral("CREATE TABLE b (n)"), .moves = move + QStringLiteral("  columns: { n: n }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"7", "'007'"}));
    }

    void takesSqlWithCommentsAndSemicolons()
    {
        MoveFixture fixture({.source = kTwo, .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, n TEXT)"),
                             .moves = QStringLiteral("- move: q\n  query: |\n    SELECT a.id, p.n -- with the parent\n    FROM a JOIN p ON p.id = a.p WHERE a.id >= :first;\n    -- that is all\n"
                                                     "  accounts_for: { table: a, key: id, absent: { skip: others } }\n  into: b\n"
                                                     "  columns:\n    id: id /* as it was */\n    n: |\n      n || ';' -- marked\n"
                                                     "  where:\n    - rule: not two\n      when: |\n        n <> 'two' -- it is elsewhere"),
                             .parameters = QStringLiteral("{ first: \"11\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"13 | 'one;'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"4 | 1 | 3 | 0 | 1"}));
    }

    void aQueryReadsParametersAsItsColumnsCompare()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n INT); INSERT INTO a VALUES (1, 5), (2, 6)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY)"),
                             .moves = QStringLiteral("- move: q\n  query: SELECT id, n FROM a\n  accounts_for: none\n  into: b\n  columns: { id: id }\n  where: [{ rule: of five, when: \"n = :five\" }]"),
                             .parameters = QStringLiteral("{ five: \"5\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1"}));
    }

    void refusesEveryColumnOfAQuery_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::newRow("columns") << QStringLiteral("columns: { \"*\": same }");
        QTest::newRow("expect") << QStringLiteral("expect: { \"*\": text }\n  columns: { id: id }");
    }

    void refusesEveryColumnOfAQuery()
    {
        QFETCH(QString, keys);
        MoveFixture fixture({.source = kTwo, .target = QStringLiteral("CREATE TABLE b (id INT)"),
                             .moves = QStringLiteral("- move: q\n  query: SELECT id FROM a\n  accounts_for: none\n  into: b\n  ") + keys});
        QCOMPARE(errorOf(fixture).code, ErrorCode::PlanReference);
    }

    void checksTheTextOfAQuery()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO a VALUES (1, 'x'), (2, CAST(x'FF' AS TEXT))"),
                             .target = QStringLiteral("CREATE TABLE b (id INT, n TEXT)"),
                             .moves = QStringLiteral("- move: q\n  query: SELECT id, n FROM a\n  accounts_for: { table: a, key: id }\n  into: b\n  expect: { n: text }\n  columns: { id: id, n: n }")});
        fixture.runAll();
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'n' | 2109 | 'n holds a BLOB, or text that is not UTF-8'"}));
    }

    void goesOnAfterAStop()
    {
        const QString slow = QStringLiteral("(WITH RECURSIVE c (n) AS (SELECT v UNION ALL SELECT n + 1 FROM c WHERE n < v + 3000) SELECT max(n) - 3000 FROM c)");
        const MoveText text{.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY);"
                                                     "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300) INSERT INTO a SELECT n FROM c"),
                            .target = QStringLiteral("CREATE TABLE b (id INT, v INT)"),
                            .moves = accounted(QStringLiteral("SELECT a.id, j.value AS v FROM a JOIN json_each('[1,2]') AS j WHERE a.id % 10 <> 0"), {}, QStringLiteral("id: id, v: \"%1\"").arg(slow))};
        MoveFixture paused(text);
        int pauses = 0;
        for (;; ++pauses) {
            CancelToken token;
            if (paused.run(0, 0, token, [&](const MoveProgress&) { token.ask(CancelToken::Wish::Pause); }))
                break;
            paused.reopen();
        }
        QVERIFY(pauses > 0);
        QCOMPARE(paused.rows(kCounts), lines({"300 | 270 | 0 | 30 | 540"}));
        QCOMPARE(paused.rows(QStringLiteral("SELECT count(*), count(DISTINCT id) FROM b")), lines({"540 | 270"}));
        QCOMPARE(paused.left(), QString());
    }
};

QTEST_GUILESS_MAIN(TestMoveQueries)
#include "test_move_queries.moc"
