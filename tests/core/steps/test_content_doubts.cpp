// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// A kept table is updated once others have asked for its rows, and a row of another one leaves as the phase ends.
RunText doubtfulText()
{
    RunText text = shopText();
    text.source += QStringLiteral(
        ";CREATE TABLE nodes (id INTEGER PRIMARY KEY, up INT, name TEXT);"
        "INSERT INTO nodes VALUES (1, NULL, 'root'), (2, 9, 'lost'), (3, 2, 'below');"
        "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INT, media TEXT, sold_as INT);"
        "INSERT INTO pets VALUES (1, 1, 'tape', 1), (2, 2, 'disc', 2), (3, 3, 'wax', 1)");
    text.target += QStringLiteral("CREATE TABLE nodes (id INTEGER PRIMARY KEY, up INT REFERENCES nodes (id), name TEXT);\n"
                                  "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INT REFERENCES artists (id), media TEXT, word TEXT);\n");
    text.moves += QStringLiteral("      - { move: nodes, into: nodes, columns: { \"*\": same } }\n"
                                 "      - { move: pets, into: pets, columns: { id: id, owner: \"ref(artists, owner)\", media: media,"
                                 " word: \"(SELECT m.name FROM media AS m WHERE m.id = pets.sold_as)\" } }\n"
                                 "      - { update: media, set: { name: upper(name) } }\n");
    text.validate = QStringLiteral("      - validate: all\n");
    return text;
}

} // namespace

/// What a move asked for has changed since, so that the source does not tell what it gave: only that is left out, and what nobody
/// planned is found there too.
class TestContentDoubts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOutWhatAsksForChangedRowsAndNothingElse()
    {
        Shop shop(doubtfulText());
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of pets, other columns: not_run: word: it asks for rows of media, which a step changes");
        QVERIFY2(!found.contains(QStringLiteral("media: ")) && !found.contains(QStringLiteral("owner")), qPrintable(found));
        QVERIFY2(!found.contains(QStringLiteral("failed")), qPrintable(found));
        QCOMPARE(shop.checkNamed(QStringLiteral("content of pets")).verdict, Verdict::Passed);
        const CheckResult written = shop.checkNamed(QStringLiteral("pets is as its steps left it"));
        QCOMPARE(written.verdict, Verdict::Passed);
        QCOMPARE(written.figures, QStringLiteral("3 rows then, 3 now; 4 columns"));
        // Told whole by the source: nothing else has to vouch for it.
        QCOMPARE(shop.checkNamed(QStringLiteral("albums is as its steps left it")).verdict, Verdict::NotRun);
    }

    void namesWhatNoStepDid_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("sample");
        QTest::newRow("a column called as a changed table")
            << "UPDATE new.pets SET media = 'WRONG' WHERE id = 2"
            << "content of pets: failed: 1 row with other values in media"
            << "  pets | 2 | media | 'disc' | 'WRONG'";
        QTest::newRow("a reference, as rows of another table left late")
            << "UPDATE new.pets SET owner = 3 WHERE id = 1"
            << "content of pets: failed: 1 row with other values in owner"
            << "  pets | 1 | owner | 1 | 3";
        QTest::newRow("a value that the source does not tell")
            << "UPDATE new.pets SET word = 'none' WHERE id = 3"
            << "pets is as its steps left it: failed: values of word were changed since its phase ended" << "";
        QTest::newRow("two suffixes that changed places")
            << "UPDATE new.playlists SET name = 'x' WHERE id = 2; UPDATE new.playlists SET name = 'Dusk' WHERE id = 3;"
               "UPDATE new.playlists SET name = 'Dusk (2)' WHERE id = 2"
            << "playlists is as its steps left it: failed: values of name were changed since its phase ended" << "";
        QTest::newRow("a value that an update set")
            << "UPDATE media SET name = 'FILM' WHERE id = 1"
            << "media is as its steps left it: failed: values of name were changed since its phase ended" << "";
    }
    void namesWhatNoStepDid()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        QFETCH(QString, sample);
        Shop shop(doubtfulText());
        shop.plant(sql);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(named), qPrintable(found));
        QVERIFY2(found.contains(sample), qPrintable(found));
    }

    void namesATableThatLostARow()
    {
        Shop shop(doubtfulText());
        (void)shop.validated();
        shop.plant(QStringLiteral("DELETE FROM new.pets WHERE id = 3; INSERT INTO new.pets VALUES (4, 3, 'wax', 'file')"));
        const QString found = shop.validatedAgain();
        VERIFY_NAMES(found, "pets is as its steps left it: failed: values of id, owner, media, word were changed since its phase ended");
        VERIFY_NAMES(found, "content of pets: failed: 1 row missing, 1 row too many");
    }

    void forgetsWhatWasWrittenByARollback()
    {
        Shop shop(doubtfulText());
        (void)shop.validated();
        VERIFY_EXIT(shop.run().rollBack(QStringLiteral("move")), Exit::Done);
        (void)shop.run().runTo(QStringLiteral("move"));
        QVERIFY2(!shop.validated().contains(QStringLiteral("failed")), qPrintable(shop.findings()));
    }
};

QTEST_GUILESS_MAIN(TestContentDoubts)
#include "test_content_doubts.moc"
