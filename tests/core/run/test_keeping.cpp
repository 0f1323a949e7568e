// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"
#include "core/report/evidence.h"
#include "tests/core/run/run_fixture.h"
#include "tests/core/safety/support.h"

#include <QDir>
#include <QProcess>

using namespace godwit::core;
using namespace godwit::tests;

/// What is kept is looked at, cleaned up and shown to others; and the audit log says who did what.
class TestKeeping : public QObject
{
    Q_OBJECT

    static QString verdicts(const Outcome& outcome)
    {
        QStringList lines;
        for (const CheckResult& check : outcome.checks)
            lines.append(check.name + u' ' + verdictId(check.verdict));
        return lines.join(u'\n');
    }

    static QStringList actions(RunFixture& fixture)
    {
        QStringList actions;
        for (const AuditEntry& entry : fixture.session().history())
            actions.append(entry.action);
        return actions;
    }

    static QString journal(const RunFixture& fixture)
    {
        return fixture.workspace() + QStringLiteral("/journal.db");
    }

    static void change(const QString& database, const QString& sql)
    {
        auto opened = Database::open(database, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
        QVERIFY(opened);
        QVERIFY(opened->execute(sql));
    }

    static void putAt(const QString& path, qint64 fromEnd, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - fromEnd));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// Opened as `verify` does.
    static Outcome look(RunFixture& fixture, Session& session)
    {
        return session.open({.database = fixture.database(), .plan = {}, .workspace = {}, .isLook = true});
    }

    static QStringList ids(RunFixture& fixture)
    {
        QStringList ids;
        for (const SnapshotInfo& snapshot : fixture.session().status().snapshots)
            ids.append(snapshot.id);
        return ids;
    }

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

    void tellsTheThreeWaysOfAnAuditLogApart_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("edited") << QStringLiteral("UPDATE migration_audit SET who = 'eve' WHERE number = 2")
                                << ErrorCode::JournalTampered;
        QTest::newRow("cut off") << QStringLiteral("DELETE FROM migration_audit WHERE number > 2")
                                 << ErrorCode::AuditTruncated;
        QTest::newRow("torn") << QStringLiteral("UPDATE migration_audit SET hash = '' WHERE number = (SELECT "
                                                "max(number) FROM migration_audit)")
                              << ErrorCode::AuditTorn;
    }

    void tellsTheThreeWaysOfAnAuditLogApart()
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

    void takesAVerifiedSnapshotWithAReason()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.session().takeSnapshot({.reason = QStringLiteral(" ")}).error->code,
                 ErrorCode::ReasonNeeded);
        VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("before the holidays")}),
                    Exit::Done);
        const SnapshotInfo taken = fixture.session().status().snapshots.last();
        QCOMPARE(taken.why, QStringLiteral("before the holidays"));
        QCOMPARE(taken.sha256, sha256Of(taken.path));
        QVERIFY(taken.verifiedAt.isValid() && !taken.isOriginal);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        // Restoring it brings back where the run stood.
        VERIFY_EXIT(fixture.session().restore(
                        {.snapshot = taken.id, .target = {}, .answers = RunFixture::answers(false)}),
                    Exit::Done);
        QVERIFY(fixture.session().status().isCutOver);
    }

    void removesByTheRuleAndKeepsWhatIsNeeded()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        for (int count = 0; count < 4; ++count)
            VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        const QStringList before =
            QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files);
        QCOMPARE(fixture.session().prune({}).error->code, ErrorCode::Usage); // no rule
        PruneRequest request;
        request.count = 2;
        const Consequence preview = fixture.session().previewPrune(request);
        QCOMPARE(preview.loses.size(), 2);
        QVERIFY(preview.loses.first().startsWith(QStringLiteral("snapshot 2, ")));
        QCOMPARE(fixture.session().prune(request).error->code, ErrorCode::WarningsUnconfirmed);
        QCOMPARE(QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files), before);
        request.apply = true;
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QCOMPARE(ids(fixture), (QStringList{QStringLiteral("1"), QStringLiteral("4"), QStringLiteral("5")}));
        QCOMPARE(QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files).size(), 6);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        QCOMPARE(fixture.session().history().last().action, QStringLiteral("verify"));
        QCOMPARE(actions(fixture).count(QStringLiteral("remove snapshot")), 2);
        request.count = 1;
        request.days = 1; // both keep: all are younger
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QCOMPARE(ids(fixture).size(), 3);
    }

    void removesWhatAKilledRemovalLeft()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        const QString left = fixture.session().status().snapshots.at(1).path;
        change(journal(fixture), QStringLiteral("UPDATE snapshots SET is_removed = 1 WHERE number = 2;"
                                                "UPDATE files SET kind = 'unfinished' WHERE path IN (SELECT path FROM snapshots WHERE number = 2"
                                                " UNION SELECT manifest_path FROM snapshots WHERE number = 2)"));
        PruneRequest request;
        request.count = 1;
        request.apply = true;
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QVERIFY(!QFileInfo::exists(left));
        QCOMPARE(QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files).size(), 4);
    }

    void thePlansRuleHolds()
    {
        RunText text;
        text.status = QStringLiteral("approved\nretention: { snapshots: 1, days: 0 }");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        for (int count = 0; count < 2; ++count)
            VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        PruneRequest request;
        request.apply = true;
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QCOMPARE(ids(fixture), (QStringList{QStringLiteral("1"), QStringLiteral("3")}));
    }

    void neverRemovesTheOriginalsNorTheLastVerifiedNorWhatIsNotListed()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const auto remove = [&fixture](const char* id) {
            PruneRequest request;
            request.ids = {QString::fromLatin1(id)};
            request.apply = true;
            return fixture.session().prune(request);
        };
        QCOMPARE(remove("7").error->code, ErrorCode::SnapshotUnknown);
        for (int count = 0; count < 3; ++count)
            VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        QCOMPARE(remove("1").error->code, ErrorCode::SnapshotNeeded); // the run's
        QCOMPARE(remove("4").error->code, ErrorCode::SnapshotNeeded); // the last verified
        change(journal(fixture), QStringLiteral("UPDATE snapshots SET verified_at = '' WHERE number > 2"));
        QCOMPARE(remove("2").error->code, ErrorCode::SnapshotNeeded); // now it is this one
        QCOMPARE(remove("4").error->code, ErrorCode::SnapshotNeeded); // the newest
        const QString third = fixture.session().status().snapshots.at(2).path;
        change(journal(fixture), QStringLiteral("UPDATE snapshots SET path = '%1' WHERE number = 3")
                                     .arg(fixture.file(QStringLiteral("plan.yaml"))));
        QCOMPARE(remove("3").error->code, ErrorCode::JournalTampered); // not a file of ours
        QVERIFY(QFileInfo::exists(fixture.file(QStringLiteral("plan.yaml"))));
        change(journal(fixture),
               QStringLiteral("UPDATE snapshots SET path = '%1' WHERE number = 3").arg(third));
        VERIFY_EXIT(remove("3"), Exit::Done);
        QVERIFY(!QFileInfo::exists(third));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void writesEvidenceThatVerifiesAndHoldsNoValues()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString file = fixture.file(QStringLiteral("evidence.zip"));
        const Outcome outcome = fixture.session().writeEvidence({.file = file, .withValues = false});
        VERIFY_EXIT(outcome, Exit::Done);
        QVERIFY(outcome.message.contains(sha256Of(file)));
        const EvidenceFinding finding = verifyEvidenceFile(file);
        QVERIFY2(finding.result, finding.result ? "" : qPrintable(finding.result.error().what));
        QFile bundle(file);
        QVERIFY(bundle.open(QIODevice::ReadOnly));
        QByteArray text;
        for (const ZipArchive::File& packed : ZipArchive::unpack(bundle.readAll()).value())
            text += packed.bytes;
        for (const char* value : {"\"lost\"", ">lost<", "\"body\":\"lost"}) // of a row in quarantine
            QVERIFY2(!text.contains(value), value);
        QVERIFY(text.contains("\"body\":\"(left out)\""));
        QVERIFY(fixture.session().history().last().detail.contains(sha256Of(file)));
        VERIFY_EXIT(fixture.session().writeEvidence({.file = file, .withValues = true}),
                    Exit::Done); // an older one is replaced
        QVERIFY(verifyEvidenceFile(file).result);
        QCOMPARE(
            fixture.session().writeEvidence({.file = fixture.database(), .withValues = false}).error->code,
            ErrorCode::TargetExists);
    }

    void evidenceHoldsThePlanThatWasApprovedLast()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        RunText changed;
        changed.drop = QStringLiteral("      - drop: all\n        rule: visits are long over\n");
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(changed));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.runTo(QStringLiteral("move")).error->code, ErrorCode::PlanChanged);
        (void)fixture.runTo(QStringLiteral("move"), true);
        VERIFY_EXIT(fixture.session().writeEvidence(
                        {.file = fixture.file(QStringLiteral("e.zip")), .withValues = false}),
                    Exit::Done);
        QVERIFY(verifyEvidenceFile(fixture.file(QStringLiteral("e.zip"))).result);
        VERIFY_EXIT(fixture.reopen(false), Exit::Done);
        QCOMPARE(fixture.phase(QStringLiteral("expand")).state,
                 PhaseState::Done); // the stored plan is the run's
    }

    void everyActionIsAudited()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::Undecided);
        Session& session = fixture.session();
        (void)session.validate();
        QuarantineFilter people;
        people.table = QStringLiteral("people");
        (void)session.exportQuarantine({.filter = people, .file = fixture.file(QStringLiteral("q.csv"))});
        const qint64 edited = session.quarantine(people).entries.first().id;
        (void)session.edit({.entry = edited, .values = {{QStringLiteral("name"), QStringLiteral("'Cora'")}}});
        (void)session.edit({.entry = edited, .values = {}, .isUndo = true});
        (void)session.waive({.filter = {}, .reason = QStringLiteral("old")});
        (void)session.unwaive({.filter = {}});
        (void)session.fix(
            {.filter = people, .set = {{QStringLiteral("name"), QStringLiteral("'Dora'")}}, .apply = true});
        (void)session.replay({.answers = RunFixture::answers(true)});
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        (void)session.verify({});
        (void)session.writeReport(
            {.format = QStringLiteral("html"), .file = fixture.file(QStringLiteral("r.html"))});
        (void)session.writeEvidence({.file = fixture.file(QStringLiteral("e.zip")), .withValues = false});
        (void)session.takeSnapshot({.reason = QStringLiteral("for safety")});
        (void)session.restore(
            {.snapshot = {}, .target = fixture.file(QStringLiteral("copy.db")), .answers = {}});
        (void)session.restore({.snapshot = {},
                               .target = fixture.file(QStringLiteral("copy.db")),
                               .answers = {}}); // it exists now
        (void)fixture.rollBack(QStringLiteral("cutover"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        PruneRequest request;
        request.count = 1;
        request.apply = true;
        (void)session.prune(request);
        (void)session.finish({.answers = RunFixture::answers(false)});
        const QStringList all = actions(fixture);
        for (const char* action :
             {"begin",    "approve",  "start phase", "end phase",       "snapshot",
              "validate", "export",   "edit",        "withdraw edit",   "replay",
              "rollback", "waive",    "unwaive",     "cutover",         "verify",
              "report",   "evidence", "restore",     "restore stopped", "remove snapshot",
              "finish"})
            QVERIFY2(
                all.contains(QLatin1StringView(action)),
                qPrintable(QLatin1StringView(action) + QStringLiteral(" is not among ") + all.join(u',')));
        for (const AuditEntry& entry : session.history()) {
            QVERIFY2(!entry.detail.contains(QStringLiteral("Cora")) &&
                         !entry.detail.contains(QStringLiteral("Dora")),
                     qPrintable(entry.detail));
            QVERIFY(!entry.who.isEmpty() && entry.at.isValid() && !entry.planHash.isEmpty());
        }
    }

    void aTakeoverFromAKilledProcessIsAudited()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        fixture.write(QStringLiteral("app.db.godwit/lease"),
                      QStringLiteral("godwit-cli, pid 4711 on nowhere\nboot x\n"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const QList<AuditEntry> entries = fixture.session().history();
        const auto found = std::find_if(entries.begin(), entries.end(), [](const AuditEntry& entry) {
            return entry.action == QLatin1StringView("lease takeover");
        });
        QVERIFY(found != entries.end());
        QVERIFY2(found->detail.contains(QStringLiteral("pid 4711 on nowhere")), qPrintable(found->detail));
    }
};

QTEST_GUILESS_MAIN(TestKeeping)
#include "test_keeping.moc"
