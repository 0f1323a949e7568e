// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plans whose phases hold more than one kind of work: what a step needs of those before it is there when it begins.
#include "tests/core/run/run_fixture.h"

using namespace godwit;
using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kMoves = QStringLiteral(
    "      - schema: target\n"
    "      - move: people\n        into: people\n        columns: { id: id, name: trim(name), kind_id: kind_id }\n"
    "        reject: [{ when: trim(name) = '', because: it has no name }]\n"
    "      - move: notes\n        into: notes\n        columns: { id: id, person_id: \"ref(people, person_id)\", body: body }\n");
const QString kBrokenRule = QStringLiteral(
    "      - validate: data integrity\n        rules: [{ name: nobody is called Bob, query: SELECT id FROM people WHERE name = 'Bob' }]\n");

const QString kCleanup = QStringLiteral("  - phase: cleanup\n    steps: [{ drop: all, rule: visits are over }]\n");

/// The fixture's plan with other phases.
void give(RunFixture& fixture, const QString& phases)
{
    fixture.write(QStringLiteral("plan.yaml"),
                  QStringLiteral("godwit: 1\nname: In one phase\nstatus: approved\n"
                                 "target: { schema: v2.sql, keep: [kinds], user_version: 2, keep_old_as: \"v1_{name}\" }\n"
                                 "phases:\n") +
                      phases);
    if (const Outcome opened = fixture.reopen(); opened.error)
        qFatal("%s", qPrintable(opened.message));
}

QStringList failedChecks(const RunStatus& status)
{
    QStringList failed;
    for (const CheckResult& check : status.checks) {
        if (check.verdict == Verdict::Failed)
            failed.append(check.name + u' ' + check.why);
    }
    return failed;
}

} // namespace

class TestOnePhase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCheckThatFailsKeepsBackTheCutoverOfItsOwnPhase()
    {
        RunFixture fixture;
        give(fixture, QStringLiteral("  - phase: move\n    steps:\n") + kMoves + QStringLiteral("  - phase: swap\n    steps:\n") +
                          kBrokenRule + QStringLiteral("      - cutover: swap\n") + kCleanup);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("swap"), true), Exit::ValidationFailed);
        QCOMPARE(fixture.phase(QStringLiteral("swap")).state, PhaseState::Failed);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        // Also the second time, when the phase goes on.
        VERIFY_EXIT(fixture.runTo(QStringLiteral("swap"), true), Exit::ValidationFailed);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void rowsThatMoveInThePhaseOfTheCutoverWaitForADecision()
    {
        RunFixture fixture;
        give(fixture, QStringLiteral("  - phase: all\n    steps:\n") + kMoves + QStringLiteral("      - cutover: swap\n") + kCleanup);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("all")), Exit::Waits);
        QCOMPARE(fixture.phase(QStringLiteral("all")).state, PhaseState::Waiting);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("all"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("2"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = 'notes_person'")), QStringLiteral("1"));
    }

    void anAccountThatDoesNotAddUpKeepsBackTheCutoverOfItsOwnPhase()
    {
        RunFixture fixture; // nothing says what becomes of the visits
        give(fixture, QStringLiteral("  - phase: all\n    steps:\n") + kMoves + QStringLiteral("      - cutover: swap\n"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("all"), true), Exit::ValidationFailed);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void checksSeeTheRowsOfTheirOwnPhaseSettled()
    {
        RunFixture fixture;
        give(fixture, QStringLiteral("  - phase: move\n    steps:\n") + kMoves + QStringLiteral("      - validate: all\n") +
                          QStringLiteral("  - phase: swap\n    steps: [{ cutover: swap }, { validate: all }]\n") +
                          kCleanup);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        QCOMPARE(failedChecks(fixture.session().status()), QStringList());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("swap"), true), Exit::Done);
        QCOMPARE(failedChecks(fixture.session().status()), QStringList());
    }

    void rowsThatMoveInThePhaseOfTheCutoverAreCaughtUp()
    {
        RunFixture fixture;
        give(fixture, QStringLiteral("  - phase: all\n    steps:\n") + kMoves + QStringLiteral("      - cutover: swap\n") + kCleanup);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("all")), Exit::Waits);
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO people VALUES (9, 'Zoe', 1)"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("all"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("3"));
    }

    void aDropLeavesWhatTheApplicationMadeSinceTheCutover()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        fixture.close();
        fixture.writeAsTheApplication(QStringLiteral("CREATE VIEW mine AS SELECT name FROM people;"
                                                     "CREATE TRIGGER mine_too AFTER UPDATE ON people BEGIN SELECT 1; END"));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name IN ('mine', 'mine_too')")), QStringLiteral("2"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name IN ('visitors', 'people_gone')")), QStringLiteral("0"));
    }

    void aDropInThePhaseOfTheCutoverWaitsForItsDay()
    {
        RunFixture fixture;
        give(fixture, QStringLiteral("  - phase: move\n    steps:\n") + kMoves +
                          QStringLiteral("  - phase: swap\n    steps:\n      - cutover: swap\n"
                                         "      - { drop: all, rule: visits are over, not_before: 30 days after cutover }\n"));
        Answers answers = RunFixture::answers(true);
        answers.reason.clear();
        VERIFY_EXIT(fixture.session().run({.phase = {}, .to = QStringLiteral("swap"), .answers = answers}), Exit::Waits);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM v1_people")), QStringLiteral("3"));
        VERIFY_EXIT(fixture.session().run({.phase = {}, .to = QStringLiteral("swap"), .answers = answers}), Exit::Waits);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM v1_people")), QStringLiteral("3"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("swap")), Exit::Done);
    }
};

QTEST_GUILESS_MAIN(TestOnePhase)
#include "test_one_phase.moc"
