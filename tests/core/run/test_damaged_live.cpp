// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/live_change.h"
#include "core/safety/snapshot_advice.h"
#include "core/safety/source_file.h"
#include "core/wants.h"
#include "tests/core/run/damaged_support.h"

#include <QDir>

#include <limits>

using namespace godwit::core;
using namespace godwit::tests;

/// With a live file that cannot be read, everything kept can still be looked at, and every way back is open.
class TestDamagedLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksWithoutTheLiveFile_data() { damages(); }
    void looksWithoutTheLiveFile()
    {
        QFETCH(QString, how);
        QFETCH(int, code);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        fixture.close();
        damage(fixture.database(), how);
        VERIFY_EXIT(fixture.reopen(false), Exit::Done);
        const RunStatus status = fixture.session().status();
        QVERIFY(status.trouble);
        QCOMPARE(int(status.trouble->code), code);
        QVERIFY2(status.trouble->next.contains(QStringLiteral("/snapshots: godwit-cli restore ")),
                 qPrintable(status.trouble->next));
        QCOMPARE(status.snapshots.size(), 1);
        QCOMPARE(status.phases.size(), 7);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        ReportRequest report;
        report.format = QStringLiteral("html");
        report.file = fixture.file(QStringLiteral("report.html"));
        VERIFY_EXIT(fixture.session().writeReport(report), Exit::Done);
        VERIFY_EXIT(fixture.session().writeEvidence({.file = fixture.file(QStringLiteral("evidence.zip"))}),
                    Exit::Done);
        const QString copy = fixture.file(QStringLiteral("copy.db"));
        VERIFY_EXIT(fixture.session().restore({.snapshot = {}, .target = copy, .answers = {}}), Exit::Done);
        QCOMPARE(treeOf(copy), treeOf(status.snapshots.first().path));
        // What needs the file says what is wrong with it, and removes nothing that it could come back from.
        for (const Outcome& outcome :
             {fixture.runTo(QStringLiteral("cleanup"), true), fixture.session().validate(),
              fixture.session().finish({.answers = RunFixture::answers(true)}),
              fixture.session().listChanges({})}) {
            QVERIFY(outcome.error);
            QCOMPARE(int(outcome.error->code), code);
        }
    }

    void goesBackAcrossTheCutover_data() { damages(); }
    void goesBackAcrossTheCutover()
    {
        QFETCH(QString, how);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        fixture.close();
        damage(fixture.database(), how);
        const QByteArray live = fileBytes(fixture.database());
        const QByteArray beside = fileBytes(fixture.database() + QStringLiteral("-journal"));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QVERIFY(fixture.session()
                    .previewRollback(QStringLiteral("move"))
                    .loses.join(u' ')
                    .contains(QStringLiteral("kept byte by byte")));
        const Outcome asked = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(asked.error);
        QCOMPARE(asked.error->code, ErrorCode::PresentUnreadable);
        QCOMPARE(fileBytes(fixture.database()), live);
        const Outcome back =
            fixture.session().rollBack({.to = QStringLiteral("move"), .answers = RunFixture::answers(true)});
        VERIFY_EXIT(back, Exit::Done);
        QCOMPARE(treeOf(fixture.database()), treeOf(fixture.session().status().snapshots.first().path));
        QVERIFY(!fixture.session().status().trouble);
        QVERIFY(!QFile::exists(fixture.database() + QStringLiteral("-journal")));
        const QString kept = back.files.value(0);
        if (how != QStringLiteral("missing"))
            QCOMPARE(fileBytes(kept), live);
        if (how == QStringLiteral("hot journal"))
            QCOMPARE(fileBytes(kept + QStringLiteral("-journal")), beside);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        // And forward again, to the end.
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        QVERIFY(!QFile::exists(kept));
    }

    /// What was rolled back already leaves nothing to undo, and does not mend the file either.
    void aRollbackThatWasDoneSaysThatTheFileCannotBeRead_data() { damages(); }
    void aRollbackThatWasDoneSaysThatTheFileCannotBeRead()
    {
        QFETCH(QString, how);
        QFETCH(int, code);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        fixture.close();
        damage(fixture.database(), how);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome again = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(again.error);
        QCOMPARE(int(again.error->code), code);
        QVERIFY2(again.error->next.contains(QStringLiteral("godwit-cli restore ")), qPrintable(again.error->next));
    }

    void theQuestionSaysWhatIsKeptOfAFileThatCannotBeRead_data() { damages(); }
    void theQuestionSaysWhatIsKeptOfAFileThatCannotBeRead()
    {
        QFETCH(QString, how);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        fixture.close();
        damage(fixture.database(), how);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        for (const Consequence& asked : {fixture.session().previewRollback(QStringLiteral("cutover")), fixture.session().previewRestore({})}) {
            QVERIFY2(!asked.wayBack.contains(QStringLiteral("napshot")), qPrintable(asked.wayBack));
            QVERIFY2(!asked.does.join(u'\n').contains(QStringLiteral("present file is kept as a snapshot")), qPrintable(asked.does.join(u'\n')));
            QVERIFY(wantsYes(asked));
        }
    }

    void aFileThatIsShorterThanItsHeaderSaysIsNoSoundOne()
    {
        const QTemporaryDir folder;
        const QString path = databaseOf(folder.path(), kRunSource);
        QVERIFY(inspectSource(path));
        writeBytes(path, fileBytes(path).chopped(1));
        const auto found = inspectSource(path);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::DatabaseCorrupt);
        QVERIFY2(found.error().what.contains(QStringLiteral("was cut off: ")), qPrintable(found.error().what));
        // With a log beside it the rest may be in that.
        writeBytes(path + QStringLiteral("-wal"), "a log");
        QVERIFY(inspectSource(path));
    }

    void namesTheWorkspaceInTheLineThatBringsItBack()
    {
        const QTemporaryDir folder;
        const QString path = databaseOf(folder.path(), kRunSource);
        const QString elsewhere = folder.filePath(QStringLiteral("our workspace"));
        QVERIFY(QDir().mkpath(elsewhere + QStringLiteral("/snapshots")));
        writeBytes(elsewhere + QStringLiteral("/snapshots/1.json"), "{}");
        writeBytes(path, {});
        const Error found = withSnapshots(inspectSource(path).error(), path, elsewhere);
        QVERIFY2(found.next.contains(QStringLiteral("--confirm app.db --yes --workspace '%1' puts").arg(elsewhere)), qPrintable(found.next));
    }

    void restoresInPlaceBeforeTheCutover_data() { damages(); }
    void restoresInPlaceBeforeTheCutover()
    {
        QFETCH(QString, how);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        fixture.close();
        damage(fixture.database(), how);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.session()
                     .restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(false)})
                     .error->code,
                 ErrorCode::PresentUnreadable);
        VERIFY_EXIT(
            fixture.session().restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(true)}),
            Exit::Done);
        QCOMPARE(treeOf(fixture.database()), treeOf(fixture.session().status().snapshots.first().path));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done); // the work is still good
    }

    void goesBackOverADropWithACorruptIndex()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(QProcess::execute(
                     QStringLiteral("python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral(
                          "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\n"
                          "c.execute('PRAGMA writable_schema = ON')\n"
                          "c.execute(\"UPDATE sqlite_schema SET sql = 'CREATE INDEX kinds_name ON kinds (id)'"
                          " WHERE name = 'kinds_name'\")\nc.commit()\n"),
                      fixture.database()}),
                 0);
        const Outcome asked = fixture.rollBack(QStringLiteral("cleanup"));
        QVERIFY(asked.error);
        QCOMPARE(asked.error->code, ErrorCode::PresentUnreadable);
        const Outcome back = fixture.session().rollBack(
            {.to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)});
        VERIFY_EXIT(back, Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QVERIFY(QFile::exists(back.files.last()));
        QVERIFY(back.files.last().contains(QStringLiteral("/kept/")));
    }

    void saysWhatSpaceAWayBackTakesAndRefusesWithoutIt()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        for (const Consequence& consequence :
             {fixture.session().previewRollback(QStringLiteral("move")), fixture.session().previewRestore({}),
              fixture.session().previewRun(QStringLiteral("cleanup"))}) {
            QStringList names;
            for (const auto& [name, value] : consequence.facts)
                names.append(name);
            QVERIFY2(names.contains(QStringLiteral("Space")), qPrintable(consequence.action));
        }
        fixture.close();
        RunState state;
        QVERIFY(state.load({.database = fixture.database(), .plan = {}, .workspace = {}}));
        QVERIFY(refuseNoRoom(state, spaceForLiveChange(state)));
        // What a phase works on is the live file; how large the original was is no matter.
        const qint64 live = QFileInfo(fixture.database()).size();
        QVERIFY(state.journal->database().execute(QStringLiteral("UPDATE snapshots SET bytes = 1000000000")));
        QCOMPARE(spaceForPhase(state), 2 * live);
        QCOMPARE(spaceForIncoming(state, 5000), live + 5000);
        QCOMPARE(spaceForLiveChange(state), 2'000'000'000);
        const Status full = refuseNoRoom(state, std::numeric_limits<qint64>::max());
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::SpaceShort);
    }

private:
    static void damages()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("code");
        QTest::newRow("header") << QStringLiteral("header") << int(ErrorCode::NotADatabase);
        QTest::newRow("missing") << QStringLiteral("missing") << int(ErrorCode::FileMissing);
        QTest::newRow("empty") << QStringLiteral("empty") << int(ErrorCode::EmptyDatabase);
        QTest::newRow("cut off") << QStringLiteral("cut off") << int(ErrorCode::DatabaseCorrupt);
        QTest::newRow("hot journal") << QStringLiteral("hot journal") << int(ErrorCode::HotJournal);
    }
};

QTEST_GUILESS_MAIN(TestDamagedLive)
#include "test_damaged_live.moc"
