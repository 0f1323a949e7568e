// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Objects that somebody takes out or changes from outside, in the work file or in the live one: each is
/// named.
class TestPlantedObjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhatATableLost_data()
    {
        QTest::addColumn<bool>("isLive");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("named");
        for (const bool isLive : {false, true}) {
            const char* const where = isLive ? "live" : "work";
            QTest::addRow("CHECK, %s", where) << isLive << "artists"
                                              << " CHECK (length(name) > 0)"
                                              << ""
                                              << "table artists: its definition lacks CHECK";
            QTest::addRow("AUTOINCREMENT, %s", where) << isLive << "artists"
                                                      << " AUTOINCREMENT"
                                                      << ""
                                                      << "table artists: its definition lacks AUTOINCREMENT";
            QTest::addRow("collation, %s", where) << isLive << "artists"
                                                  << " COLLATE NOCASE"
                                                  << ""
                                                  << "table artists: its definition lacks COLLATE";
            QTest::addRow("partial index, %s", where) << isLive << "invoices_large"
                                                      << " WHERE total > 10"
                                                      << ""
                                                      << "index invoices_large: its definition lacks WHERE";
            QTest::addRow("STRICT, %s", where) << isLive << "playlists"
                                               << " STRICT"
                                               << ""
                                               << "table playlists: its definition lacks STRICT";
            QTest::addRow("generated column, %s", where) << isLive << "tracks"
                                                         << "|| price ||"
                                                         << "|| shelf ||"
                                                         << "table tracks: its definition is another one";
            QTest::addRow("CHECK of a kept table, %s", where) << isLive << "media"
                                                              << " CHECK (name <> '''')"
                                                              << ""
                                                              << "table media: its definition lacks CHECK";
        }
    }

    void namesWhatATableLost()
    {
        QFETCH(bool, isLive);
        QFETCH(QString, name);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, named);
        Shop shop;
        const bool isStaged =
            !isLive && (name == QLatin1StringView("artists") || name == QLatin1StringView("playlists") ||
                        name == QLatin1StringView("tracks"));
        if (isLive) {
            QCOMPARE(shop.validated(), QString());
            VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        }
        shop.edit(isStaged ? QStringLiteral("_godwit_new_") + name : name, from, to,
                  isLive ? shop.run().database() : QString());
        const QString found = isLive ? shop.validatedAgain() : shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(QStringLiteral("object ledger: failed: lost: ") + named), qPrintable(found));
    }

    void namesALostPartialIndex()
    {
        Shop shop;
        shop.plant(QStringLiteral("DROP INDEX invoices_large"));
        VERIFY_NAMES(shop.validated(), "object ledger: failed: lost: index invoices_large: it is not there");
    }

    void namesATableThatIsGone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isLive");
        for (const bool isLive : {false, true}) {
            for (const char* const name : {"tracks", "playlist_items", "media"})
                QTest::addRow("%s, %s", name, isLive ? "live" : "work") << QString::fromLatin1(name) << isLive;
        }
    }

    void namesATableThatIsGone()
    {
        QFETCH(QString, name);
        QFETCH(bool, isLive);
        Shop shop;
        if (isLive) {
            QCOMPARE(shop.validated(), QString());
            VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        }
        shop.plant(QStringLiteral("PRAGMA foreign_keys = OFF; DROP TABLE %1")
                       .arg(isLive || name == QLatin1StringView("media") ? name : QStringLiteral("new.") + name),
                   isLive ? shop.run().database() : QString());
        const QString found = isLive ? shop.validatedAgain() : shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(name + QStringLiteral(" is there: failed: The table is gone")), qPrintable(found));
        VERIFY_NAMES(found, "all else of data integrity: not_run: ");
    }

    void listsEveryObjectOfTheLedger()
    {
        RunText text = shopText();
        for (int number = 0; number < 40; ++number)
            text.target +=
                QStringLiteral("CREATE INDEX tracks_%1 ON tracks (title, milliseconds, %1);\n").arg(number);
        Shop shop(text);
        QCOMPARE(shop.validated(), QString());
        qsizetype listed = -1;
        for (const CheckResult& check : shop.run().session().status().checks) {
            if (check.name == QLatin1StringView("object ledger"))
                listed = check.samples.size() - check.figures.section(u' ', 0, 0).toLongLong();
        }
        QCOMPARE(listed, 0);
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
        // A plan with a script is not refused for it: that may make tables.
        text.script = QStringLiteral("DELETE FROM target.albums WHERE id < 0;\n");
        text.moves += QStringLiteral("      - sql: nothing\n        script: change.sql\n        writes: [albums]\n");
        text.target += QStringLiteral("CREATE TRIGGER albums_lost AFTER DELETE ON albums BEGIN INSERT INTO "
                                      "diary (word) VALUES (old.title); END;\n"
                                      "CREATE TRIGGER artists_told AFTER INSERT ON artists BEGIN SELECT "
                                      "tell_application(new.name); END;\n");
        Shop shop(text);
        const QString found = shop.validated();
        VERIFY_NAMES(found, "trigger albums_lost: failed: ");
        VERIFY_NAMES(found, "diary");
        VERIFY_NAMES(found, "trigger artists_told: not_run: ");
    }

    void namesAnIndexThatAQueryLost()
    {
        Shop shop;
        shop.plant(QStringLiteral("DROP INDEX IF EXISTS tracks_album"));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "index tracks_album: it is not there");
        VERIFY_NAMES(found, "tracks of an album: warning: An index is lost: “SEARCH tracks USING INDEX "
                            "tracks_album (album_id=?)” before");
    }
};

QTEST_GUILESS_MAIN(TestPlantedObjects)
#include "test_planted_objects.moc"
