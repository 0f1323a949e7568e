// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/keeping_support.h"
#include "tests/core/safety/support.h"

#include <QDir>
#include <QProcess>

using namespace godwit::core;
using namespace godwit::tests;

/// What is kept is looked at, whole or quickly, and what is wrong with it is told apart.
class TestVerifying : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verifiesEverythingThatIsKept()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const Outcome full = fixture.session().verify({});
        VERIFY_EXIT(full, Exit::Done);
        const QString lines = verdicts(full);
        for (const char* name :
             {"snapshot 1: manifest passed", "snapshot 1: file set passed", "snapshot 1: SHA-256 passed",
              "snapshot 1: content passed", "rollback point before move passed", "kept original passed",
              "audit log passed", "journal passed"})
            QVERIFY2(lines.contains(QLatin1StringView(name)), qPrintable(lines));
        const Outcome quick = fixture.session().verify({.isQuick = true});
        VERIFY_EXIT(quick, Exit::Done);
        QVERIFY2(verdicts(quick).contains(
                     QStringLiteral("snapshot 1: SHA-256 not_run\nsnapshot 1: content not_run")),
                 qPrintable(verdicts(quick)));
        QVERIFY(verdicts(quick).contains(QStringLiteral("kept original passed")));
    }

    void aQuickLookDoesNotSeeAFlippedByteAndDoesNotSayItDid()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        putAt(fixture.session().status().snapshots.first().path, 10, "x");
        const Outcome quick = fixture.session().verify({.isQuick = true});
        VERIFY_EXIT(quick, Exit::Done);
        QVERIFY(quick.message.startsWith(QStringLiteral("As far as a quick look tells")));
        QVERIFY(verdicts(quick).contains(QStringLiteral("SHA-256 not_run")));
        QVERIFY(
            verdicts(quick).contains(QStringLiteral("file set warning"))); // the rights were changed for it
        const Outcome full = fixture.session().verify({});
        QCOMPARE(full.error->code, ErrorCode::SnapshotTampered);
        QVERIFY2(verdicts(full).contains(QStringLiteral("SHA-256 failed\nsnapshot 1: content not_run")),
                 qPrintable(verdicts(full)));
    }

    void tellsTheFourWaysOfAnAuditLogApart_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("emptied") << QStringLiteral("DELETE FROM migration_audit") << ErrorCode::AuditEmptied;
        QTest::newRow("edited") << QStringLiteral("UPDATE migration_audit SET who = 'eve' WHERE number = 2")
                                << ErrorCode::JournalTampered;
        QTest::newRow("cut off") << QStringLiteral("DELETE FROM migration_audit WHERE number > 2")
                                 << ErrorCode::AuditTruncated;
        QTest::newRow("torn") << QStringLiteral("UPDATE migration_audit SET hash = '' WHERE number = (SELECT "
                                                "max(number) FROM migration_audit)")
                              << ErrorCode::AuditTorn;
    }

    void tellsTheFourWaysOfAnAuditLogApart()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorCode, code);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        change(journal(fixture), sql);
        const qsizetype entries = fixture.session().history().size();
        for (const bool isQuick : {true, false, true}) { // a look leaves it as it was found
            const Outcome outcome = fixture.session().verify({.isQuick = isQuick});
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->code, code);
            QCOMPARE(outcome.exit, Exit::Tampered);
        }
        QCOMPARE(fixture.session().history().size(), entries);
    }

    void tellsThemApartAfterFinishToo_data() { tellsTheFourWaysOfAnAuditLogApart_data(); }

    void tellsThemApartAfterFinishToo()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorCode, code);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        const Outcome whole = fixture.session().verify({});
        VERIFY_EXIT(whole, Exit::Done);
        const auto log = std::find_if(whole.checks.begin(), whole.checks.end(), [](const CheckResult& check) { return check.name == QLatin1String("audit log"); });
        QVERIFY(log != whole.checks.end());
        QVERIFY2(log->figures.endsWith(QStringLiteral("an earlier end is remembered by the journal")), qPrintable(log->figures));
        change(journal(fixture), sql);
        for (const bool isQuick : {true, false}) {
            const Outcome outcome = fixture.session().verify({.isQuick = isQuick});
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->code, code);
        }
    }

    void saysThatItCannotTellWhereNothingRemembersTheEnd()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        change(journal(fixture), QStringLiteral("DELETE FROM facts WHERE run = 0; DELETE FROM migration_audit WHERE number > 3"));
        const Outcome outcome = fixture.session().verify({});
        QVERIFY2(verdicts(outcome).contains(QStringLiteral("audit log warning")), qPrintable(verdicts(outcome)));
    }

    void noCutOverGoesOverALogThatWasChanged_data()
    {
        tellsTheFourWaysOfAnAuditLogApart_data();
    }

    void noCutOverGoesOverALogThatWasChanged()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorCode, code);
        RunFixture fixture;
        (void)fixture.runTo(QStringLiteral("validate"), true);
        QCOMPARE(fixture.phase(QStringLiteral("validate")).state, PhaseState::Done);
        const QString before = treeOf(fixture.database());
        change(journal(fixture), sql);
        const Outcome outcome = fixture.runTo(QStringLiteral("cutover"), true);
        if (code == ErrorCode::AuditTorn) { // it is written anew as the phase begins
            VERIFY_EXIT(outcome, Exit::Done);
            return;
        }
        VERIFY_EXIT(outcome, Exit::Tampered);
        QCOMPARE(outcome.error->code == ErrorCode::JournalTampered || outcome.error->code == code, true);
        QVERIFY2(outcome.error->next.contains(fixture.workspace()), qPrintable(outcome.error->next));
        QCOMPARE(treeOf(fixture.database()), before);
        QVERIFY(!fixture.session().status().isCutOver);
    }

    void theNextActionWritesATornEntryAnew()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        change(journal(fixture), QStringLiteral("UPDATE migration_audit SET hash = '' WHERE number = (SELECT "
                                                "max(number) FROM migration_audit)"));
        (void)fixture.runTo(QStringLiteral("move"));
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        QVERIFY(actions(fixture).contains(QStringLiteral("mend audit log")));
    }

    void tellsWhatWasWrittenToTheKeptOriginal()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QStringList kept = QDir(fixture.workspace() + QStringLiteral("/kept")).entryList(QDir::Files);
        QCOMPARE(kept.size(), 1);
        QTest::qSleep(20); // so that the file's time is later
        change(
            fixture.workspace() + QStringLiteral("/kept/") + kept.first(),
            QStringLiteral("INSERT INTO visits VALUES (3, 1); UPDATE notes SET body = 'other' WHERE id = 1"));
        for (const bool isQuick : {true, false}) {
            const Outcome outcome = fixture.session().verify({.isQuick = isQuick});
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->code, ErrorCode::KeptWritten);
            QVERIFY2(outcome.error->detail.contains(QStringLiteral("visits: 3 rows instead of 2")),
                     qPrintable(outcome.error->detail));
            QVERIFY2(outcome.error->detail.contains(QStringLiteral("notes: other values in 3 rows")),
                     qPrintable(outcome.error->detail));
        }
    }

    void aDamagedJournalShows()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        change(journal(fixture),
               QStringLiteral("PRAGMA foreign_keys = OFF; INSERT INTO migration_log (run, at, level, phase, "
                              "step, text) VALUES (9, '', 0, '', '', '')"));
        const Outcome outcome = fixture.session().verify({});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::JournalTampered);
        QVERIFY(verdicts(outcome).contains(QStringLiteral("journal failed")));
    }

    void aLookSaysThatTheSnapshotIsGone()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const QString snapshot = fixture.session().status().snapshots.first().path;
        QVERIFY(QFile::remove(snapshot));
        Session session({}, {});
        VERIFY_EXIT(look(fixture, session), Exit::Done);
        const Outcome outcome = session.verify({});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::SnapshotTampered);
    }

    void looksAtAWorkspaceThatNobodyCanWrite()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const qsizetype entries = fixture.session().history().size();
        const QString folder = QFileInfo(fixture.database()).absolutePath();
        fixture.close();
        QCOMPARE(QProcess::execute(QStringLiteral("chmod"),
                                   {QStringLiteral("-R"), QStringLiteral("a+rX"), folder}),
                 0);
        QCOMPARE(
            QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("a-w"), folder}),
            0);
        {
            const AsOrdinaryUser somebody;
            QVERIFY(somebody.isOrdinary());
            Session session({}, {});
            VERIFY_EXIT(look(fixture, session), Exit::Done);
            for (const bool isQuick : {true, false}) {
                const Outcome outcome = session.verify({.isQuick = isQuick});
                QVERIFY2(outcome.exit == Exit::Done, qPrintable(outcome.message + verdicts(outcome)));
                QVERIFY2(outcome.message.contains(QStringLiteral("not in the audit log")),
                         qPrintable(outcome.message));
            }
            QCOMPARE(session.history().size(), entries);
            QTemporaryDir elsewhere;
            VERIFY_EXIT(session.writeEvidence(
                            {.file = elsewhere.filePath(QStringLiteral("e.zip")), .withValues = false}),
                        Exit::Done);
        }
        QCOMPARE(
            QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("u+w"), folder}),
            0);
    }
};

QTEST_GUILESS_MAIN(TestVerifying)
#include "test_verifying.moc"
