// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/damaged_support.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

QStringList keptFiles(const RunFixture& fixture)
{
    QStringList files;
    for (const char* const folder : {"/snapshots", "/kept"})
        files += QDir(fixture.workspace() + QLatin1String(folder)).entryList({QStringLiteral("*.db")}, QDir::Files, QDir::Name);
    return files;
}

} // namespace

/// After the cut-over nothing works on a live file that is not the migrated one.
class TestOtherLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dropsNothingFromTheOldVersionThatSomebodyPutBack()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        fixture.close();
        const QString old =
            QDir(fixture.workspace() + QStringLiteral("/kept")).filePath(QStringLiteral("1-1-original.db"));
        QVERIFY(QFile::remove(fixture.database()) && QFile::copy(old, fixture.database()));
        fixture.writeAsTheApplication(
            QStringLiteral("INSERT INTO people (id, name) VALUES (7, 'new in the old version')"));
        const QString before = treeOf(fixture.database());
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.runTo(QStringLiteral("cleanup"), true);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::NotMigrated);
        QVERIFY2(outcome.error->what.contains(QStringLiteral("the old version")),
                 qPrintable(outcome.error->what));
        QCOMPARE(treeOf(fixture.database()), before);
        // The ways back are open, and keep what was written into it.
        VERIFY_EXIT(fixture.session().rollBack(
                        {.to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)}),
                    Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QCOMPARE(figureOf(fixture.session().status().snapshots.last().path,
                          QStringLiteral("SELECT name FROM people WHERE id = 7")),
                 QStringLiteral("new in the old version"));
    }

    void saysWhatTheOtherFileLacks_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("said");
        QTest::newRow("a table") << QStringLiteral("PRAGMA foreign_keys = OFF; DROP TABLE notes")
                                 << QStringLiteral("it has no table notes");
        QTest::newRow("a column") << QStringLiteral("ALTER TABLE notes RENAME COLUMN body TO text")
                                  << QStringLiteral("its table notes has no column body");
        QTest::newRow("the version") << QStringLiteral("PRAGMA user_version = 1")
                                     << QStringLiteral("its user_version is still 1");
    }
    void saysWhatTheOtherFileLacks()
    {
        QFETCH(QString, change);
        QFETCH(QString, said);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        fixture.writeAsTheApplication(QStringLiteral("DROP TRIGGER notes_named; ") + change);
        const Outcome outcome = fixture.runTo(QStringLiteral("cleanup"), true);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::NotMigrated);
        QVERIFY2(outcome.error->what.contains(said), qPrintable(outcome.error->what));
    }

    void statusSaysThatAnotherDatabaseHasThePlace_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("back");
        QTest::newRow("before the cut-over") << QStringLiteral("move") << QStringLiteral("is not the database that the snapshot was taken of: it has no table kinds")
                                             << QStringLiteral("godwit-cli restore %1 --yes --confirm app.db");
        QTest::newRow("after it") << QStringLiteral("verify") << QStringLiteral("is not the file that the cut-over put in place: it has no table people")
                                  << QStringLiteral("godwit-cli rollback %1 --to cutover --yes --confirm app.db");
    }
    void statusSaysThatAnotherDatabaseHasThePlace()
    {
        QFETCH(QString, to);
        QFETCH(QString, said);
        QFETCH(QString, back);
        RunFixture fixture;
        (void)fixture.runTo(to, true);
        QVERIFY(!fixture.session().status().trouble);
        fixture.close();
        QVERIFY(QFile::remove(fixture.database()));
        databaseOf(QFileInfo(fixture.database()).path(), QStringLiteral("CREATE TABLE other (id INTEGER PRIMARY KEY)"));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const auto trouble = fixture.session().status().trouble;
        QVERIFY(trouble);
        QVERIFY2(trouble->what.contains(said), qPrintable(trouble->what));
        QVERIFY2(trouble->next.endsWith(back.arg(fixture.database())), qPrintable(trouble->next));
        const Consequence asked = to == QStringLiteral("verify") ? fixture.session().previewRollback(QStringLiteral("cutover"))
                                                                 : fixture.session().previewRestore({});
        QVERIFY2(asked.does.contains(trouble->what), qPrintable(asked.does.join(u'\n')));
        // And it is true.
        if (to == QStringLiteral("verify"))
            VERIFY_EXIT(fixture.session().rollBack({.to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)}), Exit::Done);
        else
            VERIFY_EXIT(fixture.session().restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(true)}), Exit::Done);
        QCOMPARE(treeOf(fixture.database()), treeOf(fixture.session().status().snapshots.first().path));
        QVERIFY(!fixture.session().status().trouble);
    }

    void finishKeepsTheWaysBackFromADamagedFile()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        const QStringList kept = keptFiles(fixture);
        QVERIFY(kept.size() >= 2);
        QFile live(fixture.database());
        QVERIFY(live.open(QIODevice::ReadWrite) && live.resize(live.size() - 4096 - 1));
        live.close();
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.session().finish({.answers = RunFixture::answers(true)});
        QVERIFY(outcome.error);
        QCOMPARE(keptFiles(fixture), kept);
        VERIFY_EXIT(fixture.session().rollBack({.to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)}), Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void finishAsksWhereTheFileIsAnother()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        fixture.writeAsTheApplication(QStringLiteral("PRAGMA user_version = 1"));
        const QStringList kept = keptFiles(fixture);
        Answers answers = RunFixture::answers(true);
        answers.yes = false;
        const Outcome outcome = fixture.session().finish({.answers = answers});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::NotMigrated);
        QCOMPARE(keptFiles(fixture), kept);
        QVERIFY(fixture.session().previewFinish().loses.first().contains(QStringLiteral("GW-1021")));
        answers.yes = true;
        VERIFY_EXIT(fixture.session().finish({.answers = answers}), Exit::Done);
        QVERIFY(keptFiles(fixture).isEmpty());
    }

    void whatTheApplicationAddedIsItsOwn()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        fixture.writeAsTheApplication(QStringLiteral(
            "ALTER TABLE notes ADD COLUMN mood TEXT; CREATE TABLE extra (a); PRAGMA user_version = 3"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    }
};

QTEST_GUILESS_MAIN(TestOtherLive)
#include "test_other_live.moc"
