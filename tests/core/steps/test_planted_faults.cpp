// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

#define VERIFY_NAMES(text, part) QVERIFY2((text).contains(QStringLiteral(part)), qPrintable(text))

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
        QFile file(shop.run().workFile());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 at = file.readAll().indexOf("Mira Holtby");
        QVERIFY(at > 0);
        QVERIFY(file.seek(at + 5) && file.write("B") == 1);
        file.close();
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

    void namesWhatATableLost_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("named");
        QTest::newRow("check") << "_godwit_new_artists" << " CHECK (length(name) > 0)" << "" << "table artists: its definition lacks CHECK";
        QTest::newRow("autoincrement") << "_godwit_new_artists" << " AUTOINCREMENT" << "" << "table artists: its definition lacks AUTOINCREMENT";
        QTest::newRow("collation") << "_godwit_new_artists" << " COLLATE NOCASE" << "" << "table artists: its definition lacks COLLATE";
        QTest::newRow("partial index") << "invoices_large" << " WHERE total > 10" << "" << "index invoices_large: its definition lacks WHERE";
        QTest::newRow("strict") << "_godwit_new_playlists" << " STRICT" << "" << "table playlists: its definition lacks STRICT";
        QTest::newRow("generated column") << "_godwit_new_tracks" << "|| price ||" << "|| shelf ||" << "table tracks: its definition is another one";
        QTest::newRow("check of a kept table") << "media" << " CHECK (name <> '''')" << "" << "table media: its definition lacks CHECK";
    }

    void namesWhatATableLost()
    {
        QFETCH(QString, table);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, named);
        Shop shop;
        shop.edit(table, from, to);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(QStringLiteral("object ledger: failed: lost: ") + named), qPrintable(found));
    }

    void namesALostTriggerAndIndexOfAKeptTable()
    {
        Shop shop;
        shop.plant(QStringLiteral("DROP TRIGGER media_renamed; DROP INDEX media_name"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "index media_name: it is not there");
        VERIFY_NAMES(found, "trigger media_renamed: it is not there");
    }

    void namesALostTriggerOfTheLiveFile()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.plant(QStringLiteral("DROP TRIGGER titles_deleted; DROP VIEW album_titles;"
                                  "CREATE VIEW album_titles AS SELECT title AS name, title FROM albums"),
                   shop.run().database());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("verify")), Exit::ValidationFailed);
        const QString found = shop.findings(QStringLiteral("verify"));
        VERIFY_NAMES(found, "trigger titles_deleted: it is not there");
        VERIFY_NAMES(found, "view album_titles: its definition is another one");
    }

    void namesATriggerThatCannotRun()
    {
        RunText text = shopText();
        text.target += QStringLiteral("CREATE TRIGGER albums_lost AFTER DELETE ON albums BEGIN INSERT INTO diary (word) VALUES (old.title); END;\n"
                                      "CREATE TRIGGER artists_told AFTER INSERT ON artists BEGIN SELECT tell_application(new.name); END;\n");
        Shop shop(text);
        const QString found = shop.validated();
        VERIFY_NAMES(found, "trigger albums_lost: failed: ");
        VERIFY_NAMES(found, "diary");
        VERIFY_NAMES(found, "trigger artists_told: not_run: ");
    }

    void namesANewOrphan()
    {
        Shop shop;
        shop.plant(QStringLiteral("UPDATE new.albums SET artist_id = 99 WHERE id = 3"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "foreign keys: failed");
        VERIFY_NAMES(found, "  albums | 3 | artist_id | 2 | 99");
    }

    void namesAnIndexThatAQueryLost()
    {
        Shop shop;
        shop.plant(QStringLiteral("DROP INDEX IF EXISTS tracks_album"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "index tracks_album: it is not there");
        VERIFY_NAMES(found, "tracks of an album: warning: An index is lost: “SEARCH tracks USING INDEX tracks_album (album_id=?)” before");
    }

    void namesAnEditedAuditLine()
    {
        Shop shop;
        shop.run().close();
        shop.plant(QStringLiteral("UPDATE migration_audit SET detail = 'nothing' WHERE number = 2"), shop.run().workspace() + QStringLiteral("/journal.db"));
        (void)shop.run().reopen();
        VERIFY_NAMES(shop.validated(), "audit log: failed: ");
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
};

QTEST_GUILESS_MAIN(TestPlantedFaults)
#include "test_planted_faults.moc"
