// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Faults that are planted from outside between the move and its validation: each is found and named.
class TestPlantedFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reportsNothingOnACleanMigration()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.outcome(), Exit::Done);
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(shop.findings(), QString());
        QCOMPARE(shop.findings(QStringLiteral("verify")), QString());
    }

    void saysOfEachCheckWhatItAskedAndFoundAndHowLongItTook()
    {
        Shop shop;
        (void)shop.validated();
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("verify"), true), Exit::Done);
        QSet<QString> suites;
        for (const CheckResult& check : shop.run().session().status().checks) {
            suites.insert(check.suite);
            QVERIFY2(!check.query.isEmpty(), qPrintable(check.name));
            QVERIFY2(!check.figures.isEmpty(), qPrintable(check.name));
            QVERIFY2(check.elapsedUs > 0, qPrintable(check.name));
            QVERIFY2(check.at.isValid(), qPrintable(check.name));
        }
        for (const char* const suite : {"data integrity", "functionality", "performance", "security"})
            QVERIFY2(suites.contains(QString::fromLatin1(suite)), suite);
    }

    void comparesEveryColumnOfEveryTable()
    {
        Shop shop;
        (void)shop.validated();
        QStringList tables;
        for (const CheckResult& check : shop.run().session().status().checks) {
            if (check.name.startsWith(QStringLiteral("content of ")))
                tables.append(check.name.mid(11) + u' ' + check.figures);
        }
        QCOMPARE(tables.join(u'\n'), QStringLiteral("artists 3 rows expected, 3 there; 2 columns compared, digests equal\n"
                                                    "albums 4 rows expected, 4 there; 3 columns compared, digests equal\n"
                                                    "tracks 200 rows expected, 200 there; 7 columns compared, digests equal\n"
                                                    "customers 3 rows expected, 3 there; 3 columns compared, digests equal\n"
                                                    "invoices 60 rows expected, 60 there; 4 columns compared, digests equal\n"
                                                    "invoice_lines 120 rows expected, 120 there; 4 columns compared, digests equal\n"
                                                    "playlists 3 rows expected, 3 there; 2 columns compared, digests equal, 1 with a suffix\n"
                                                    "playlist_items 30 rows expected, 30 there; 2 columns compared, digests equal"));
    }

    void namesAChangedCell()
    {
        Shop shop;
        shop.plant(QStringLiteral("UPDATE new.tracks SET price = 9.99 WHERE id = 17"));
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        VERIFY_NAMES(found, "content of tracks: failed: 1 row with other values in price");
        VERIFY_NAMES(found, "  tracks | 17 | price | 1.29 | 9.99");
    }

    void namesTwoCellsThatChangedPlaces()
    {
        Shop shop;
        shop.plant(QStringLiteral("UPDATE new.albums SET title = CASE id WHEN 1 THEN 'South' ELSE 'North' END WHERE id IN (1, 2)"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of albums: failed: 2 rows with other values in title");
        VERIFY_NAMES(found, "  albums | 1 | title | 'North' | 'South'");
        VERIFY_NAMES(found, "  albums | 2 | title | 'South' | 'North'");
    }

    void namesCellsThatChangedPlacesWhereRowsHaveNoKey()
    {
        Shop shop;
        shop.plant(QStringLiteral("UPDATE new.invoice_lines SET quantity = CASE rowid WHEN 1 THEN 1 ELSE 2 END WHERE rowid IN (1, 2)"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of invoice_lines: failed: 2 rows missing, 2 rows too many");
        VERIFY_NAMES(found, "2 | 2 | 0.99 | 2 | no such row");
    }

    void namesALostRow()
    {
        Shop shop;
        shop.plant(QStringLiteral("DELETE FROM playlist_items WHERE playlist_id = 2 AND track_id = 4"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of playlist_items: failed: 1 row missing");
        VERIFY_NAMES(found, "  playlist_items | 2, 4 | the row | 2 | 4 | no such row");
        VERIFY_NAMES(found, "rows of playlist_items: failed");
    }

    void namesADoubledRow()
    {
        Shop shop;
        shop.plant(QStringLiteral("INSERT INTO new.invoice_lines SELECT * FROM new.invoice_lines WHERE rowid = 7;"
                                  "INSERT INTO new.customers SELECT 'd-4', full_name, mail FROM new.customers WHERE id = 'a-1'"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of invoice_lines: failed: 1 row too many");
        VERIFY_NAMES(found, "content of customers: failed: 1 row too many");
        VERIFY_NAMES(found, "  customers | 'd-4' | the row | no such row | 'd-4' | 'Mira Holtby' | 'mira@example.org'");
    }

    void namesAFlippedByteThatNoIndexHolds()
    {
        Shop shop;
        shop.flipByte(shop.run().workFile(), "Mira Holtby", 5, 'B');
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of customers: failed: 1 row with other values in full_name");
        VERIFY_NAMES(found, "  customers | 'a-1' | full_name | 'Mira Holtby' | 'Mira Boltby'");
        QVERIFY2(!found.contains(QStringLiteral("integrity:")), qPrintable(found)); // integrity_check cannot see it
    }

    void namesANameThatNoSuffixExplains()
    {
        Shop shop;
        shop.plant(QStringLiteral("UPDATE new.playlists SET name = 'Dusk 2' WHERE id = 3"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of playlists: failed: 1 row with other values in name");
        VERIFY_NAMES(found, "  playlists | 3 | name | 'Dusk' | 'Dusk 2'");
    }

    void namesANewOrphan()
    {
        Shop shop;
        shop.plant(QStringLiteral("UPDATE new.albums SET artist_id = 99 WHERE id = 3"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "foreign keys: failed: albums → artists: 0 before, 1 now");
        VERIFY_NAMES(found, "  albums | 3 | artist_id | 99 | artists");
        VERIFY_NAMES(found, "  albums | 3 | artist_id | 2 | 99"); // the content, too
    }

    void namesWhatChangedInAKeptTable_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("row");
        QTest::newRow("a cell") << "UPDATE media SET name = 'tape' WHERE id = 2"
                                << "1 row with other values in name"
                                << "  media | 2 | name | 'vinyl' | 'tape'";
        QTest::newRow("two cells that changed places")
            << "UPDATE media SET name = CASE id WHEN 1 THEN 'vinyl' ELSE 'file' END"
            << "2 rows with other values in name"
            << "  media | 1 | name | 'file' | 'vinyl'\n  media | 2 | name | 'vinyl' | 'file'";
        QTest::newRow("a dropped row") << "DELETE FROM media WHERE id = 1"
                                       << "1 row missing"
                                       << "  media | 1 | the row | 1 | 'file' | no such row";
        QTest::newRow("a doubled row") << "INSERT INTO media SELECT 3, name FROM media WHERE id = 2"
                                       << "1 row too many"
                                       << "  media | 3 | the row | no such row | 3 | 'vinyl'";
    }

    void namesWhatChangedInAKeptTable()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        QFETCH(QString, row);
        Shop shop;
        shop.plant(QStringLiteral("DROP TRIGGER media_renamed;") + sql);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(QStringLiteral("media is kept as it was: failed: ") + named),
                 qPrintable(found));
        for (const QString& line : row.split(u'\n'))
            QVERIFY2(found.contains(line), qPrintable(found));
    }

    void namesWhatChangedInAKeptTableOfTheLiveFile()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.flipByte(shop.run().database(), "vinyl", 0, 'V');
        const QString found = shop.validatedAgain();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        VERIFY_NAMES(found, "media is kept as it was: failed: 1 row with other values in name; no program "
                            "has committed anything");
        VERIFY_NAMES(found, "  media | 2 | name | 'vinyl' | 'Vinyl'");
        shop.run().writeAsTheApplication(QStringLiteral("INSERT INTO media VALUES (3, 'tape')"));
        (void)shop.validatedAgain(); // from now on nobody can tell who changed the other row
        const CheckResult media = shop.checkNamed(QStringLiteral("media is kept as it was"));
        QCOMPARE(media.verdict, Verdict::Passed);
        VERIFY_NAMES(media.figures, "2 rows written since the cut-over, all others as they were");
    }

    void namesAnEditedAuditLine()
    {
        Shop shop;
        shop.run().close();
        shop.plant(QStringLiteral("UPDATE migration_audit SET detail = 'nothing' WHERE number = 2"), shop.run().workspace() + QStringLiteral("/journal.db"));
        (void)shop.run().reopen();
        VERIFY_NAMES(shop.validated(),
                     "audit log: failed: The audit log was changed: entry 2 does not fit the one before");
    }

    void namesMissingFiles()
    {
        RunText text = shopText();
        text.validate = QStringLiteral("      - { validate: data integrity, files: [{ table: customers, column: full_name, folder: faces, severity: warning }] }\n");
        Shop shop(text);
        QDir(QFileInfo(shop.run().database()).path()).mkdir(QStringLiteral("faces"));
        shop.run().write(QStringLiteral("faces/Jon Askew"), QStringLiteral("x"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "files of customers.full_name: warning: 2 files are missing\n  Ida Varga | ");
        QVERIFY2(!found.contains(QStringLiteral("Jon Askew")), qPrintable(found));
    }

    void reusesResultsOfTheLastHourWhileNothingChanges()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        const auto figures = [&](const Outcome& outcome) {
            for (const CheckResult& check : outcome.checks) {
                if (check.name == QLatin1StringView("content of tracks"))
                    return check.figures;
            }
            return outcome.message;
        };
        QVERIFY(figures(shop.run().session().validate()).contains(QStringLiteral("; reused, from ")));
        QVERIFY(!figures(shop.run().session().validate(true)).contains(QStringLiteral("reused")));
        shop.plant(QStringLiteral("UPDATE new.tracks SET title = 'x' WHERE id = 5"));
        const Outcome outcome = shop.run().session().validate();
        VERIFY_EXIT(outcome, Exit::ValidationFailed);
        QVERIFY(!figures(outcome).contains(QStringLiteral("reused")));
        VERIFY_NAMES(shop.findings(), "  tracks | 5 | title | 'Track 5' | 'x'");
    }

    void reusesNothingThatIsOlderThanAnHour()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        const auto isReused = [&] {
            return shop.run().session().validate().checks.first().figures.contains(
                QStringLiteral("; reused, from "));
        };
        QVERIFY(isReused());
        const auto age = [&](int seconds) {
            const QString at = timeText(QDateTime::currentDateTimeUtc().addSecs(-seconds));
            shop.plant(QStringLiteral("UPDATE facts SET value = '%1' || substr(value, instr(value, ' ')) "
                                      "WHERE name = 'checked validate 0'")
                           .arg(at),
                       shop.run().workspace() + QStringLiteral("/journal.db"));
        };
        age(3500);
        QVERIFY(isReused());
        age(3601);
        QVERIFY(!isReused());
    }
};

QTEST_GUILESS_MAIN(TestPlantedFaults)
#include "test_planted_faults.moc"
