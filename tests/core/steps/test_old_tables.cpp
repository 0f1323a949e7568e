// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Tables of the old version, which stay until the clean-up: a way back and people rely on them.
class TestOldTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areComparedWithTheSource()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        for (const char* const name : {"artists", "playlist_tracks"})
            QCOMPARE(shop.checkNamed(QLatin1StringView(name) + QStringLiteral(", of the old version, is as it was")).verdict,
                     Verdict::Passed);
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(shop.validatedAgain(), QString());
        for (const char* const name : {"v1_artists", "playlist_tracks"}) // the other name was free
            QCOMPARE(shop.checkNamed(QLatin1StringView(name) + QStringLiteral(", of the old version, is as it was")).verdict,
                     Verdict::Passed);
    }

    void areNamedWithWhatChangedInThem_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        QTest::newRow("a cell") << "UPDATE artists SET name = 'High Tide' WHERE id = 2"
                                << "artists, of the old version, is as it was: failed: 1 row with other values in name\n"
                                   "  artists | 2 | name | 'Low Tide' | 'High Tide'";
        QTest::newRow("a lost row of a table without row ids")
            << "DELETE FROM playlist_tracks WHERE playlist_id = 2 AND track_id = 4"
            << "playlist_tracks, of the old version, is as it was: failed: 1 row missing\n"
               "  playlist_tracks | 2, 4 | the row | 2 | 4 | no such row";
        QTest::newRow("a doubled row") << "INSERT INTO customers SELECT 'd-4', first, last, mail FROM customers WHERE id = 'b-2'"
                                       << "customers, of the old version, is as it was: failed: 1 row too many";
    }

    void areNamedWithWhatChangedInThem()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        Shop shop;
        shop.plant(sql);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(named), qPrintable(found));
    }

    void areNoFaultWhereSomebodyWroteThemSinceTheCutover()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.run().writeAsTheApplication(QStringLiteral("UPDATE v1_artists SET name = 'High Tide' WHERE id = 2"));
        (void)shop.validatedAgain();
        const CheckResult old = shop.checkNamed(QStringLiteral("v1_artists, of the old version, is as it was"));
        QCOMPARE(old.verdict, Verdict::Passed);
        VERIFY_NAMES(old.figures, "1 row written since the cut-over, all others as they were");
    }

    void areNotAskedForOnceTheyAreDropped()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cleanup"), true), Exit::Done);
        (void)shop.run().session().validate(true);
        QCOMPARE(shop.checkNamed(QStringLiteral("v1_artists, of the old version, is as it was"), QStringLiteral("verify")).name,
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestOldTables)
#include "test_old_tables.moc"
