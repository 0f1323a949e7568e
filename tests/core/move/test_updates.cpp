// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/change_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kNames = QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'no'), rank INTEGER);"
                                      "INSERT INTO names VALUES (1, 'ann', 1), (2, 'bob', 2), (3, 'cid', NULL)");

ChangeText onKept(const QString& steps, const QString& source = kNames)
{
    return {.source = source, .target = QStringLiteral("CREATE TABLE other (id INTEGER PRIMARY KEY);"), .steps = steps, .keep = QStringLiteral("names")};
}

QString manyRows(int count)
{
    return QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT);"
                          "INSERT INTO names WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                          " SELECT i, 'name ' || i FROM n").arg(count);
}

} // namespace

class TestUpdates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setsColumnsAndCountsWhatStaysEqual()
    {
        ChangeText text = onKept(QStringLiteral("- update: names\n  let: { big: upper(name) }\n  set: { name: big, rank: \"coalesce(rank, :none)\" }\n"
                                                "  where: [{ rule: not bob, when: name <> 'bob' }]"));
        text.parameters = QStringLiteral("{ none: \"9\" }");
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 2 0 1 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM names")), lines({"1 | 'ANN' | 1", "2 | 'bob' | 2", "3 | 'CID' | 9"}));
        QCOMPARE(fixture.changed(), QStringLiteral("'names' | 0 | 0 | 0 | 0 | 0\n"));
        QCOMPARE(fixture.left(), QString());
        QCOMPARE(fixture.figures(), QStringLiteral("3 2 0 1 0")); // once done it is done
    }

    void equalIsEqualBitByBitAsStored()
    {
        ChangeFixture fixture(onKept(
            QStringLiteral("- update: names\n  set: { rank: \"rank || ''\", name: \"CASE id WHEN 2 THEN CAST(name AS BLOB) ELSE name END\", x: \"CASE id WHEN 1 THEN 0.0 ELSE x END\" }"),
            QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT, rank INTEGER, x);"
                           "INSERT INTO names VALUES (1, 'a', 7, 0.0 * -1), (2, 'b', 8, 1), (3, CAST(X'ff00' AS TEXT), 9, 1.0)")));
        // '7' becomes 7 in an INTEGER column: that is no change. −0.0 to 0.0 is one, and text to BLOB.
        QCOMPARE(fixture.figures(), QStringLiteral("3 2 1 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT typeof(name), typeof(rank), x FROM names")),
                 lines({"'text' | 'integer' | 0.0", "'blob' | 'integer' | 1", "'text' | 'integer' | 1.0"}));
    }

    void everyRowIsEvaluatedAsTheStepFoundThem()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { rank: \"(SELECT coalesce(sum(n.rank), 0) FROM target.names AS n WHERE n.id < names.id)\" }")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT rank FROM names")), lines({"0", "1", "3"}));
    }

    void withAnOrderEachRowSeesTheOnesBefore()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { rank: \"1 + coalesce((SELECT n.rank FROM target.names AS n WHERE n.id = names.id + 1), 10)\" }\n  order: id DESC")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT rank FROM names")), lines({"13", "12", "11"}));
    }

    void whatCannotBeSetLeavesWithItsOldValues()
    {
        ChangeText text = onKept(QStringLiteral("- update: names\n  set: { name: \"json_extract(name, '$.n')\", day: \"date_ms(day)\" }\n"
                                                "  reject: [{ when: id = 4, because: four is too many }]"),
                                 QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'no'), day, raw BLOB);"
                                                "INSERT INTO names VALUES (1, '{\"n\":\"ann\"}', NULL, NULL), (2, '{\"n\":\"no\"}', NULL, X'00ff'),"
                                                " (3, 'broken', NULL, CAST(X'ff' AS TEXT)), (4, '{}', NULL, NULL), (5, '{}', 'someday', NULL), (6, '{\"n\":\"fay\"}', NULL, NULL)"));
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("6 2 0 0 4"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, name FROM names")), lines({"1 | 'ann'", "6 | 'fay'"}));
        const QString entries = fixture.quarantine();
        QVERIFY2(entries.contains(QStringLiteral("'names' | '2' | '' | 2110 | '“name <> ''no''” does not hold (CHECK)' | ''\n")), qPrintable(entries));
        QVERIFY2(entries.contains(QStringLiteral("'names' | '3' | 'name' | 2111 | 'an expression failed: malformed JSON' | ''\n")), qPrintable(entries));
        QVERIFY2(entries.contains(QStringLiteral("'names' | '4' | '' | 2101 | 'four is too many' | ''\n")), qPrintable(entries));
        QVERIFY2(entries.contains(QStringLiteral("'names' | '5' | 'day' | 2107 |")), qPrintable(entries));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT row_values FROM _godwit_quarantine WHERE key_text IN ('2', '3') ORDER BY key_text")),
                 lines({"'[[\"id\",\"2\",\"2\"],[\"name\",\"{\\\"n\\\":\\\"no\\\"}\"],[\"day\",null],[\"raw\",\"X''00ff''\",\"X''00ff''\"]]'",
                         "'[[\"id\",\"3\",\"3\"],[\"name\",\"broken\"],[\"day\",null],[\"raw\",\"CAST(X''ff'' AS TEXT)\",\"CAST(X''ff'' AS TEXT)\"]]'"}));
        QCOMPARE(fixture.changed(), QStringLiteral("'names' | 4 | 0 | 0 | 0 | 0\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM _godwit_lineage WHERE disposition = 3")), QStringLiteral("4\n"));
    }

    void theSamePlacesFailInOrder()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { name: \"json_extract(name, '$.n')\" }\n  order: id"),
                                     QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT);"
                                                    "INSERT INTO names VALUES (1, 'broken'), (2, '{\"n\":\"bob\"}'), (3, 'broken')")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 1 0 0 2"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM names")), QStringLiteral("2 | 'bob'\n"));
    }

    void asksTheRulesOfARowWhoseValueFails_data()
    {
        QTest::addColumn<QString>("order");
        QTest::newRow("in any order") << QString();
        QTest::newRow("in order") << QStringLiteral("\n  order: id");
    }

    void asksTheRulesOfARowWhoseValueFails()
    {
        QFETCH(QString, order);
        // 1 is left out and stays as it is, 3 is rejected by its reason, 4 fails.
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { name: \"json_extract(name, '$.n')\" }\n"
                                                    "  where: [{ rule: not the first, when: id > 1 }]\n"
                                                    "  reject: [{ when: id = 3, because: the third }]") +
                                         order,
                                     QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT);"
                                                    "INSERT INTO names VALUES (1, 'broken'), (2, '{\"n\":\"bob\"}'), (3, 'broken'), (4, 'broken')")));
        QCOMPARE(fixture.figures(), QStringLiteral("4 1 0 1 2"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM names ORDER BY id")), QStringLiteral("1 | 'broken'\n2 | 'bob'\n"));
        QVERIFY(fixture.quarantine().contains(QStringLiteral("the third")));
    }

    void keepsTheOldRowWhereThePlanSaysSo()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { name: \"'no'\" }\n  where: [{ rule: b, when: id = 2 }]\n  quarantined: keep_old")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 0 0 2 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM names WHERE id = 2")), QStringLiteral("'bob'\n"));
        QCOMPARE(fixture.changed(), QStringLiteral("'names' | 0 | 0 | 0 | 0 | 0\n"));
        QCOMPARE(fixture.lineage(), QString());
        QVERIFY(fixture.quarantine().contains(QStringLiteral("'names' | '2'")));
    }

    void aLookupCanSkipTheRow()
    {
        ChangeText text = onKept(QStringLiteral("- update: names\n  set: { name: { lookup: full, of: name, otherwise: { skip: nobody } } }"));
        text.lookups = QStringLiteral("{ full: { ann: Ann } }");
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 1 0 2 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM names")), lines({"'Ann'", "'bob'", "'cid'"}));
    }

    void aStrictTableRefusesAnotherType()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, n); INSERT INTO old VALUES (1, 1), (2, 2)"),
                               .target = QStringLiteral("CREATE TABLE fresh (id INTEGER PRIMARY KEY, n INTEGER, a ANY) STRICT;"),
                               .steps = QStringLiteral("- move: old\n  into: fresh\n  columns: { id: id, n: n }\n"
                                                       "- update: fresh\n  set: { n: \"CASE id WHEN 1 THEN 'one' ELSE 3 END\", a: \"'3'\" }")});
        QCOMPARE(fixture.figures(), QStringLiteral("2 1 0 0 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, n, a FROM fresh")), QStringLiteral("2 | 3 | '3'\n"));
        QVERIFY2(fixture.quarantine().contains(QStringLiteral("'old' | '1' | 'n' | 2110 | 'n takes INTEGER, and the value is TEXT (STRICT)'")), qPrintable(fixture.quarantine()));
    }

    void aRowThatLeavesIsLedBackToItsSourceRow()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n); INSERT INTO things VALUES (1, 1), (2, 2), (3, 3)"),
                               .target = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n);"),
                               .steps = QStringLiteral("- move: things\n  into: things\n  columns: { id: \"CASE id WHEN 3 THEN 30 ELSE id END\", n: n }\n"
                                                       "- update: things\n  set: { n: n * 2 }\n  reject: [{ when: id <> 2, because: odd }]")});
        QCOMPARE(fixture.moved(), QStringLiteral("3 | 0 | 0\n"));
        QCOMPARE(fixture.figures(), QStringLiteral("3 1 0 0 2"));
        QCOMPARE(fixture.moved(), QStringLiteral("1 | 0 | 2\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, n FROM target.things")), QStringLiteral("2 | 4\n"));
        QCOMPARE(fixture.lineage(), lines({"'things' | 1 | 0 | 3 | NULL | ''", "'things' | 3 | 0 | 3 | NULL | ''",
                                            "'things' | 1 | 1000000 | 3 | NULL | ''", "'things' | 3 | 1000000 | 3 | NULL | ''"}));
        QCOMPARE(fixture.changed(), QStringLiteral("'things' | 2 | 0 | 0 | 0 | 0\n"));
    }

    void aRowThatAScriptBroughtIsCountedApart()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n); INSERT INTO things VALUES (1, 1)"),
                               .target = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n);"),
                               .steps = QStringLiteral("- move: things\n  into: things\n  columns: { id: id, n: n }\n- sql: add one\n  script: change.sql\n  writes: [things]\n"
                                                       "- update: things\n  set: { n: n }\n  reject: [{ when: \"1\", because: none of them }]"),
                               .script = QStringLiteral("INSERT INTO target.things VALUES (9, 9);")});
        QCOMPARE(fixture.figures(), QStringLiteral("1 1 0 0 0"));
        QCOMPARE(fixture.figures(1), QStringLiteral("2 0 0 0 2"));
        QCOMPARE(fixture.changed(), lines({"'things' | 0 | 0 | 1 | 0 | 1", "'things' | 2 | 0 | 0 | 1 | 0"}));
    }

    void aRowThatAccountsForNothingIsLedBackToItsQuery()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n); INSERT INTO things VALUES (1, 1)"),
                               .target = QStringLiteral("CREATE TABLE numbers (n INTEGER PRIMARY KEY);"),
                               .steps = QStringLiteral("- move: numbers\n  query: SELECT DISTINCT n FROM things\n  accounts_for: none\n  into: numbers\n  columns: { n: n }\n"
                                                       "- update: numbers\n  set: { n: n }\n  reject: [{ when: \"1\", because: none of them }]")});
        QCOMPARE(fixture.figures(), QStringLiteral("1 0 0 0 1"));
        QCOMPARE(fixture.changed(), QStringLiteral("'numbers' | 1 | 0 | 0 | 0 | 0\n"));
        QCOMPARE(fixture.moved(), QStringLiteral("0 | 0 | 1\n"));
        QCOMPARE(fixture.lineage(), QString());
    }

    void aRowTakesItsDependantsWithIt()
    {
        ChangeText text = onKept(QStringLiteral("- update: names\n  set: { parent: parent }\n  reject: [{ when: id = 1, because: it is the first }]"),
                                 QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, parent INT REFERENCES names);"
                                                "CREATE TABLE notes (id INTEGER PRIMARY KEY, name_id INT REFERENCES names (id));"
                                                "CREATE TABLE gone (name_id INT REFERENCES names (id));"
                                                "INSERT INTO names VALUES (1, NULL), (2, 1), (3, 2), (4, NULL); INSERT INTO notes VALUES (7, 3), (8, 4), (9, NULL);"
                                                "INSERT INTO gone VALUES (1)"));
        text.keep = QStringLiteral("names, notes");
        for (const char* order : {"", "\n  order: id"}) {
            ChangeText ordered = text;
            ordered.steps += QString::fromLatin1(order);
            ChangeFixture fixture(ordered);
            QCOMPARE(fixture.figures(), QStringLiteral("4 0 1 0 3"));
            QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM names")), QStringLiteral("4\n"));
            QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM notes")), lines({"8", "9"}));
            QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM gone")), QStringLiteral("1\n")); // an old table is left alone
            QVERIFY2(fixture.quarantine().contains(QStringLiteral("'notes' | '7' | '' | 2202 | 'its row in names is in quarantine' | 'it is the first'\n")),
                     qPrintable(fixture.quarantine()));
            QCOMPARE(fixture.changed(), lines({"'names' | 3 | 0 | 0 | 0 | 0", "'notes' | 1 | 0 | 0 | 0 | 0"}));
        }
    }

    void aKeyThatChangesIsFoundAgain()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n); INSERT INTO things VALUES (1, 1), (2, 2), (3, 3)"),
                               .target = QStringLiteral("CREATE TABLE things (id INTEGER PRIMARY KEY, n);"),
                               .steps = QStringLiteral("- move: things\n  into: things\n  columns: { id: id, n: n }\n"
                                                       "- update: things\n  set: { id: id + 1 }\n  order: id DESC\n"
                                                       "- delete: things\n  rule: no two\n  when: id = 3")});
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, n FROM target.things")), lines({"2 | 1", "3 | 2", "4 | 3"}));
        QCOMPARE(fixture.figures(1), QStringLiteral("3 0 0 1 0"));
        QCOMPARE(fixture.lineage(), lines({"'things' | 1 | 0 | 0 | 2 | ''", "'things' | 2 | 0 | 2 | NULL | 'no two'", "'things' | 3 | 0 | 0 | 4 | ''",
                                            "'things' | 2 | 1000001 | 2 | NULL | 'no two'"}));
    }

    void aRowThatLeavesTakesItsWholeKeyAndWhatWasMergedIntoIt()
    {
        // 1 has two rows; 2 was merged into its second one, and has one of its own.
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); INSERT INTO a VALUES (1, 'x,y'), (2, 'y,z'), (3, 'u'), (4, 'z')"),
                               .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT, a INT); CREATE TABLE d (b INT REFERENCES b)"),
                               .steps = QStringLiteral("- move: a\n  into: b\n  join: [{ table: \"json_each(split_json(a.list, ','))\", as: part }]\n"
                                                       "  columns: { name: part.value, a: a.id }\n  group: { by: [name], keep: a }\n"
                                                       "- update: b\n  set: { name: name || '!' }\n  reject: [{ when: name = 'x', because: no x }]")});
        QCOMPARE(fixture.rows(QStringLiteral("SELECT seen, moved, merged, quarantined FROM _godwit_cursor")), lines({"4 | 3 | 1 | 0"}));
        QCOMPARE(fixture.figures(), QStringLiteral("4 1 0 0 3"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name, a FROM b")), lines({"'u!' | 3"}));
        QCOMPARE(fixture.quarantine(),
                 lines({"'a' | '1' | '' | 2101 | 'no x' | ''", "'a' | '1' | '' | 2202 | 'another row of the same source row is in quarantine' | 'no x'",
                        "'a' | '2' | '' | 2202 | 'the row it was merged into is in quarantine' | 'no x'", "'a' | '4' | '' | 2202 | 'the row it was merged into is in quarantine' | 'no x'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, disposition FROM _godwit_lineage WHERE move = 0")), lines({"1 | 3", "2 | 3", "3 | 0", "4 | 3"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT seen, moved, merged, quarantined FROM _godwit_cursor")), lines({"4 | 1 | 0 | 3"}));
        QCOMPARE(fixture.changed(), lines({"'b' | 3 | 0 | 0 | 0 | 0"}));
    }

    void mergedRowsOfASingleKeyGoWithTheirRow()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT); INSERT INTO a VALUES (1, 'x'), (2, 'x'), (3, 'y'), (4, 'y')"),
                               .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, code TEXT)"),
                               .steps = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [code], keep: id }\n"
                                                       "- update: b\n  set: { id: id + 100 }\n  order: id DESC\n"
                                                       "- update: b\n  set: { code: code }\n  reject: [{ when: code = 'x', because: no x }]")});
        QCOMPARE(fixture.figures(), QStringLiteral("2 2 0 0 0"));
        QCOMPARE(fixture.figures(1), QStringLiteral("2 0 1 0 1"));
        QCOMPARE(fixture.quarantine(), lines({"'a' | '1' | '' | 2101 | 'no x' | ''", "'a' | '2' | '' | 2202 | 'the row it was merged into is in quarantine' | 'no x'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT seen, moved, merged, quarantined FROM _godwit_cursor")), lines({"4 | 1 | 1 | 2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, disposition, target_key FROM _godwit_lineage WHERE move = 0")),
                 lines({"1 | 3 | NULL", "2 | 3 | NULL", "3 | 0 | 103", "4 | 1 | 103"}));
    }

    void rowsWithCompositeKeysAreLedBack()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE a (x TEXT, y INT, n INT, PRIMARY KEY (x, y)); INSERT INTO a VALUES ('u', 1, 1), ('u', 2, 2), ('v', 1, 3)"),
                               .target = QStringLiteral("CREATE TABLE b (x TEXT, y INT, n INT, PRIMARY KEY (y, x)) WITHOUT ROWID"),
                               .steps = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n"
                                                       "- update: b\n  set: { y: y + 10 }\n  order: y DESC\n"
                                                       "- update: b\n  set: { n: n }\n  reject: [{ when: n = 2, because: no two }]")});
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        QCOMPARE(fixture.figures(1), QStringLiteral("3 0 2 0 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT x, y FROM b")), lines({"'u' | 11", "'v' | 11"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT row_id, disposition FROM _godwit_lineage WHERE move = 0")), lines({"2 | 3"}));
        QCOMPARE(fixture.moved(), lines({"2 | 0 | 1"}));
        QCOMPARE(fixture.changed(), lines({"'b' | 0 | 0 | 0 | 0 | 0", "'b' | 1 | 0 | 0 | 0 | 0"}));
    }

    void tablesWithoutARowIdGoByTheirKey()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { n: n + 1 }\n  reject: [{ when: a = 'x', because: x }]\n  order: n DESC"),
                                     QStringLiteral("CREATE TABLE names (a TEXT, b INT, n INT, PRIMARY KEY (a, b)) WITHOUT ROWID;"
                                                    "INSERT INTO names VALUES ('x', 1, 1), ('y', 1, 2), ('y', 2, 3)")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 2 0 0 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM names")), lines({"'y' | 1 | 3", "'y' | 2 | 4"}));
        QVERIFY(fixture.quarantine().startsWith(QStringLiteral("'names' | '''x'', 1' |")));
    }

    void noTriggerFires()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { rank: \"5\" }"),
                                     kNames + QStringLiteral("; CREATE TRIGGER t AFTER UPDATE ON names BEGIN SELECT only_the_application_has(new.id); END")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
    }

    void goesOnWhereItStoodAfterAnyBatch_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("table");
        const QString byRowId = QStringLiteral("id INTEGER PRIMARY KEY, name TEXT");
        const QString byKey = QStringLiteral("id INTEGER, name TEXT COLLATE NOCASE, PRIMARY KEY (name DESC, id)) WITHOUT ROWID --");
        const QString falling = QStringLiteral("id INTEGER, name TEXT, PRIMARY KEY (id DESC)) WITHOUT ROWID --");
        QTest::newRow("by row id") << QString() << byRowId;
        QTest::newRow("ordered") << "\n  order: id DESC" << byRowId;
        QTest::newRow("ordered by text") << "\n  order: name COLLATE NOCASE, id DESC NULLS LAST" << byRowId;
        QTest::newRow("by a key of two ways") << QString() << byKey;
        QTest::newRow("by a falling key") << QString() << falling;
        QTest::newRow("by a falling key, ordered") << "\n  order: abs(id)" << falling;
    }

    void goesOnWhereItStoodAfterAnyBatch()
    {
        QFETCH(QString, order);
        QFETCH(QString, table);
        QString source = manyRows(3000);
        source.replace(QStringLiteral("id INTEGER PRIMARY KEY, name TEXT);"), table + QStringLiteral("\n);")).replace(QStringLiteral("--\n)"), QString());
        const ChangeText text = onKept(QStringLiteral("- update: names\n  set: { name: \"name || '!'\" }\n  reject: [{ when: id % 1000 = 0, because: round }]") + order, source);
        ChangeFixture fixture(text);
        QVERIFY(fixture.runWithStops() > 15);
        QCOMPARE(fixture.figures(), QStringLiteral("3000 2997 0 0 3"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*), sum(name = 'name ' || id || '!') FROM names")), QStringLiteral("2997 | 2997\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM _godwit_quarantine")), QStringLiteral("3\n"));
        QCOMPARE(fixture.left(), QString());
    }

    void everyRowIsEvaluatedAsTheStepFoundItWhateverTheBatches()
    {
        // Each row looks at the one before, which a batch before may have changed already.
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { name: \"(SELECT n.name FROM target.names AS n WHERE n.id = names.id - 1)\" }"), manyRows(3000)));
        QVERIFY(fixture.runWithStops() > 15);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM names WHERE name IS NOT 'name ' || (id - 1)")), QStringLiteral("1\n"));
    }

    void withAnOrderEachRowSeesTheOnesBeforeWhateverTheBatches()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { name: \"coalesce((SELECT n.name FROM target.names AS n WHERE n.id = names.id + 1), 'end')\" }\n  order: id DESC"), manyRows(3000)));
        QVERIFY(fixture.runWithStops() > 15);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT DISTINCT name FROM names")), QStringLiteral("'end'\n"));
    }

    void ordersAsSqliteWould_data()
    {
        QTest::addColumn<QString>("order");
        for (const char* order : {"n", "n DESC", "n NULLS LAST, id DESC", "n DESC NULLS FIRST", "t", "names.t DESC, id", "t COLLATE BINARY", "lower(t) DESC, n ASC /* the end */",
                                  "r, id", "r COLLATE NOCASE DESC, n", "abs(n), t"})
            QTest::newRow(order) << QString::fromLatin1(order);
    }

    void ordersAsSqliteWould()
    {
        QFETCH(QString, order);
        ChangeText text = onKept(QStringLiteral("- update: names\n  set: { place: \"1 + coalesce((SELECT max(n.place) FROM target.names AS n), 0)\" }\n  order: \"%1\"").arg(order),
                                 QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, n, t TEXT COLLATE NOCASE, r TEXT, place INTEGER);"
                                                "INSERT INTO names (id, n, t, r) VALUES (1, 3, 'b', 'B'), (2, NULL, 'A', 'a'), (3, -7.5, 'C', 'c'), (4, 'x', 'a', 'A'), (5, X'00', NULL, NULL), (6, 3, 'B', 'b')"));
        ChangeFixture fixture(text);
        const QString expected = fixture.rows(QStringLiteral("SELECT id FROM names ORDER BY %1, id").arg(order));
        QCOMPARE(fixture.figures(), QStringLiteral("6 6 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM names ORDER BY place")), expected);
    }

    void anOrderThatFailsLeavesNothing()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { name: \"'x'\" }\n  order: json(name)")));
        QVERIFY2(fixture.figures().contains(QStringLiteral("malformed JSON")), qPrintable(fixture.figures()));
        QCOMPARE(fixture.left(), QString());
        QCOMPARE(fixture.changed(), QString());
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM _godwit_change_cursor")), QStringLiteral("0\n"));
    }

    void aRowThatCannotBeToldFromOthersIsRefused()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { oid: \"1\" }"),
                                     QStringLiteral("CREATE TABLE names (rowid TEXT PRIMARY KEY, _rowid_, oid); INSERT INTO names VALUES ('a', 1, 2), (NULL, 1, 2)")));
        QVERIFY2(fixture.figures().contains(QStringLiteral("its key holds NULL")), qPrintable(fixture.figures()));
    }

    void idsAreTheSameWheneverTheStepIsRun()
    {
        const ChangeText text = onKept(QStringLiteral("- update: names\n  let: { made: uuid4() }\n  set: { a: uuid4(), b: uuid4(), c: made, d: \"made || ''\" }\n"
                                                      "- update: names\n  set: { e: uuid4() }\n- update: names\n  set: { f: uuid4() }\n  order: id DESC"),
                                       QStringLiteral("CREATE TABLE names (id INTEGER PRIMARY KEY, a, b, c, d, e, f);"
                                                      "INSERT INTO names (id) VALUES (1), (2), (3)"));
        const auto ids = [](ChangeFixture& fixture) { return fixture.rows(QStringLiteral("SELECT * FROM names")); };
        ChangeFixture once(text);
        ChangeFixture again(text);
        ChangeFixture other(text);
        other.setSeed(QStringLiteral("another run"));
        for (int step = 0; step < 3; ++step) {
            for (ChangeFixture* fixture : {&once, &other})
                QCOMPARE(fixture->figures(step), QStringLiteral("3 3 0 0 0"));
            again.runWithStops(step);
        }
        QCOMPARE(ids(once), ids(again));
        QVERIFY(ids(once) != ids(other));
        QCOMPARE(once.rows(QStringLiteral("SELECT count(DISTINCT x) FROM (SELECT a AS x FROM names UNION ALL SELECT b FROM names UNION ALL SELECT c FROM names"
                                          " UNION ALL SELECT e FROM names UNION ALL SELECT f FROM names)")), QStringLiteral("15\n"));
        QCOMPARE(once.rows(QStringLiteral("SELECT count(*) FROM names WHERE c = d AND length(c) = 36")), QStringLiteral("3\n"));
    }

    void idsGoByTheKeyAndNotByWhereARowLies()
    {
        ChangeText text = onKept(QStringLiteral("- update: names\n  set: { a: uuid4() }"),
                                 QStringLiteral("CREATE TABLE names (id TEXT PRIMARY KEY, a); INSERT INTO names (rowid, id) VALUES (1, 'x'), (2, 'y'), (3, NULL), (4, NULL)"));
        ChangeFixture one(text);
        text.source.replace(QStringLiteral("(1, 'x'), (2, 'y')"), QStringLiteral("(20, 'x'), (10, 'y')"));
        ChangeFixture other(text);
        for (ChangeFixture* fixture : {&one, &other})
            QCOMPARE(fixture->figures(), QStringLiteral("4 4 0 0 0"));
        const QString ids = QStringLiteral("SELECT id, a FROM names ORDER BY id, rowid");
        QCOMPARE(one.rows(ids), other.rows(ids));
        QCOMPARE(one.rows(QStringLiteral("SELECT count(DISTINCT a) FROM names")), QStringLiteral("4\n"));
    }

    void stopsAtItsLimitAndGoesOnWhenTheRowsAreDecided()
    {
        ChangeFixture fixture(onKept(QStringLiteral("- update: names\n  set: { name: \"'no'\" }\n  limit: 1")));
        QVERIFY(fixture.figures().startsWith(QStringLiteral("GW-4012 update names: 3 rows")));
        const auto result = fixture.run(0, 2);
        QVERIFY(result);
        QCOMPARE(ChangeFixture::figuresOf(*result), QStringLiteral("3 0 0 0 3"));
    }

    void sqlOfThePlanMayOnlyRead()
    {
        ChangeFixture fixture(onKept(
            QStringLiteral("- update: names\n  set: { name: (SELECT name FROM pragma_database_list) }")));
        QVERIFY2(fixture.figures().startsWith(QStringLiteral("GW-1012")), qPrintable(fixture.figures()));
    }
};

QTEST_GUILESS_MAIN(TestUpdates)
#include "test_updates.moc"
