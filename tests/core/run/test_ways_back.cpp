// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/live_lock.h"
#include "core/safety/switched_mode.h"
#include "tests/core/run/run_fixture.h"
#include "tests/core/safety/support.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

/// Back to the start of every phase, the snapshot's restore, and the one point of no return.
class TestWaysBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rollsBackToTheStartOfEveryPhaseAndForwardAgain_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("isOriginalBack");
        for (const char* phase : {"backup", "expand", "move", "validate", "cutover"})
            QTest::newRow(phase) << QString::fromLatin1(phase) << true;
        for (const char* phase : {"verify", "cleanup"})
            QTest::newRow(phase) << QString::fromLatin1(phase) << false;
    }

    void rollsBackToTheStartOfEveryPhaseAndForwardAgain()
    {
        QFETCH(QString, to);
        QFETCH(bool, isOriginalBack);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        const QString cutOver = treeOf(fixture.database());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        const QString cleaned = treeOf(fixture.database());
        VERIFY_EXIT(fixture.rollBack(to), Exit::Done);
        if (isOriginalBack)
            QCOMPARE(sha256Of(fixture.database()), fixture.before());
        else
            QCOMPARE(treeOf(fixture.database()), cutOver);
        QCOMPARE(fixture.session().status().isCutOver, !isOriginalBack);
        QCOMPARE(fixture.phase(to).state, PhaseState::RolledBack);
        QCOMPARE(QFileInfo::exists(fixture.file(QStringLiteral(".env"))), !isOriginalBack);

        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(treeOf(fixture.database()), cleaned);
        QCOMPARE(figureOf(fixture.database(), QStringLiteral("PRAGMA integrity_check")), QStringLiteral("ok"));
    }

    void aRollbackAcrossTheCutoverWantsTheNameTyped()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString live = sha256Of(fixture.database());
        const Outcome outcome = fixture.session().rollBack({.to = QStringLiteral("move"), .answers = {.yes = true, .confirm = QStringLiteral("app"), .reason = {}}});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::ConfirmationNeeded);
        QCOMPARE(sha256Of(fixture.database()), live);
        const Consequence consequence = fixture.session().previewRollback(QStringLiteral("move"));
        QVERIFY(consequence.changesLiveFile);
        QCOMPARE(consequence.confirmWith, QStringLiteral("app.db"));
    }

    void whatTheApplicationWroteSinceIsInASnapshot()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        {
            auto database = Database::open(fixture.database(), {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
            QVERIFY(database);
            QVERIFY(database->execute(QStringLiteral("INSERT INTO people (id, name) VALUES (9, 'New')")));
        }
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("cutover")), Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        const RunStatus status = fixture.session().status();
        QCOMPARE(status.snapshots.size(), 2);
        QCOMPARE(figureOf(status.snapshots.last().path, QStringLiteral("SELECT name FROM people WHERE id = 9")), QStringLiteral("New"));
        // And forward to it again.
        VERIFY_EXIT(fixture.session().restore({.snapshot = status.snapshots.last().id, .target = {}, .answers = RunFixture::answers(false)}), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM people WHERE id = 9")), QStringLiteral("New"));
        QVERIFY(fixture.session().status().isCutOver);
        QCOMPARE(fixture.phase(QStringLiteral("cutover")).state, PhaseState::Done);
    }

    void setsTheFlagsAgainWithTheSnapshotOfAfterTheCutover()
    {
        RunFixture fixture;
        fixture.write(QStringLiteral(".env"), QStringLiteral("USE_V2=false\n"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        QCOMPARE(fileBytes(fixture.file(QStringLiteral(".env"))), QByteArray("USE_V2=false\n"));
        const QString after = fixture.session().status().snapshots.last().id;
        VERIFY_EXIT(fixture.session().restore({.snapshot = after, .target = {}, .answers = RunFixture::answers(false)}), Exit::Done);
        QCOMPARE(fileBytes(fixture.file(QStringLiteral(".env"))), QByteArray("USE_V2=true\n"));
        // It is known as one to undo.
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("cutover")), Exit::Done);
        QCOMPARE(fileBytes(fixture.file(QStringLiteral(".env"))), QByteArray("USE_V2=false\n"));
    }

    void aCopyHasTheJournalModeOfTheSourceFromTheBeginning()
    {
        RunText text;
        text.source = QStringLiteral("PRAGMA journal_mode = WAL;") + text.source;
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        const QString copy = fixture.file(QStringLiteral("copy.db"));
        VERIFY_EXIT(fixture.session().restore({.snapshot = {}, .target = copy, .answers = {}}), Exit::Done);
        QVERIFY(!QFile::exists(copy + QStringLiteral("-wal"))); // SQLite has never had it open
        QCOMPARE(figureOf(copy, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
        QCOMPARE(treeOf(copy), treeOf(fixture.session().status().snapshots.first().path));
    }

    void putsBackTheJournalModeThatAKilledLockHadTaken()
    {
        RunText text;
        text.source = QStringLiteral("PRAGMA journal_mode = WAL;") + text.source;
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        fixture.close();
        auto journal = Repository::open(fixture.workspace() + QStringLiteral("/journal.db"));
        QVERIFY(journal);
        QVERIFY(noteSwitchedMode(*journal, 1, fixture.database())(QStringLiteral("wal")));
        QVERIFY(setJournalMode(fixture.database(), QStringLiteral("delete")));
        fixture.write(QStringLiteral("app.db-journal"), QString());
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
        QVERIFY(!QFile::exists(fixture.file(QStringLiteral("app.db-journal"))));
        // What the user sets afterwards is his.
        QVERIFY(setJournalMode(fixture.database(), QStringLiteral("delete")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA journal_mode")), QStringLiteral("delete"));
    }

    void leavesTheJournalModeOfAnotherFileOfThatName()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        fixture.close();
        auto journal = Repository::open(fixture.workspace() + QStringLiteral("/journal.db"));
        QVERIFY(journal);
        QVERIFY(noteSwitchedMode(*journal, 1, fixture.database())(QStringLiteral("wal")));
        QVERIFY(QFile::copy(fixture.database(), fixture.file(QStringLiteral("other.db"))));
        QVERIFY(QFile::remove(fixture.database()));
        QVERIFY(QFile::rename(fixture.file(QStringLiteral("other.db")), fixture.database()));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA journal_mode")), QStringLiteral("delete"));
    }

    void refusesAPhaseThatHasNotRun()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const Outcome outcome = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::NothingToRollBack);
        const Outcome unknown = fixture.rollBack(QStringLiteral("nowhere"));
        QVERIFY(unknown.error);
        QCOMPARE(unknown.error->code, ErrorCode::PhaseUnknown);
    }

    void rollsAFailedMoveBackToTheSameWorkFile()
    {
        RunText text;
        text.moves.replace(QStringLiteral("because: it has no name }]\n"), QStringLiteral("because: it has no name }]\n        on_error: stop\n"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const QString expanded = treeOf(fixture.workFile());
        QVERIFY(fixture.runTo(QStringLiteral("move")).error);
        QVERIFY(treeOf(fixture.workFile()) != expanded);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        QCOMPARE(treeOf(fixture.workFile()), expanded);
        QCOMPARE(fixture.session().status().quarantined(), 0);
    }

    void restoresInPlaceBeforeAndAfterTheCutover()
    {
        for (const QString& to : {QStringLiteral("move"), QStringLiteral("cleanup")}) {
            RunFixture fixture;
            const QString original = treeOf(fixture.database());
            (void)fixture.runTo(to, true);
            VERIFY_EXIT(fixture.session().restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(false)}), Exit::Done);
            QCOMPARE(treeOf(fixture.database()), original);
            QCOMPARE(sha256Of(fixture.database()), fixture.session().status().snapshots.first().sha256);
            QVERIFY(!fixture.session().status().isCutOver);
            VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
            QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("2"));
        }
    }

    void restoresBesideAndNeverOver()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString live = sha256Of(fixture.database());
        const QString copy = fixture.file(QStringLiteral("copy.db"));
        const RestoreRequest request{.snapshot = {}, .target = copy, .answers = {}};
        VERIFY_EXIT(fixture.session().restore(request), Exit::Done);
        QCOMPARE(sha256Of(copy), fixture.session().status().snapshots.first().sha256);
        QVERIFY(treeOf(copy).contains(QStringLiteral("  3 | '' | 1\n")));
        QCOMPARE(sha256Of(fixture.database()), live);
        const Outcome again = fixture.session().restore(request);
        QVERIFY(again.error);
        QCOMPARE(again.error->code, ErrorCode::TargetExists);
    }

    void refusesASnapshotThatWasChanged()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString live = sha256Of(fixture.database());
        const QString snapshot = fixture.session().status().snapshots.first().path;
        QFile file(snapshot);
        QVERIFY(file.setPermissions(file.permissions() | QFile::WriteOwner));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() - 10));
        QCOMPARE(file.write("tampered"), 8);
        file.close();
        const Outcome outcome = fixture.session().restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(false)});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::SnapshotTampered);
        QCOMPARE(sha256Of(fixture.database()), live);
        QVERIFY(fixture.session().verify({}).error);
    }

    void finishRemovesWhatTheRunMadeAndNothingElse()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        const Outcome early = fixture.session().finish({.answers = RunFixture::answers(true)});
        QVERIFY(early.error);
        QCOMPARE(early.error->code, ErrorCode::RunNotComplete);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        const QString mine = fixture.workspace() + QStringLiteral("/snapshots/mine.txt");
        QFile file(mine);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const QString live = sha256Of(fixture.database());
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(false)}), Exit::Done);
        QCOMPARE(QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files), QStringList{QStringLiteral("mine.txt")});
        QVERIFY(QDir(fixture.workspace() + QStringLiteral("/kept")).entryList(QDir::Files).isEmpty());
        QCOMPARE(sha256Of(fixture.database()), live);
        QVERIFY(fixture.session().status().isFinished);
        const Outcome back = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(back.error);
        QCOMPARE(back.error->code, ErrorCode::RunFinished);
    }

    void leavesAFlagThatSomebodyElseChanged()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QFile file(fixture.file(QStringLiteral(".env")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("USE_V2=true\n"));
        file.close();
        fixture.write(QStringLiteral(".env"), QStringLiteral("USE_V2=maybe\n"));
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("cutover")), Exit::Done);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("USE_V2=maybe\n"));
    }
};

QTEST_GUILESS_MAIN(TestWaysBack)
#include "test_ways_back.moc"
