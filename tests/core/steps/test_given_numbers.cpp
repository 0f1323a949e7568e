// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kCheck = QStringLiteral("numbers that AUTOINCREMENT gave");

/// The last artist was given number 9 and is gone; albums come from a query that accounts for them.
RunText numberedText()
{
    RunText text = shopText();
    text.source.replace(QStringLiteral("CREATE TABLE artists (id INTEGER PRIMARY KEY,"),
                        QStringLiteral("CREATE TABLE artists (id INTEGER PRIMARY KEY AUTOINCREMENT,"));
    text.source.replace(QStringLiteral("CREATE TABLE albums (id INTEGER PRIMARY KEY,"),
                        QStringLiteral("CREATE TABLE albums (id INTEGER PRIMARY KEY AUTOINCREMENT,"));
    text.source += QStringLiteral("; INSERT INTO artists VALUES (9, 'Gone'); DELETE FROM artists WHERE id = 9;"
                                  "INSERT INTO albums VALUES (30, 'Gone', 1); DELETE FROM albums WHERE id = 30");
    text.target.replace(QStringLiteral("CREATE TABLE albums (id INTEGER PRIMARY KEY,"),
                        QStringLiteral("CREATE TABLE albums (id INTEGER PRIMARY KEY AUTOINCREMENT,"));
    text.moves.replace(QStringLiteral("      - { move: albums, into: albums, columns: { \"*\": same } }\n"),
                       QStringLiteral("      - { move: all albums, query: \"SELECT id, title, artist_id FROM albums\","
                                      " accounts_for: { table: albums, key: [id] }, into: albums,"
                                      " columns: { id: id, title: title, artist_id: artist_id } }\n"));
    return text;
}

} // namespace

/// No number is given twice, though the row that had it is gone.
class TestGivenNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areGivenToNoOtherRowAfterTheCutover()
    {
        Shop shop(numberedText());
        QCOMPARE(shop.validated(), QString());
        QCOMPARE(shop.checkNamed(kCheck).figures, QStringLiteral("2 tables"));
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.run().writeAsTheApplication(QStringLiteral("INSERT INTO artists (name) VALUES ('New')"));
        QCOMPARE(shop.run().figure(QStringLiteral("SELECT max(id) FROM artists")), QStringLiteral("10"));
        shop.run().writeAsTheApplication(QStringLiteral("INSERT INTO albums (title, artist_id) VALUES ('New', 1)"));
        QCOMPARE(shop.run().figure(QStringLiteral("SELECT max(id) FROM albums")), QStringLiteral("31"));
        (void)shop.validatedAgain();
        const CheckResult check = shop.checkNamed(kCheck);
        QCOMPARE(check.verdict, Verdict::Passed);
        QCOMPARE(check.figures, QStringLiteral("2 tables"));
    }

    void areNamedWhereTheLiveFileForgotThem()
    {
        Shop shop(numberedText());
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.plant(QStringLiteral("UPDATE sqlite_sequence SET seq = 3 WHERE name = 'artists'"), shop.run().database());
        const QString found = shop.validatedAgain();
        VERIFY_NAMES(found, "numbers that AUTOINCREMENT gave: warning: artists: 9 was given, and 3 is known now");
    }
};

QTEST_GUILESS_MAIN(TestGivenNumbers)
#include "test_given_numbers.moc"
