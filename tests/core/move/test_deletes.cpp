// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/change_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

ChangeText family(const QString& onDelete, const QString& steps)
{
    return {.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, n);"
                                     "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT DEFAULT 3 REFERENCES a ON DELETE %1);"
                                     "CREATE TABLE c (b_id INT REFERENCES b ON DELETE CASCADE, PRIMARY KEY (b_id)) WITHOUT ROWID;"
                                     "CREATE TABLE gone (a_id INT REFERENCES a ON DELETE CASCADE);"
                                     "INSERT INTO a VALUES (1, 1), (2, 2), (3, 3); INSERT INTO b VALUES (10, 1), (11, 1), (12, 2), (13, NULL);"
                                     "INSERT INTO c VALUES (10), (12); INSERT INTO gone VALUES (1)").arg(onDelete),
            .target = QStringLiteral("CREATE TABLE other (id INTEGER PRIMARY KEY);"),
            .steps = steps,
            .keep = QStringLiteral("a, b, c")};
}

const QString kPlain = QStringLiteral("- delete: a\n  rule: ones go\n  when: n = 1");

} // namespace

class TestDeletes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesRowsOutByTheirRule()
    {
        ChangeText text = family(QStringLiteral("CASCADE"), QStringLiteral("- delete: a\n  rule: :n go\n  when: n = :n + 0"));
        text.parameters = QStringLiteral("{ n: \"3\" }");
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 0 0 1 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM a")), lines({"1", "2"}));
        QCOMPARE(fixture.lineage(), QStringLiteral("'a' | 3 | 1000000 | 2 | NULL | ':n go'\n"));
        QCOMPARE(fixture.changed(), QStringLiteral("'a' | 0 | 1 | 0 | 0 | 0\n"));
        QCOMPARE(fixture.radius().verdict, Verdict::Passed);
        QCOMPARE(fixture.radius().figures, QStringLiteral("deletes 1 row of a"));
        QCOMPARE(fixture.left(), QString());
        QCOMPARE(fixture.figures(), QStringLiteral("3 0 0 1 0"));
    }

    void deletesNothingThatOthersReferTo()
    {
        ChangeFixture fixture(family(QStringLiteral("CASCADE"), kPlain));
        const auto result = fixture.run();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::StillReferenced);
        QVERIFY2(result.error().what.contains(QStringLiteral("“ones go” takes out of a are referred to by 2 rows of b (ON DELETE CASCADE).")), qPrintable(result.error().what));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM a")), QStringLiteral("3\n"));
        QCOMPARE(fixture.left(), QString());
        QCOMPARE(fixture.radius().verdict, Verdict::Warning);
        QCOMPARE(fixture.radius().samples, (QList<QStringList>{{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("CASCADE"), QStringLiteral("2"), QStringLiteral("forbids it")}}));
    }

    void cascadesThroughTablesOfTheNewVersionOnly()
    {
        ChangeFixture fixture(family(QStringLiteral("CASCADE"), kPlain + QStringLiteral("\n  cascade: true")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 0 0 4 0")); // a 1, b 10 and 11, c 10
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b")), lines({"12", "13"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT b_id FROM c")), QStringLiteral("12\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM gone")), QStringLiteral("1\n"));
        QCOMPARE(fixture.changed(), lines({"'a' | 0 | 1 | 0 | 0 | 0", "'b' | 0 | 2 | 0 | 0 | 0", "'c' | 0 | 1 | 0 | 0 | 0"}));
        QCOMPARE(fixture.radius().figures, QStringLiteral("deletes 1 row of a, 2 rows of b, 1 row of c"));
        QCOMPARE(fixture.radius().verdict, Verdict::Warning);
    }

    void setsReferencesToNullOrToTheirDefault_data()
    {
        QTest::addColumn<QString>("onDelete");
        QTest::addColumn<QString>("b");
        QTest::newRow("NULL") << "SET NULL" << lines({"10 | NULL", "11 | NULL", "12 | 2", "13 | NULL"});
        QTest::newRow("DEFAULT") << "SET DEFAULT" << lines({"10 | 3", "11 | 3", "12 | 2", "13 | NULL"});
    }

    void setsReferencesToNullOrToTheirDefault()
    {
        QFETCH(QString, onDelete);
        ChangeFixture fixture(family(onDelete, kPlain + QStringLiteral("\n  cascade: true")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 2 0 1 0"));
        QTEST(fixture.rows(QStringLiteral("SELECT * FROM b")), "b");
        QCOMPARE(fixture.changed(), lines({"'a' | 0 | 1 | 0 | 0 | 0", "'b' | 0 | 0 | 0 | 0 | 0"}));
    }

    void restrictForbidsTheCascadeToo_data()
    {
        QTest::addColumn<QString>("onDelete");
        QTest::newRow("restrict") << "RESTRICT";
        QTest::newRow("no action") << "NO ACTION";
        QTest::newRow("not null") << "SET NULL NOT NULL";
    }

    void restrictForbidsTheCascadeToo()
    {
        QFETCH(QString, onDelete);
        ChangeText text = family(onDelete, kPlain + QStringLiteral("\n  cascade: true"));
        text.source.replace(QStringLiteral("(12, 2), (13, NULL)"), QStringLiteral("(12, 2)"));
        ChangeFixture fixture(text);
        QVERIFY(fixture.figures().startsWith(QStringLiteral("GW-4020")));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM a")), QStringLiteral("3\n"));
    }

    void rowsThatReferToEachOtherGoTogether()
    {
        ChangeText text = family(QStringLiteral("CASCADE"), QStringLiteral("- delete: a\n  rule: all\n  when: \"1\""));
        text.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, a_id INT REFERENCES a); INSERT INTO a VALUES (1, 2), (2, 1), (3, 3)");
        text.keep = QStringLiteral("a");
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 0 0 3 0"));
    }

    void aDeletedRowOfTheTargetIsSkippedInTheSource()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE things (id TEXT PRIMARY KEY, n); INSERT INTO things VALUES ('x', 1), ('y', 2)"),
                               .target = QStringLiteral("CREATE TABLE things (id TEXT PRIMARY KEY, n); CREATE TABLE kinds (id TEXT PRIMARY KEY, n);"),
                               .steps = QStringLiteral("- move: things\n  into: things\n  columns: { id: id, n: n }\n"
                                                       "- move: things\n  into: kinds\n  columns: { id: id, n: n }\n"
                                                       "- delete: things\n  rule: no x\n  when: id = 'x'\n"
                                                       "- delete: kinds\n  rule: no y\n  when: id = 'y'\n"
                                                       "- delete: kinds\n  rule: no x\n  when: id = 'x'")});
        QCOMPARE(fixture.figures(0), QStringLiteral("2 0 0 1 0"));
        QCOMPARE(fixture.figures(1), QStringLiteral("2 0 0 1 0"));
        QCOMPARE(fixture.moved(0), QStringLiteral("1 | 1 | 0\n"));
        QCOMPARE(fixture.moved(1), QStringLiteral("1 | 1 | 0\n"));
        QCOMPARE(fixture.figures(2), QStringLiteral("1 0 0 1 0"));
        QCOMPARE(fixture.changed(), lines({"'things' | 0 | 1 | 0 | 0 | 0", "'kinds' | 0 | 1 | 0 | 0 | 0", "'kinds' | 0 | 1 | 0 | 0 | 0"}));
        // x is gone from both: nothing says moved any more. y is still in one.
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, min(disposition) FROM _godwit_lineage WHERE move < 2 GROUP BY 1 ORDER BY 1")),
                 lines({"'x' | 2", "'y' | 0"}));
    }

    void aKeyIsSkippedWhenTheLastOfItsRowsIsDeleted()
    {
        // 1 and 3 have two rows each, 2 was merged into one of 1's.
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, list TEXT); INSERT INTO a VALUES (1, 'x,y'), (2, 'y'), (3, 'z,x2')"),
                               .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT, a INT)"),
                               .steps = QStringLiteral("- move: a\n  into: b\n  join: [{ table: \"json_each(split_json(a.list, ','))\", as: part }]\n"
                                                       "  columns: { name: part.value, a: a.id }\n  group: { by: [name], keep: a }\n"
                                                       "- delete: b\n  rule: no y\n  when: name IN ('y', 'z')\n- delete: b\n  rule: no x\n  when: name = 'x'")});
        const QString fates = QStringLiteral("SELECT source_key, disposition, rule FROM _godwit_lineage WHERE move = 0");
        const QString counts = QStringLiteral("SELECT seen, moved, merged, skipped, quarantined FROM _godwit_cursor");
        QCOMPARE(fixture.figures(), QStringLiteral("4 0 0 2 0"));
        QCOMPARE(fixture.rows(fates), lines({"1 | 0 | 'several rows'", "2 | 2 | 'no y'", "3 | 0 | 'several rows'"}));
        QCOMPARE(fixture.rows(counts), lines({"3 | 2 | 0 | 1 | 0"}));
        QCOMPARE(fixture.figures(1), QStringLiteral("2 0 0 1 0"));
        QCOMPARE(fixture.rows(fates), lines({"1 | 2 | 'no x'", "2 | 2 | 'no y'", "3 | 0 | 'several rows'"}));
        QCOMPARE(fixture.rows(counts), lines({"3 | 1 | 0 | 2 | 0"}));
        QCOMPARE(fixture.changed(), lines({"'b' | 0 | 2 | 0 | 0 | 0", "'b' | 0 | 1 | 0 | 0 | 0"}));
    }

    void whatWasMergedIntoADeletedRowIsSkippedWithIt()
    {
        ChangeFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT); INSERT INTO a VALUES (1, 'x'), (2, 'x'), (3, 'y'), (4, 'y')"),
                               .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, code TEXT)"),
                               .steps = QStringLiteral("- move: a\n  into: b\n  columns: { \"*\": same }\n  group: { by: [code], keep: id }\n- delete: b\n  rule: no x\n  when: code = 'x'")});
        QCOMPARE(fixture.figures(), QStringLiteral("2 0 0 1 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT source_key, disposition, rule FROM _godwit_lineage WHERE move = 0")),
                 lines({"1 | 2 | 'no x'", "2 | 2 | 'no x'", "4 | 1 | ''"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT seen, moved, merged, skipped FROM _godwit_cursor")), lines({"4 | 1 | 1 | 2"}));
    }

    void goesOnWhereItStoodAfterAnyBatch()
    {
        ChangeText text = family(QStringLiteral("CASCADE"), QStringLiteral("- delete: a\n  rule: even\n  when: id % 2 = 0\n  cascade: true"));
        text.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT REFERENCES a ON DELETE CASCADE);"
                                     "CREATE TABLE c (b_id INT DEFAULT 1 REFERENCES b ON DELETE SET DEFAULT, PRIMARY KEY (b_id)) WITHOUT ROWID;"
                                     "CREATE TABLE d (id TEXT PRIMARY KEY, b_id INT REFERENCES b ON DELETE SET NULL);"
                                     "INSERT INTO a WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i FROM n;"
                                     "INSERT INTO b SELECT id, id FROM a; INSERT INTO d SELECT 'd' || id, id FROM a");
        text.keep = QStringLiteral("a, b, c, d");
        ChangeFixture fixture(text);
        QVERIFY(fixture.runWithStops() > 20);
        QCOMPARE(fixture.figures(), QStringLiteral("3000 1500 0 3000 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b), (SELECT count(*) FROM d WHERE b_id IS NULL), (SELECT count(*) FROM _godwit_lineage)")),
                 QStringLiteral("1500 | 1500 | 1500 | 3000\n"));
        QCOMPARE(fixture.radius().figures, QStringLiteral("deletes 1,500 rows of a, 1,500 rows of b"));
        QCOMPARE(fixture.left(), QString());
        QCOMPARE(fixture.changed(), lines({"'a' | 0 | 1500 | 0 | 0 | 0", "'b' | 0 | 1500 | 0 | 0 | 0", "'d' | 0 | 0 | 0 | 0 | 0"}));
    }

    void aLongChainOfReferencesGoesAsAWhole()
    {
        // Against the order of the keys: each round finds one row more, and the last one none.
        ChangeText text = family(QStringLiteral("CASCADE"), QStringLiteral("- delete: a\n  rule: the last\n  when: id = 30\n  cascade: true"));
        text.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, a_id INT REFERENCES a ON DELETE CASCADE);"
                                     "INSERT INTO a WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) SELECT i, i + 1 FROM n; INSERT INTO a VALUES (500, NULL)");
        text.keep = QStringLiteral("a");
        ChangeFixture fixture(text);
        fixture.runWithStops();
        QCOMPARE(fixture.figures(), QStringLiteral("31 0 0 30 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM a")), QStringLiteral("500\n"));
    }

    void aRowOverWhichTheConditionFailsGoesToQuarantine()
    {
        ChangeFixture fixture(family(QStringLiteral("CASCADE"), QStringLiteral("- delete: a\n  rule: x\n  when: \"CASE id WHEN 2 THEN json('x') ELSE id = 3 END\"")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 0 0 1 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM a")), lines({"1"}));
        QVERIFY2(fixture.quarantine().contains(QStringLiteral("malformed JSON")), qPrintable(fixture.quarantine()));
        QCOMPARE(fixture.left(), QString());
    }
};

QTEST_GUILESS_MAIN(TestDeletes)
#include "test_deletes.moc"
