// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kCounts = QStringLiteral("SELECT seen, moved, skipped, quarantined, written FROM _godwit_cursor ORDER BY move");

} // namespace

/// What columns can be made of, and the tables and views that rows come from.
class TestMoveValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesAView()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n INT, t TEXT); CREATE VIEW v AS SELECT id, n, upper(t) AS t FROM a WHERE n > 1 ORDER BY n DESC;"
                                                      "INSERT INTO a VALUES (1, 1, 'x'), (2, 2, 'y'), (3, 3, 'z'), (4, 4, CAST(x'FF' AS TEXT))"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, n INT CHECK (n <> 3), t TEXT)"),
                             .moves = QStringLiteral("- move: v\n  into: b\n  key: id\n  expect: { \"*\": text, id: any, n: any }\n  columns: { \"*\": same, n: n }\n"
                                                     "  where: [{ rule: even, when: n = :most OR n < 4 }]"),
                             .parameters = QStringLiteral("{ most: \"4\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"2 | 2 | 'Y'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT s.name, q.key_text, q.code FROM _godwit_quarantine q JOIN _godwit_source s ON s.id = q.source ORDER BY q.id")),
                 lines({"'v' | '4' | 2109", "'v' | '3' | 2110"}));
        QCOMPARE(fixture.left(), QString());
    }

    void goesByTheKeyThatIsNamed()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (n INT, code TEXT UNIQUE); INSERT INTO a VALUES (1, 'x'), (2, 'y'), (3, 'z')"),
                             .target = QStringLiteral("CREATE TABLE b (code TEXT PRIMARY KEY, n INT CHECK (n <> 3))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  key: code\n  columns: { code: upper(code), n: n }\n  where: [{ rule: not x, when: code <> 'x' }]")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"'Y' | 2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, disposition FROM _godwit_lineage ORDER BY row_id")).section(u'\n', 0, 0), QStringLiteral("'x' | 2"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text FROM _godwit_quarantine")), lines({"'z'"}));
    }

    void aTableWithoutRowIdsComparesAsItsColumnsDo()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (code TEXT COLLATE NOCASE, note TEXT DEFAULT ('a, b') COLLATE \"RTRIM\" CHECK (note <> 'q' COLLATE BINARY), n INT, PRIMARY KEY (code)) WITHOUT ROWID;"
                                                      "INSERT INTO a VALUES ('Abc', 'x  ', 1), ('def', 'y', 2)"),
                             .target = QStringLiteral("CREATE TABLE b (code TEXT, kind TEXT, same INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { code: code, kind: \"CASE code WHEN 'aBC' THEN 'first' ELSE 'other' END\", same: \"note = 'x'\" }\n"
                                                     "  where: [{ rule: not def, when: code <> 'DEF' }]")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"'Abc' | 'first' | 1"}));
    }

    void aTableWithoutRowIdsGivesItsGeneratedColumns()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INT PRIMARY KEY, n INT, twice INT AS (n * 2), more INT AS (n + 1) STORED) WITHOUT ROWID; INSERT INTO a VALUES (1, 5), (2, 50)"),
                             .target = QStringLiteral("CREATE TABLE b (id INT PRIMARY KEY, twice INT CHECK (twice < 100), more INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1 | 10 | 6"}));
        QVERIFY(fixture.rows(QStringLiteral("SELECT row_values FROM _godwit_quarantine")).contains(QStringLiteral("[\"twice\",\"100\",\"100\"]")));
    }

    void numbersPlacesAndRanks_data()
    {
        QTest::addColumn<bool>("pauses");
        QTest::newRow("at once") << false;
        QTest::newRow("with stops") << true;
    }

    void numbersPlacesAndRanks()
    {
        QFETCH(bool, pauses);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list INT, place REAL);"
                                                      "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 400) INSERT INTO a SELECT n, n % 7, (n * 131) % 401 FROM c"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, old INT, list INT, place INT, slow INT, UNIQUE (list, place))"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  let:\n    rank: row_number() OVER (PARTITION BY list ORDER BY place, id)\n"
                                                     "  columns:\n    id: \"(SELECT max(id) FROM a) + row_number() OVER (ORDER BY id DESC)\"\n    old: id\n    list: list\n    place: rank\n"
                                                     "    slow: (WITH RECURSIVE c (n) AS (SELECT a.id UNION ALL SELECT n + 1 FROM c WHERE n < a.id + 2000) SELECT max(n) FROM c)\n"
                                                     "  where: [{ rule: the first three hundred, when: id <= 300 }, { rule: no last, when: rank < 50 }]")});
        int stops = 0;
        while (true) {
            CancelToken token;
            const auto cursor = fixture.run(0, 0, token, [&](const MoveProgress&) {
                if (pauses)
                    token.ask(CancelToken::Wish::Pause);
            });
            if (cursor)
                break;
            QCOMPARE(cursor.error().code, ErrorCode::Paused);
            ++stops;
            fixture.reopen();
        }
        QCOMPARE(stops > 0, pauses);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM b JOIN (SELECT id, row_number() OVER (PARTITION BY list ORDER BY place, id) AS rank,"
                                             " 400 + row_number() OVER (ORDER BY id DESC) AS new FROM a) AS o ON o.id = b.old AND o.rank = b.place AND o.new = b.id")),
                 fixture.rows(QStringLiteral("SELECT written FROM _godwit_cursor")));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM b")), fixture.rows(QStringLiteral("SELECT written FROM _godwit_cursor")));
        QCOMPARE(fixture.left(), QString());
    }

    void refusesAWindowOverAJoin()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY)"), .target = QStringLiteral("CREATE TABLE b (n INT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  join: [{ table: \"json_each('[1]')\", as: o }]\n  columns: { n: row_number() OVER (ORDER BY o.value) }")});
        const auto cursor = fixture.run(0);
        QVERIFY(!cursor);
        QCOMPARE(cursor.error().code, ErrorCode::PlanSql);
        QVERIFY2(cursor.error().what.contains(QStringLiteral("join")), qPrintable(cursor.error().what));
    }

    void castsToBlobsAndBack()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT, b BLOB); INSERT INTO a VALUES (1, 'ä', x'C3A4'), (2, '', x''), (3, NULL, NULL)"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, t BLOB, b TEXT, day TEXT) STRICT"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, t: CAST(t AS BLOB), b: \"coalesce(CAST(b AS TEXT), 'none')\", day: \"strftime('%Y-%m', :today)\" }"),
                             .parameters = QStringLiteral("{ today: \"2026-01-15\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1 | X'c3a4' | 'ä' | '2026-01'", "2 | X'' | '' | '2026-01'", "3 | NULL | 'none' | '2026-01'"}));
    }

    void takesTwoSourcesWithPrecedence()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE new (mail TEXT PRIMARY KEY, n TEXT); CREATE TABLE old (id INTEGER PRIMARY KEY, mail TEXT, n TEXT);"
                                                      "INSERT INTO new VALUES ('a', 'A'), ('b', NULL); INSERT INTO old VALUES (1, 'b', 'B'), (2, 'c', 'C'), (3, 'c', 'D'), (4, 'a', 'x')"),
                             .target = QStringLiteral("CREATE TABLE people (mail TEXT PRIMARY KEY, n TEXT)"),
                             .moves = QStringLiteral("- move: new\n  into: people\n  columns: { mail: mail, n: \"coalesce(n, (SELECT o.n FROM old AS o WHERE o.mail = new.mail))\" }\n"
                                                     "- move: old\n  into: people\n  columns: { mail: mail, n: n }\n"
                                                     "  where: [{ rule: known already, when: NOT EXISTS (SELECT 1 FROM target.people AS p WHERE p.mail = old.mail) }]")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM people ORDER BY mail")), lines({"'a' | 'A'", "'b' | 'B'", "'c' | 'C'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"2 | 2 | 0 | 0 | 2", "4 | 1 | 3 | 0 | 1"}));
    }

    void looksUpTheLongestPrefix()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE zones (prefix TEXT PRIMARY KEY, zone TEXT); CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT);"
                                                      "INSERT INTO zones VALUES ('4', 'world'), ('47', 'Norway'), ('4755', 'Bergen'); INSERT INTO calls VALUES (1, '475512'), (2, '4722'), (3, '46'), (4, '9')"),
                             .target = QStringLiteral("CREATE TABLE calls (id INTEGER PRIMARY KEY, zone TEXT NOT NULL)"),
                             .moves = QStringLiteral("- move: calls\n  into: calls\n  columns:\n    id: id\n"
                                                     "    zone: (SELECT z.zone FROM zones AS z WHERE calls.number LIKE z.prefix || '%' ORDER BY length(z.prefix) DESC LIMIT 1)")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM target.calls")), lines({"1 | 'Bergen'", "2 | 'Norway'", "3 | 'world'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"4 | 3 | 0 | 1 | 3"}));
    }

    void followsReferencesThatATextHides()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY); CREATE TABLE teams (id INTEGER PRIMARY KEY); CREATE TABLE settings (key TEXT PRIMARY KEY, kind TEXT, value TEXT);"
                                                      "INSERT INTO people VALUES (1), (2); INSERT INTO teams VALUES (1);"
                                                      "INSERT INTO settings VALUES ('owner', 'person', '2'), ('crew', 'team', '1'), ('color', 'text', '1'), ('gone', 'person', '9')"),
                             .target = QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY); CREATE TABLE teams (id INTEGER PRIMARY KEY); CREATE TABLE settings (key TEXT PRIMARY KEY, kind TEXT, value TEXT)"),
                             .moves = QStringLiteral("- move: people\n  into: people\n  columns: { id: id + 10 }\n- move: teams\n  into: teams\n  columns: { id: id + 20 }\n"
                                                     "- move: settings\n  into: settings\n  columns:\n    \"*\": same\n"
                                                     "    value: CASE kind WHEN 'person' THEN ref(people, CAST(value AS INTEGER)) WHEN 'team' THEN ref(teams, CAST(value AS INTEGER)) ELSE value END")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key, value FROM target.settings ORDER BY key")), lines({"'color' | '1'", "'crew' | '21'", "'owner' | '12'"}));
        QCOMPARE(fixture.quarantine(), lines({"'settings' | 'gone' | 'value' | 2201 | 'people has no row with this key'"}));
    }

    void bringsTheSameIdTogetherFromBlobAndText()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE items (id BLOB PRIMARY KEY, n TEXT); CREATE TABLE links (id INTEGER PRIMARY KEY, item TEXT);"
                                                      "INSERT INTO items VALUES (x'33221100554477668899AABBCCDDEEFF', 'x'), (x'00', 'short'); INSERT INTO links VALUES (1, '{00112233-4455-6677-8899-AABBCCDDEEFF}'), (2, 'no')"),
                             .target = QStringLiteral("CREATE TABLE items (id TEXT PRIMARY KEY, n TEXT); CREATE TABLE links (id INTEGER PRIMARY KEY, item TEXT REFERENCES items (id))"),
                             .moves = QStringLiteral("- move: items\n  into: items\n  columns: { id: \"guid_text(id, 'net')\", n: n }\n"
                                                     "- move: links\n  into: links\n  columns: { id: id, item: \"guid_text(guid_blob(item))\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT l.id, i.id, i.n FROM target.links AS l JOIN target.items AS i ON i.id = l.item")), lines({"1 | '00112233-4455-6677-8899-aabbccddeeff' | 'x'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"2 | 1 | 0 | 1 | 1", "2 | 1 | 0 | 1 | 1"}));
    }

    void makesBlobsOfFixedLength()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (ulid TEXT PRIMARY KEY, n INT); INSERT INTO a VALUES ('01ARZ3NDEKTSV4RRFFQ69G5FAV', 258), ('01ARZ3NDEKTSV4RRFFQ69G5FAW', 70000)"),
                             .target = QStringLiteral("CREATE TABLE b (id BLOB PRIMARY KEY CHECK (length(id) = 16), n BLOB CHECK (length(n) = 2)) STRICT, WITHOUT ROWID"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: \"base32_blob(ulid, 'crockford')\", n: \"int_blob(n, 2)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"X'01563e3ab5d3d6764c61efb99302bd5b' | X'0102'"}));
        QCOMPARE(fixture.rows(kCounts), lines({"2 | 1 | 0 | 1 | 1"}));
    }

    void mapsEachPartOfAList_data()
    {
        QTest::addColumn<QString>("each");
        QTest::addColumn<QString>("otherwise");
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("mapped");
        const QString quarantine = QStringLiteral("quarantine");
        QTest::newRow("separator") << QStringLiteral(",") << quarantine << QStringLiteral("a,b,a") << QStringLiteral("'Alpha,Beta,Alpha'");
        QTest::newRow("json") << QStringLiteral("json") << quarantine << QStringLiteral("[\"b\",\"a\"]") << QStringLiteral("'[\"Beta\",\"Alpha\"]'");
        QTest::newRow("lacking, quarantined") << QStringLiteral(",") << quarantine << QStringLiteral("a,z") << QString();
        QTest::newRow("lacking, itself") << QStringLiteral(",") << QStringLiteral("part") << QStringLiteral("a,z") << QStringLiteral("'Alpha,z'");
        QTest::newRow("lacking, left out") << QStringLiteral("json") << QStringLiteral("\"NULL\"") << QStringLiteral("[\"z\",\"a\"]") << QStringLiteral("'[\"Alpha\"]'");
        QTest::newRow("empty") << QStringLiteral(",") << quarantine << QString() << QStringLiteral("''");
        QTest::newRow("no list") << QStringLiteral("json") << quarantine << QStringLiteral("{}") << QString();
    }

    void mapsEachPartOfAList()
    {
        QFETCH(QString, each);
        QFETCH(QString, otherwise);
        QFETCH(QString, list);
        QFETCH(QString, mapped);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, tags TEXT); INSERT INTO a VALUES (1, '%1'), (2, NULL)").arg(list),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, tags TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, tags: { lookup: names, of: tags, each: \"%1\", otherwise: %2 } }").arg(each, otherwise),
                             .lookups = QStringLiteral("{ names: { a: Alpha, b: Beta } }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, tags FROM b")), (mapped.isEmpty() ? QString() : QStringLiteral("1 | %1\n").arg(mapped)) + QStringLiteral("2 | NULL\n"));
    }

    void skipsARowWhoseValueIsNotInTheMap()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, kind TEXT); INSERT INTO a VALUES (1, 'a'), (2, 'A'), (3, 'b')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, kind TEXT)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  columns: { id: id, kind: { lookup: names, of: kind, otherwise: { skip: unknown kind } } }"),
                             .lookups = QStringLiteral("{ names: { a: Alpha, b: Beta } }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM b")), lines({"1 | 'Alpha'", "3 | 'Beta'"}));
        QCOMPARE(fixture.lineage(), lines({"'a' | 2 | 0 | 2 | NULL | 'unknown kind'"}));
    }
};

QTEST_GUILESS_MAIN(TestMoveValues)
#include "test_move_values.moc"
