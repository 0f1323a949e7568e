// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// Kinds lose a row, uses get other numbers, tags another definition, letters are written by a script, and
/// the diary is only kept.
RunText changesText()
{
    RunText text;
    text.source += QStringLiteral(
        ";CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT, code TEXT);"
        "CREATE TABLE uses (id INTEGER PRIMARY KEY, tag_id INT REFERENCES tags (id) ON DELETE CASCADE, n "
        "INT, word TEXT);"
        "CREATE TABLE letters (id INTEGER PRIMARY KEY, word TEXT);"
        "CREATE TABLE diary (word TEXT, day TEXT);"
        "INSERT INTO tags VALUES (1, 'red', 'a'), (2, NULL, 'b'), (3, 'blue', 'c'), (9, 'green', 'd'); "
        "DELETE FROM tags WHERE id = 9;"
        "INSERT INTO uses VALUES (1, 1, 1, 'one'), (2, 1, 2, 'two'), (3, 2, 3, 'three'), (4, 3, 4, 'four');"
        "INSERT INTO kinds VALUES (3, 'enemy'); INSERT INTO letters VALUES (1, 'dear'); INSERT INTO diary "
        "VALUES ('sun', 'mon'), ('rain', 'tue')");
    text.target += QStringLiteral("CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT "
                                  "NULL, code TEXT, size INT DEFAULT 1);\n");
    text.keep = QStringLiteral("keep: [kinds, uses, letters, diary]");
    text.moves +=
        QStringLiteral("      - update: uses\n        set: { n: n * 2 }\n        where: [{ rule: the small "
                       "ones, when: n < 4 }]\n"
                       "      - delete: kinds\n        rule: no enemies\n        when: name = 'enemy'\n"
                       "      - rebuild: tags\n        columns: { tag: upper(tags.tag) }\n"
                       "      - sql: write letters\n        script: change.sql\n        writes: [letters]\n");
    text.script = QStringLiteral("UPDATE target.letters SET word = 'love';\n");
    text.validate = QStringLiteral("      - validate: all\n");
    return text;
}

QString contents(Shop& shop)
{
    QString text;
    for (const CheckResult& check : shop.run().session().status().checks) {
        if (check.phase == QLatin1StringView("validate") &&
            check.name.startsWith(QLatin1StringView("content of ")))
            text += QStringLiteral("%1 %2: %3%4\n")
                        .arg(check.name.mid(11), verdictId(check.verdict), check.figures, check.why);
    }
    return text;
}

} // namespace

/// Faults in tables that steps change or keep: what no step did is found, with its row and both values.
class TestPlantedChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comparesWhatStepsLeaveAsItWas()
    {
        Shop shop(changesText());
        (void)shop.validated();
        const QString found = contents(shop);
        VERIFY_NAMES(found, "kinds passed: 2 rows expected, 2 there; 2 columns compared, digests equal\n");
        VERIFY_NAMES(found, "uses passed: 3 rows expected, 3 there; 3 columns compared, digests equal\n");
        VERIFY_NAMES(found, "uses, other columns not_run: n: an update sets it\n");
        VERIFY_NAMES(found, "tags passed: 2 rows expected, 2 there; 4 columns compared, digests equal\n");
        VERIFY_NAMES(found, "letters not_run: not compared: a script of the plan writes it\n");
        QVERIFY2(!found.contains(QStringLiteral("diary")), qPrintable(found)); // by its digest
    }

    void namesWhatNoStepDid_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("sample");
        QTest::newRow("rebuilt, carried") << "UPDATE tags SET code = 'z' WHERE id = 3"
                                          << "content of tags: failed: 1 row with other values in code"
                                          << "  tags | 3 | code | 'c' | 'z'";
        QTest::newRow("rebuilt, computed") << "UPDATE tags SET tag = 'BLACK' WHERE id = 1"
                                           << "content of tags: failed: 1 row with other values in tag"
                                           << "  tags | 1 | tag | 'RED' | 'BLACK'";
        QTest::newRow("rebuilt, default") << "UPDATE tags SET size = 7 WHERE id = 1"
                                          << "content of tags: failed: 1 row with other values in size"
                                          << "  tags | 1 | size | 1 | 7";
        QTest::newRow("updated, another column") << "UPDATE uses SET word = 'zzz' WHERE id = 4"
                                                 << "content of uses: failed: 1 row with other values in word"
                                                 << "  uses | 4 | word | 'four' | 'zzz'";
        QTest::newRow("two cells changed places")
            << "UPDATE uses SET word = CASE id WHEN 1 THEN 'two' ELSE 'one' END WHERE id < 3"
            << "content of uses: failed: 2 rows with other values in word"
            << "  uses | 1 | word | 'one' | 'two'";
        QTest::newRow("a row too few") << "DELETE FROM uses WHERE id = 1"
                                       << "content of uses: failed: 1 row missing"
                                       << "  uses | 1 | the row | ";
        QTest::newRow("a row deleted by a step is back") << "INSERT INTO kinds VALUES (3, 'enemy')"
                                                         << "content of kinds: failed: 1 row too many"
                                                         << "  kinds | 3 | the row | no such row";
        QTest::newRow("kept, a value") << "UPDATE diary SET word = 'snow' WHERE day = 'tue'"
                                       << "diary is kept as it was: failed: 1 row with other values in word"
                                       << "  diary | 2 | word | 'rain' | 'snow'";
        QTest::newRow("kept, a storage class")
            << "UPDATE diary SET word = CAST(word AS BLOB) WHERE day = 'tue'"
            << "diary is kept as it was: failed: 1 row with other values in word"
            << "  diary | 2 | word | 'rain' | ";
        QTest::newRow("kept, a row id") << "UPDATE diary SET rowid = 7 WHERE rowid = 2"
                                        << "diary is kept as it was: failed: 1 row missing, 1 row too many"
                                        << "  diary | 7 | the row | no such row";
        QTest::newRow("numbers are gone")
            << "DELETE FROM sqlite_sequence WHERE name = 'tags'"
            << "numbers that AUTOINCREMENT gave: failed: tags: 9 was given, and none is known now"
            << "  tags | 9 | none";
        QTest::newRow("numbers are lower")
            << "UPDATE sqlite_sequence SET seq = 4 WHERE name = 'tags'"
            << "numbers that AUTOINCREMENT gave: failed: tags: 9 was given, and 4 is known now"
            << "  tags | 9 | 4";
    }

    void namesWhatNoStepDid()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        QFETCH(QString, sample);
        Shop shop(changesText());
        shop.plant(sql);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(named), qPrintable(found));
        QVERIFY2(found.contains(sample), qPrintable(found));
    }

    void looksAwayFromTheRowsThatAnExpressionFailedOver()
    {
        RunText text = changesText();
        text.source += QStringLiteral(
            ";UPDATE tags SET code = '{\"x\": 1}'; UPDATE tags SET code = 'no JSON' WHERE id = 2");
        text.moves.replace(QStringLiteral("tag: upper(tags.tag)"),
                           QStringLiteral("tag: \"tag || json_extract(code, '$.x')\""));
        Shop shop(text);
        shop.plant(QStringLiteral("UPDATE tags SET tag = 'grey' WHERE id = 3"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "  tags | 3 | tag | 'blue1' | 'grey'");
    }

    void callsNoRowOfTheApplicationAFault()
    {
        Shop shop(changesText());
        (void)shop.validated();
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.run().writeAsTheApplication(QStringLiteral(
            "UPDATE uses SET word = 'five' WHERE id = 4; UPDATE diary SET word = 'fog' WHERE day = 'tue';"
            "INSERT INTO diary VALUES ('hail', 'wed'); INSERT INTO kinds VALUES (8, 'new')"));
        (void)shop.validatedAgain();
        VERIFY_EXIT(shop.outcome(), Exit::Done);
        const CheckResult diary = shop.checkNamed(QStringLiteral("diary is kept as it was"));
        QCOMPARE(diary.verdict, Verdict::Passed);
        VERIFY_NAMES(diary.figures, "2 rows written since the cut-over, all others as they were");
        const CheckResult uses = shop.checkNamed(QStringLiteral("content of uses"));
        QCOMPARE(uses.verdict, Verdict::Passed);
        VERIFY_NAMES(uses.figures, "1 row written since the cut-over, all others as they were");
        const CheckResult kinds = shop.checkNamed(QStringLiteral("rows of kinds, which steps change"));
        QCOMPARE(kinds.verdict, Verdict::Passed);
        VERIFY_NAMES(kinds.figures, "1 row more since the cut-over");
    }

    void namesTheCellOfAKeptTableThatChangedThoughNobodyCommitted()
    {
        Shop shop(changesText());
        (void)shop.validated();
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        Shop::flipByte(shop.run().database(), "raintue", 0, 'R');
        (void)shop.validatedAgain();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        const CheckResult diary = shop.checkNamed(QStringLiteral("diary is kept as it was"));
        QCOMPARE(diary.verdict, Verdict::Failed);
        VERIFY_NAMES(diary.why, "no program has committed anything");
        QCOMPARE(diary.samples.value(0).join(u'|'), QStringLiteral("diary|2|word|'rain'|'Rain'"));
    }

    void pairsRowsWhoseKeySqliteGave()
    {
        RunText text;
        text.target += QStringLiteral(
            "CREATE TABLE stays (id INTEGER PRIMARY KEY, person_id INT, kind TEXT DEFAULT 'short');\n");
        text.moves +=
            QStringLiteral("      - { move: visits, into: stays, columns: { person_id: person_id } }\n");
        text.drop = QStringLiteral("      - drop: all\n");
        Shop shop(text);
        shop.plant(QStringLiteral("UPDATE stays SET kind = 'long' WHERE id = 2"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of stays: failed: 1 row with other values in kind");
        VERIFY_NAMES(found, "  stays | 2 | kind | 'short' | 'long'");
    }
};

QTEST_GUILESS_MAIN(TestPlantedChanges)
#include "test_planted_changes.moc"
