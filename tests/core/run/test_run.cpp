// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

/// A small database from its first look to its end.
class TestRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exportsTablesAndViews()
    {
        RunText text;
        text.source += QStringLiteral("; CREATE VIEW letters AS SELECT j.value AS letter, json_extract('{\"n\":1}', '$.n') AS one"
                                      " FROM json_each('[\"b\",\"a\"]') AS j");
        const QString longName = QStringLiteral("n").repeated(300);
        text.source += QStringLiteral("; CREATE VIEW %1 AS SELECT 1 AS one").arg(longName);
        text.backup = QStringLiteral(", export: [kinds, Visitors, letters, %1]").arg(longName);
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        const auto read = [&](const QString& name) {
            QFile csv(fixture.workspace() + QStringLiteral("/runs/1/export/") + name);
            return csv.open(QIODevice::ReadOnly) ? csv.readAll() : QByteArray();
        };
        QCOMPARE(read(QStringLiteral("kinds.csv")), QByteArray("id,name\r\n1,friend\r\n2,guest\r\n"));
        QCOMPARE(read(QStringLiteral("visitors.csv")), QByteArray("name\r\n Ann \r\nBob\r\n"));
        QCOMPARE(read(QStringLiteral("letters.csv")), QByteArray("letter,one\r\nb,1\r\na,1\r\n"));
        QCOMPARE(read(longName.left(60) + QStringLiteral(".csv")), QByteArray("one\r\n1\r\n"));
    }

    void writesNothingBeforeItIsAskedTo()
    {
        RunFixture fixture;
        const RunStatus status = fixture.session().status();
        QVERIFY(!status.hasRun);
        QVERIFY(!QDir(fixture.workspace()).exists());
        QCOMPARE(fixture.states(), QStringLiteral("backup ready, expand not_started, move not_started, validate not_started,"
                                                  " cutover not_started, verify not_started, cleanup not_started"));
        QVERIFY(fixture.phase(QStringLiteral("backup")).canStart);
        QVERIFY(!fixture.phase(QStringLiteral("expand")).canStart);
        QCOMPARE(fixture.phase(QStringLiteral("expand")).whyNotStart, QStringLiteral("“Back up” comes first."));
        QVERIFY(!fixture.phase(QStringLiteral("backup")).canRollBack);
        QVERIFY(status.safety.originalUntouched);
        QVERIFY(!status.safety.snapshotVerified);
    }

    void runsPhaseByPhaseToTheEnd()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        QVERIFY(fixture.session().status().safety.snapshotVerified);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QCOMPARE(fixture.balance(), QStringLiteral("kinds 2 0 0 0 0 2 0\nnotes 3 2 0 0 1 0 0\npeople 3 2 0 0 1 0 0\nvisits 2 0 0 2 0 0 0\n"));
        QCOMPARE(fixture.states(), QStringLiteral("backup done, expand done, move done_with_exceptions, validate done,"
                                                  " cutover not_started, verify not_started, cleanup not_started"));
        QCOMPARE(fixture.phase(QStringLiteral("move")).summary, QStringLiteral("2 in quarantine"));

        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover")), Exit::Waits);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.session().waive({.filter = {}, .reason = QStringLiteral("they are test rows")}), Exit::Done);
        QVERIFY(fixture.phase(QStringLiteral("cutover")).canStart);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup")), Exit::Done);
        QVERIFY(fixture.session().status().isComplete);
        QVERIFY(fixture.session().status().isCutOver);
        QVERIFY(!fixture.session().status().safety.originalUntouched);
        QCOMPARE(treeOf(fixture.database()), QStringLiteral("kinds\n  1 | 'friend'\n  2 | 'guest'\n"
                                                            "notes\n  1 | 1 | 'hello'\n  2 | 2 | NULL\n"
                                                            "people\n  1 | 'Ann' | 1\n  2 | 'Bob' | 2\n"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(type || ' ' || name, ', ') FROM (SELECT type, name FROM sqlite_schema"
                                               " WHERE name NOT LIKE 'sqlite%' ORDER BY type, name)")),
                 QStringLiteral("index kinds_name, index notes_person, table kinds, table notes, table people, trigger notes_named, view names"));
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
    }

    void aQueryAccountsForTheRowsOfItsTable()
    {
        RunText text;
        text.target += QStringLiteral("CREATE TABLE stays (id INTEGER PRIMARY KEY, name TEXT);\n");
        text.moves += QStringLiteral("      - move: stays\n        query: SELECT v.id, p.name FROM visits AS v JOIN people AS p ON p.id = v.person_id WHERE p.id = 1\n"
                                     "        accounts_for: { table: visits, key: id, absent: { skip: short visits } }\n        into: stays\n"
                                     "        columns: { id: id, name: name }\n");
        text.drop = QStringLiteral("      - drop: all\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QVERIFY2(fixture.balance().contains(QStringLiteral("visits 2 1 0 1 0 0 0\n")), qPrintable(fixture.balance()));
    }

    void asksForAnApprovedPlan()
    {
        RunText text;
        text.status = QStringLiteral("draft");
        RunFixture fixture(text);
        const Outcome outcome = fixture.runTo(QStringLiteral("backup"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::PlanNotApproved);
        QVERIFY(!QDir(fixture.workspace()).exists());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
    }

    void asksAgainForAPlanThatChanged()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        RunText changed;
        changed.validate = QStringLiteral("      - validate: all\n");
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(changed));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.runTo(QStringLiteral("expand"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::PlanChanged);
        VERIFY_EXIT(fixture.reopen(false), Exit::Done); // the plan that the run keeps
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
    }

    void refusesWhatIsNotNext()
    {
        RunFixture fixture;
        const Outcome early = fixture.runOnly(QStringLiteral("move"));
        QVERIFY(early.error);
        QCOMPARE(early.error->code, ErrorCode::PhaseNotReady);
        const Outcome unknown = fixture.runOnly(QStringLiteral("elsewhere"));
        QVERIFY(unknown.error);
        QCOMPARE(unknown.error->code, ErrorCode::PhaseUnknown);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void aCutoverWantsTheFilesNameTyped()
    {
        RunFixture fixture;
        (void)fixture.runTo(QStringLiteral("validate"));
        const Outcome outcome = fixture.session().run({.phase = {}, .to = QStringLiteral("cutover"), .answers = {.yes = true, .confirm = {}, .reason = {}}});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::ConfirmationNeeded);
        QCOMPARE(fixture.phase(QStringLiteral("cutover")).state, PhaseState::Waiting);
        QVERIFY(!fixture.phase(QStringLiteral("cutover")).waitsFor.isEmpty());
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void aGeneralYesDoesNotOverrideAFailedCheck()
    {
        RunText text;
        text.validate = QStringLiteral("      - validate: data integrity\n        rules: [{ name: nobody is called Bob, query: SELECT id FROM people WHERE name = 'Bob' }]\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::ValidationFailed);
        QCOMPARE(fixture.phase(QStringLiteral("validate")).state, PhaseState::Failed);
        QCOMPARE(fixture.phase(QStringLiteral("validate")).summary, QStringLiteral("1 check failed"));
        QVERIFY(!fixture.phase(QStringLiteral("cutover")).canStart);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::ValidationFailed);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void goesOnAfterAPauseInAnyPhase_data()
    {
        QTest::addColumn<QString>("phase");
        for (const char* phase : {"backup", "move", "validate"})
            QTest::newRow(phase) << QString::fromLatin1(phase);
    }

    void goesOnAfterAPauseInAnyPhase()
    {
        QFETCH(QString, phase);
        RunFixture fixture;
        fixture.m_onProgress = [&](const Progress& progress) {
            if (progress.phase == phase)
                fixture.cancel().ask(CancelToken::Wish::Pause);
        };
        // A pause that comes with the last step of a phase holds before the next phase.
        const Outcome paused = fixture.runTo(QStringLiteral("cutover"), true);
        fixture.m_onProgress = {};
        QCOMPARE(paused.kind, Outcome::Kind::Paused);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("2"));
    }

    void aPausedPhaseSaysSo()
    {
        RunFixture fixture;
        fixture.m_onProgress = [&](const Progress& progress) {
            if (progress.phase == QStringLiteral("move"))
                fixture.cancel().ask(CancelToken::Wish::Pause);
        };
        QCOMPARE(fixture.runTo(QStringLiteral("move")).kind, Outcome::Kind::Paused);
        fixture.m_onProgress = {};
        QCOMPARE(fixture.phase(QStringLiteral("move")).state, PhaseState::Paused);
        QVERIFY(fixture.phase(QStringLiteral("move")).canStart);
        QVERIFY(fixture.phase(QStringLiteral("move")).canRollBack);
    }

    void aStepBeyondItsLimitGoesOnWhenItsRowsAreDecided()
    {
        RunText text;
        text.moves.replace(QStringLiteral("because: it has no name }]\n"), QStringLiteral("because: it has no name }]\n        limit: 0\n"));
        RunFixture fixture(text);
        for (int time = 0; time < 2; ++time) {
            const Outcome stopped = fixture.runTo(QStringLiteral("validate"), true);
            QVERIFY(stopped.error);
            QCOMPARE(stopped.error->code, ErrorCode::LimitExceeded);
        }
        const QuarantinePage page = fixture.session().quarantine({});
        QCOMPARE(page.total, 1);
        QCOMPARE(page.entries.first().cause, QStringLiteral("it has no name"));
        VERIFY_EXIT(fixture.session().waive({.filter = {}, .reason = QStringLiteral("known")}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided); // the note of that person
        QCOMPARE(fixture.session().status().undecided(), 1);
        QCOMPARE(fixture.session().status().quarantined(), 2);
    }

    void everyActionWithoutARunIsRefused()
    {
        RunFixture fixture;
        for (const Outcome& outcome : {fixture.rollBack(QStringLiteral("move")), fixture.session().validate(),
                                       fixture.session().waive({.filter = {}, .reason = QStringLiteral("x")}),
                                       fixture.session().restore({.snapshot = {}, .target = {}, .answers = {}}),
                                       fixture.session().finish({.answers = {}})}) {
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->code, ErrorCode::NoRun);
        }
        QVERIFY(!QDir(fixture.workspace()).exists());
    }

    void aSessionWithoutADatabaseRefusesEverything()
    {
        Session session({}, {});
        for (const Outcome& outcome : {session.run({}), session.rollBack({}), session.restore({}), session.finish({}), session.validate(),
                                       session.verify({}), session.takeSnapshot({.reason = QStringLiteral("x")}), session.prune({}),
                                       session.writeEvidence({}), session.waive({.filter = {}, .reason = QStringLiteral("x")}), session.exportQuarantine({}),
                                       session.writeReport({.format = QStringLiteral("json"), .file = {}})})
            QVERIFY(outcome.error);
        QVERIFY(!session.status().hasRun);
        QCOMPARE(session.quarantine({}).total, 0);
        QVERIFY(session.history().isEmpty());
        QVERIFY(session.previewRollback(QStringLiteral("move")).does.isEmpty());
    }

    void checkingWritesNothing()
    {
        RunFixture fixture;
        Session session({}, {});
        VERIFY_EXIT(session.check({.database = fixture.database(), .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}}), Exit::Done);
        VERIFY_EXIT(session.check({.database = {}, .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}}), Exit::Done);
        const Outcome lacking = session.check({.database = databaseOf(QFileInfo(fixture.database()).path(), QStringLiteral("CREATE TABLE x (id)"), QStringLiteral("other.db")),
                                               .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}});
        QVERIFY(lacking.error);
        QVERIFY(!QDir(fixture.workspace()).exists());
    }

    void validatesAgainOnDemand()
    {
        RunFixture fixture;
        (void)fixture.runTo(QStringLiteral("validate"));
        const Outcome outcome = fixture.session().validate();
        QVERIFY2(!outcome.error, qPrintable(outcome.message));
        QVERIFY(!outcome.checks.isEmpty());
        QVERIFY(QFileInfo::exists(fixture.session().status().report));
    }
};

QTEST_GUILESS_MAIN(TestRun)
#include "test_run.moc"
