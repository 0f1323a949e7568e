// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"
#include "tests/support/file_content.h"

#include <QElapsedTimer>
#include <QThread>

#include <thread>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kValidate = QStringLiteral("validate");
const QString kCutover = QStringLiteral("cutover");

/// Steps at the end of the phase `validate`.
RunText withSteps(const QString& steps)
{
    RunText text;
    text.validate += steps;
    return text;
}

Outcome runWith(RunFixture& fixture, const QString& to, const Answers& answers)
{
    return fixture.session().run({.phase = {}, .to = to, .answers = answers});
}

Answers allowed()
{
    Answers answers = RunFixture::answers(true);
    answers.allowCommands = true;
    return answers;
}

bool hasAudit(RunFixture& fixture, const QString& action, const QString& part)
{
    for (const AuditEntry& entry : fixture.session().history()) {
        if (entry.action == action && entry.detail.contains(part))
            return true;
    }
    return false;
}

} // namespace

/// Programs, approvals, strategies and rules that roll back: what a run does with the world outside its files.
class TestOutside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsNoProgramThatNobodyAllowed()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { command: [touch, ran], undo: [rm, ran] }\n")));
        const Outcome outcome = fixture.runTo(kValidate, true);
        QCOMPARE(outcome.kind, Outcome::Kind::Waiting);
        QCOMPARE(outcome.error->code, ErrorCode::CommandNotAllowed);
        QVERIFY2(outcome.message.contains(QStringLiteral("touch ran")), qPrintable(outcome.message));
        QVERIFY(!QFile::exists(fixture.file(QStringLiteral("ran"))));
        VERIFY_EXIT(runWith(fixture, kValidate, allowed()), Exit::Undecided);
        QVERIFY(QFile::exists(fixture.file(QStringLiteral("ran"))));
        QVERIFY(hasAudit(fixture, QStringLiteral("allow commands"), QStringLiteral("touch ran")));
        // Allowed once for this plan: a second run does not ask.
        VERIFY_EXIT(fixture.rollBack(kValidate), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
    }

    void noShellLooksAtTheArguments()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { command: [touch, \"a; touch b $HOME `id` *\"] }\n")));
        VERIFY_EXIT(runWith(fixture, kValidate, allowed()), Exit::Undecided);
        QVERIFY(QFile::exists(fixture.file(QStringLiteral("a; touch b $HOME `id` *"))));
        QVERIFY(!QFile::exists(fixture.file(QStringLiteral("b"))));
    }

    void aRollbackUndoesProgramsTheLastOneFirst()
    {
        const QString line = QStringLiteral("      - { command: [sh, -c, \"echo %1 >> log\"], undo: [sh, -c, \"echo undo %1 >> log\"], name: %1 }\n");
        RunFixture fixture(withSteps(line.arg(QStringLiteral("one")) + line.arg(QStringLiteral("two"))));
        VERIFY_EXIT(runWith(fixture, kValidate, allowed()), Exit::Undecided);
        QCOMPARE(contentIfAny(fixture.file(QStringLiteral("log"))), QByteArray("one\ntwo\n"));
        const Consequence told = fixture.session().previewRollback(QStringLiteral("move"));
        QVERIFY2(told.does.join(u'\n').contains(QStringLiteral("to undo “two”")), qPrintable(told.does.join(u'\n')));
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        QCOMPARE(contentIfAny(fixture.file(QStringLiteral("log"))), QByteArray("one\ntwo\nundo two\nundo one\n"));
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("expand")), Exit::Done);
        QCOMPARE(contentIfAny(fixture.file(QStringLiteral("log"))), QByteArray("one\ntwo\nundo two\nundo one\n"));
    }

    void aProgramThatFailsOrHangsFailsItsPhase_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("code");
        QTest::newRow("fails") << QStringLiteral("[sh, -c, \"echo no; exit 3\"]") << int(ErrorCode::CommandFailed);
        QTest::newRow("is killed") << QStringLiteral("[sh, -c, \"kill -9 $$\"]") << int(ErrorCode::CommandFailed);
        QTest::newRow("is not there") << QStringLiteral("[godwit-has-no-such-program]") << int(ErrorCode::CommandFailed);
        QTest::newRow("hangs") << QStringLiteral("[sleep, \"60\"]") << int(ErrorCode::CommandTimedOut);
    }

    void aProgramThatFailsOrHangsFailsItsPhase()
    {
        QFETCH(QString, command);
        QFETCH(int, code);
        RunFixture fixture(withSteps(QStringLiteral("      - { command: %1, time_limit: 1 s }\n").arg(command)));
        const Outcome outcome = runWith(fixture, kCutover, allowed());
        QCOMPARE(outcome.kind, Outcome::Kind::Failed);
        QCOMPARE(int(outcome.error->code), code);
        QCOMPARE(fixture.phase(kValidate).state, PhaseState::Failed);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void endsWhatAProgramStartedWithIt()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { command: [sh, -c, \"sleep 61 & echo $! > pid; wait\"], time_limit: 1 s }\n")));
        QCOMPARE(runWith(fixture, kCutover, allowed()).error->code, ErrorCode::CommandTimedOut);
        const QByteArray child = contentIfAny(fixture.file(QStringLiteral("pid"))).trimmed();
        QVERIFY(!child.isEmpty());
        QVERIFY(!contentIfAny(QStringLiteral("/proc/%1/cmdline").arg(QString::fromLatin1(child))).contains("sleep"));
    }

    void showsWhatUndoesAProgramBeforeAnyIsAllowed()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { command: [touch, ran], undo: [rm, ran] }\n")));
        QCOMPARE(fixture.session().previewRun(kValidate).programs, QStringList{QStringLiteral("touch ran, undone by rm ran")});
        QVERIFY(fixture.runTo(kValidate, true).message.contains(QStringLiteral("undone by rm ran")));
    }

    void undoesWithNoProgramThatThePlanDoesNotHave()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { command: [touch, ran], undo: [rm, ran] }\n")));
        VERIFY_EXIT(runWith(fixture, kValidate, allowed()), Exit::Undecided);
        fixture.close();
        {
            auto journal = Database::open(fixture.workspace() + QStringLiteral("/journal.db"), {.mode = OpenOptions::Mode::ReadWrite});
            QVERIFY(journal && journal->execute(QStringLiteral("UPDATE commands SET undo = '[\"touch\",\"pwned\"]'")));
        }
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome back = fixture.rollBack(QStringLiteral("move"));
        VERIFY_EXIT(back, Exit::Failed);
        QCOMPARE(back.error->code, ErrorCode::UndoFailed);
        QVERIFY2(!back.error->detail.contains(QStringLiteral("By hand")), qPrintable(back.error->detail));
        QVERIFY(!QFile::exists(fixture.file(QStringLiteral("pwned"))));
        QVERIFY(hasAudit(fixture, QStringLiteral("undo command failed"), QStringLiteral("touch pwned was not run")));
    }

    void aWayBackTellsAnUndoProgramThatFailed()
    {
        RunFixture fixture(withSteps(QStringLiteral(
            "      - { command: [touch, \"a b\"], undo: [cp, \"a b\", no/where], name: mark it }\n"
            "      - { command: [touch, second], undo: [rm, second] }\n")));
        VERIFY_EXIT(runWith(fixture, kValidate, allowed()), Exit::Undecided);
        const Outcome back = fixture.rollBack(QStringLiteral("move"));
        QCOMPARE(back.kind, Outcome::Kind::Failed);
        VERIFY_EXIT(back, Exit::Failed);
        QCOMPARE(back.error->code, ErrorCode::UndoFailed);
        QVERIFY2(back.error->what.startsWith(QStringLiteral("Rolled back to the start of")),
                 qPrintable(back.error->what));
        QVERIFY2(back.error->detail.contains(
                     QStringLiteral("to undo “mark it” of the phase validate: GW-4023 ")) &&
                     back.error->detail.endsWith(QStringLiteral("&& cp 'a b' no/where)")),
                 qPrintable(back.error->detail));
        QCOMPARE(fixture.phase(QStringLiteral("move")).state, PhaseState::RolledBack); // all else is done
        QVERIFY(!QFile::exists(fixture.file(QStringLiteral("second"))));
        // It was told; it is neither run nor told again.
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("expand")), Exit::Done);
    }

    void aRestoreTellsAnUndoProgramThatFailed()
    {
        RunText text = withSteps({});
        text.moves.remove(
            QStringLiteral("        reject: [{ when: trim(name) = '', because: it has no name }]\n"));
        text.drop = QStringLiteral("      - { command: [touch, ran], undo: [rm, ran/no] }\n") + text.drop;
        RunFixture fixture(text);
        VERIFY_EXIT(runWith(fixture, QStringLiteral("cleanup"), allowed()), Exit::Done);
        const Outcome back = fixture.session().restore({.snapshot = {}, .target = {}, .answers = allowed()});
        QVERIFY(back.error);
        QCOMPARE(back.error->code, ErrorCode::UndoFailed);
        QVERIFY2(back.error->detail.contains(QStringLiteral("rm ran/no")), qPrintable(back.error->detail));
        QVERIFY(!fixture.session().status().isCutOver);
    }

    void anAutomaticRollbackTellsAnUndoProgramThatFailed()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { command: [touch, ran], undo: [rm, ran/no] }\n "
                                                    "     - { command: [sh, -c, \"exit 3\"] }\n")));
        fixture.close();
        const QString plan = QString::fromUtf8(contentIfAny(fixture.file(QStringLiteral("plan.yaml"))));
        fixture.write(QStringLiteral("plan.yaml"),
                      QString(plan).replace(QStringLiteral("status: approved"),
                                            QStringLiteral("status: approved\nstrategy: big-bang")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.session().run({.phase = {}, .to = {}, .answers = allowed()});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::CommandFailed); // why it went back
        QVERIFY2(outcome.error->state.startsWith(QStringLiteral("The run was rolled back")),
                 qPrintable(outcome.error->state));
        QVERIFY2(outcome.error->detail.contains(QStringLiteral("GW-4023 rm ran/no")),
                 qPrintable(outcome.error->detail));
    }

    void anUndoProgramThatWasCancelledIsRunAgain()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { command: [touch, ran], undo: [sh, -c, \"echo "
                                                    "x >> undone; test -e fast || sleep 61; rm ran\"] }\n")));
        VERIFY_EXIT(runWith(fixture, kValidate, allowed()), Exit::Undecided);
        std::thread impatient([&] {
            QElapsedTimer timer;
            timer.start();
            while (!QFile::exists(fixture.file(QStringLiteral("undone"))) && !timer.hasExpired(30'000))
                QThread::msleep(5);
            fixture.cancel().ask(CancelToken::Wish::Cancel);
        });
        const Outcome stopped = fixture.rollBack(QStringLiteral("move"));
        impatient.join();
        QCOMPARE(stopped.kind, Outcome::Kind::Cancelled);
        fixture.write(QStringLiteral("fast"), {});
        fixture.cancel().ask(CancelToken::Wish::Go);
        VERIFY_EXIT(fixture.reopen(), Exit::Done); // a rollback that was begun is finished
        QVERIFY(!QFile::exists(fixture.file(QStringLiteral("ran"))));
        QVERIFY(hasAudit(fixture, QStringLiteral("undo command"), QStringLiteral("echo x")));
        QCOMPARE(fixture.phase(QStringLiteral("move")).state, PhaseState::RolledBack);
    }

    void auditsFlagsAndPrograms()
    {
        RunText text = withSteps(QStringLiteral("      - { command: [touch, ran] }\n"));
        text.moves.remove(QStringLiteral("        reject: [{ when: trim(name) = '', because: it has no name }]\n"));
        RunFixture fixture(text);
        VERIFY_EXIT(runWith(fixture, kCutover, allowed()), Exit::Done);
        QVERIFY(hasAudit(fixture, QStringLiteral("run command"), QStringLiteral("touch ran")));
        QVERIFY(hasAudit(fixture, QStringLiteral("set flag"), QStringLiteral("USE_V2=true")));
        VERIFY_EXIT(fixture.rollBack(kCutover), Exit::Done);
        QVERIFY(hasAudit(fixture, QStringLiteral("undo flag"), QStringLiteral("USE_V2")));
    }

    void refusesAFlagBeforeTheRunWhoseFolderIsNotThereOrElsewhere()
    {
        RunFixture fixture;
        const QTemporaryDir outside;
        QVERIFY(QFile::link(outside.path(), fixture.file(QStringLiteral("linked"))));
        for (const auto& [file, why] : {std::pair("missing/app.json", "its folder is not there"), std::pair("linked/app.json", "a link leads out")}) {
            fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf({}).replace(QStringLiteral("flag: .env"), QStringLiteral("flag: ") + QLatin1String(file)));
            VERIFY_EXIT(fixture.reopen(), Exit::Done);
            const Outcome outcome = fixture.runTo(QStringLiteral("move"), true);
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->code, ErrorCode::FlagFailed);
            QVERIFY2(outcome.message.contains(QLatin1String(why)), qPrintable(outcome.message));
            QVERIFY(!QFile::exists(fixture.workspace()));
        }
    }

    void aBigBangAsksEverythingBeforeItBegins_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("code");
        QTest::newRow("programs") << QStringLiteral("      - { command: [touch, ran] }\n") << int(ErrorCode::CommandNotAllowed);
        QTest::newRow("approvals") << QStringLiteral("      - { approve: The owner agrees }\n") << int(ErrorCode::ApprovalNeeded);
        QTest::newRow("a drop that waits") << QStringLiteral("      - { drop: [visits], rule: over, not_before: 30 days after cutover }\n") << int(ErrorCode::NotBefore);
    }

    void aBigBangAsksEverythingBeforeItBegins()
    {
        QFETCH(const QString, step);
        QFETCH(const int, code);
        RunText text;
        text.drop += step;
        RunFixture fixture(text);
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).replace(QStringLiteral("status: approved"), QStringLiteral("status: approved\nstrategy: big-bang")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        Answers answers;
        answers.confirm = QStringLiteral("app.db");
        const Outcome outcome = fixture.session().run({.phase = {}, .to = {}, .answers = answers});
        QVERIFY(outcome.error);
        QCOMPARE(int(outcome.error->code), code);
        QVERIFY(!QFile::exists(fixture.workspace()));
    }

    void anApprovalWaitsForEachItemOfItsList()
    {
        RunFixture fixture(withSteps(QStringLiteral("      - { approve: The owner agrees, checklist: [figures seen, backup tried], type: GO }\n")));
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Waits);
        QCOMPARE(fixture.phase(kValidate).state, PhaseState::Waiting);
        QCOMPARE(fixture.phase(kValidate).waitsFor, QStringLiteral("“The owner agrees” waits for: figures seen; backup tried; GO."));
        QCOMPARE(fixture.session().previewRun(kValidate).approvals, (QStringList{QStringLiteral("figures seen"), QStringLiteral("backup tried")}));
        QCOMPARE(fixture.session().previewRun(kValidate).typed, QStringList{QStringLiteral("GO")});
        Answers some = RunFixture::answers(false);
        some.approvals = {QStringLiteral("figures seen"), QStringLiteral("GO")};
        const Outcome outcome = runWith(fixture, kValidate, some);
        QCOMPARE(outcome.error->code, ErrorCode::ApprovalNeeded);
        QVERIFY(outcome.message.endsWith(QStringLiteral("waits for: backup tried.")));
        some.approvals.append(QStringLiteral("backup tried"));
        VERIFY_EXIT(runWith(fixture, kValidate, some), Exit::Undecided);
        QVERIFY(hasAudit(fixture, QStringLiteral("approve step"), QStringLiteral("backup tried; GO")));
    }

    void aBigBangThatFailsBringsBackTheStart()
    {
        RunText text = withSteps(QStringLiteral("        rules: [{ name: nobody is called Bob, query: SELECT id FROM people WHERE name = 'Bob' }]\n"));
        RunFixture fixture(text);
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).replace(QStringLiteral("status: approved"), QStringLiteral("status: approved\nstrategy: big-bang")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        // What it will ask is asked before anything begins.
        const Outcome unanswered = fixture.session().run({});
        QCOMPARE(unanswered.error->code, ErrorCode::ConfirmationNeeded);
        QVERIFY(!QFile::exists(fixture.workspace()));
        const Outcome outcome = fixture.runTo(QStringLiteral("move"), true);
        QCOMPARE(outcome.error->code, ErrorCode::ChecksFailed);
        QVERIFY2(outcome.error->state.contains(QStringLiteral("rolled back")), qPrintable(outcome.error->state));
        QCOMPARE(fixture.phase(QStringLiteral("backup")).state, PhaseState::RolledBack);
        QVERIFY(!QFile::exists(fixture.workFile()));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QVERIFY(hasAudit(fixture, QStringLiteral("automatic rollback"), QStringLiteral("to backup")));
    }

    void aBigBangThatFailsAfterTheSwapBringsBackTheOriginal()
    {
        RunText text;
        text.drop += QStringLiteral("      - { command: [sh, -c, \"exit 1\"] }\n");
        RunFixture fixture(text);
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).replace(QStringLiteral("status: approved"), QStringLiteral("status: approved\nstrategy: big-bang")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.session().run({.phase = {}, .to = {}, .answers = allowed()});
        QCOMPARE(outcome.error->code, ErrorCode::CommandFailed);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QCOMPARE(contentIfAny(fixture.file(QStringLiteral(".env"))), QByteArray("(missing)"));
    }

    void aBigBangSaysWhatItsRollbackTookOutOfTheDatabase()
    {
        RunText text;
        text.drop += QStringLiteral("      - { command: [python3, write.py] }\n      - { command: [sh, -c, \"exit 1\"] }\n");
        RunFixture fixture(text);
        fixture.write(QStringLiteral("write.py"), QStringLiteral("import sqlite3\nc = sqlite3.connect('%1')\nc.execute(\"INSERT INTO kinds VALUES (9, 'written')\")\nc.commit()\n").arg(fixture.database()));
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text)
                                                       .replace(QStringLiteral("status: approved"), QStringLiteral("status: approved\nstrategy: big-bang"))
                                                       .replace(QStringLiteral("write.py"), fixture.file(QStringLiteral("write.py"))));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.session().run({.phase = {}, .to = {}, .answers = allowed()});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::CommandFailed);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM kinds WHERE id = 9")), QStringLiteral("0"));
        QVERIFY2(!outcome.error->state.contains(QStringLiteral("nothing is lost")), qPrintable(outcome.error->state));
        QVERIFY2(outcome.error->state.contains(QStringLiteral("1 row")) && outcome.error->state.contains(QStringLiteral("/changes-1")),
                 qPrintable(outcome.error->state));
        QVERIFY(!outcome.files.isEmpty());
    }

    void saysWhatTheDatabaseHoldsWhereTheWayBackFails_data()
    {
        QTest::addColumn<QString>("ends");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("code");
        QTest::newRow("of a big bang") << QStringLiteral("exit 1") << QStringLiteral("strategy: big-bang\n") << int(ErrorCode::CommandFailed);
        QTest::newRow("of a rule") << QStringLiteral("sleep 60") << QStringLiteral("rollback_when: { phase_time: 10 s, to: backup }\n")
                                   << int(ErrorCode::TriggerFired);
    }

    /// A program that was started on the way has the file open, so that nothing can be put in its place.
    void saysWhatTheDatabaseHoldsWhereTheWayBackFails()
    {
        QFETCH(const QString, ends);
        QFETCH(const QString, rule);
        QFETCH(const int, code);
        RunText text;
        text.moves.remove(QStringLiteral("        reject: [{ when: trim(name) = '', because: it has no name }]\n"));
        text.drop += QStringLiteral("      - { command: [sh, -c, \"setsid python3 hold.py & while [ ! -e held ]; do sleep 0.02; done; %1\"] }\n").arg(ends);
        RunFixture fixture(text);
        fixture.write(QStringLiteral("hold.py"), QStringLiteral("import os, time\nf = open('app.db')\nopen('held', 'w').close()\n"
                                                                "n = 0\nwhile not os.path.exists('free') and n < 6000:\n    time.sleep(0.01)\n    n += 1\n"));
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).replace(QStringLiteral("phases:\n"), rule + QStringLiteral("phases:\n")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.session().run({.phase = {}, .to = {}, .answers = allowed()});
        fixture.write(QStringLiteral("free"), {});
        QVERIFY(outcome.error);
        QCOMPARE(int(outcome.error->code), code);
        QVERIFY2(outcome.error->state.startsWith(QStringLiteral("The run was not rolled back to the start of “backup”: ")), qPrintable(outcome.error->state));
        QVERIFY2(outcome.error->state.contains(QStringLiteral("app.db is the new version still; the original is kept at ")), qPrintable(outcome.error->state));
        QVERIFY2(outcome.error->next.endsWith(QStringLiteral("Then roll back to “backup” again.")), qPrintable(outcome.error->next));
        QVERIFY2(!outcome.error->what.contains(QStringLiteral("rolled")), qPrintable(outcome.error->what));
        QVERIFY(outcome.error->detail.contains(QStringLiteral("GW-5005")));
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
    }

    void blueGreenWaitsBeforeTheSwapAndSwapsBack()
    {
        const RunText text;
        RunFixture fixture(text);
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).replace(QStringLiteral("status: approved"), QStringLiteral("status: approved\nstrategy: blue-green")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.session().run({.phase = {}, .to = {}, .answers = RunFixture::answers(true)}), Exit::Undecided);
        QCOMPARE(fixture.phase(kValidate).state, PhaseState::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
        VERIFY_EXIT(fixture.rollBack(kCutover), Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
    }

    void aRuleThatHoldsRollsTheRunBack_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("fired");
        QTest::addColumn<QString>("states");
        QTest::newRow("criteria") << QStringLiteral("criteria: { error_rate: 1% }\nrollback_when: { criteria: missed }\n")
                                  << QStringLiteral("the criterion “error rate” is missed")
                                  << QStringLiteral("backup done, expand done, move rolled_back");
        QTest::newRow("to a phase") << QStringLiteral("criteria: { error_rate: 1% }\nrollback_when: { criteria: missed, to: expand }\n")
                                    << QStringLiteral("the criterion “error rate” is missed")
                                    << QStringLiteral("backup done, expand rolled_back, move rolled_back");
        QTest::newRow("disk reserve") << QStringLiteral("rollback_when: { disk_reserve: 100000000 GB }\n") << QStringLiteral("are free on the volume")
                                      << QStringLiteral("backup rolled_back, expand not_started, move not_started");
    }

    void aRuleThatHoldsRollsTheRunBack()
    {
        QFETCH(QString, rules);
        QFETCH(QString, fired);
        QFETCH(QString, states);
        const RunText text;
        RunFixture fixture(text);
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).replace(QStringLiteral("phases:\n"), rules + QStringLiteral("phases:\n")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = fixture.runTo(kValidate);
        QVERIFY2(outcome.error, qPrintable(outcome.message));
        QCOMPARE(outcome.error->code, ErrorCode::TriggerFired);
        QVERIFY2(outcome.message.contains(fired), qPrintable(outcome.message));
        QVERIFY2(fixture.states().startsWith(states), qPrintable(fixture.states()));
        QVERIFY(hasAudit(fixture, QStringLiteral("automatic rollback"), fired));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void aRuleAboutTimeHoldsWhileAProgramRuns()
    {
        const RunText text = withSteps(QStringLiteral("      - { command: [sleep, \"60\"] }\n"));
        RunFixture fixture(text);
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).replace(QStringLiteral("phases:\n"), QStringLiteral("rollback_when: { phase_time: 2 s }\nphases:\n")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome outcome = runWith(fixture, kValidate, allowed());
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::TriggerFired);
        QVERIFY2(outcome.message.contains(QStringLiteral("the phase took longer than 2 s")), qPrintable(outcome.message));
    }

    void anArmedCutoverGoesOnWhenTheFileIsFree()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        QProcess holder;
        holder.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("exec 3<'%1'; exec sleep 1.5").arg(fixture.database())});
        QVERIFY(holder.waitForStarted());
        QTest::qWait(200);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Busy);
        Answers patient = RunFixture::answers(true);
        patient.waitSeconds = 30;
        bool isTold = false;
        fixture.m_onProgress = [&](const Progress& progress) { isTold = isTold || progress.activity.startsWith(QStringLiteral("armed, waiting")); };
        VERIFY_EXIT(runWith(fixture, kCutover, patient), Exit::Done);
        QVERIFY(isTold);
        holder.waitForFinished();
    }

    void anArmedCutoverCanBeCalledOff()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        QProcess holder;
        holder.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("exec 3<'%1'; exec sleep 20").arg(fixture.database())});
        QVERIFY(holder.waitForStarted());
        QTest::qWait(200);
        Answers patient = RunFixture::answers(true);
        patient.waitSeconds = 600;
        fixture.m_onProgress = [&](const Progress& progress) {
            if (progress.activity.startsWith(QStringLiteral("armed")))
                fixture.cancel().ask(CancelToken::Wish::Pause);
        };
        QCOMPARE(runWith(fixture, kCutover, patient).kind, Outcome::Kind::Paused);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        holder.kill();
        holder.waitForFinished();
        fixture.m_onProgress = {};
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
    }
};

QTEST_GUILESS_MAIN(TestOutside)
#include "test_outside.moc"
