// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"
#include "core/run/way_back.h"
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kMove = QStringLiteral("move");
const QString kShift = QStringLiteral("shift");

/// The plan file with its phase “move” under another name.
void renameMove(const RunFixture& fixture, const RunText& text = {})
{
    fixture.write(QStringLiteral("plan.yaml"),
                  RunFixture::planOf(text).replace(QStringLiteral("- phase: move\n"),
                                                   QStringLiteral("- phase: shift\n")));
}

/// The name is missed, and nothing but the old name or the way back is offered.
bool isLost(const Outcome& outcome, const QString& what)
{
    return outcome.error && outcome.error->code == ErrorCode::PhaseUnknown &&
           outcome.error->what.contains(what) && outcome.error->what.contains(QStringLiteral("“move”")) &&
           !outcome.error->next.contains(QStringLiteral("--yes"));
}

QString goingBackTo(const RunFixture& fixture)
{
    return *Repository::openReadOnly(fixture.workspace() + QStringLiteral("/journal.db"))
                ->fact(1, kGoingBackFact);
}

} // namespace

/// The plan file is edited while a run goes by it.
class TestChangedPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPhaseThatIsDoneKeepsItsName()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        const QString moved = fixture.balance();
        renameMove(fixture);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        for (const bool yes : {false, true}) {
            const Outcome outcome = fixture.runTo(kShift, yes);
            QVERIFY2(isLost(outcome, QStringLiteral("has begun in this run")), qPrintable(outcome.message));
        }
        QVERIFY(isLost(fixture.rollBack(QStringLiteral("expand")), QStringLiteral("has begun in this run")));
        const Outcome checked = fixture.session().check({.database = fixture.database(),
                                                         .plan = fixture.file(QStringLiteral("plan.yaml")),
                                                         .workspace = {}});
        QVERIFY2(isLost(checked, QStringLiteral("has begun in this run")), qPrintable(checked.message));
        // By the plan that it keeps the run goes on as if nothing had been.
        VERIFY_EXIT(fixture.reopen(false), Exit::Done);
        QCOMPARE(fixture.balance(), moved);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void onceItIsRolledBackItMayHaveAnotherName()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        const QString moved = fixture.balance();
        VERIFY_EXIT(fixture.rollBack(kMove), Exit::Done);
        renameMove(fixture);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.runTo(kShift).error->code, ErrorCode::PlanChanged); // it asks, as for any change
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::Undecided);
        QCOMPARE(fixture.balance(), moved);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    }

    void aPhaseThatHasNotBegunMayHaveAnotherName()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        renameMove(fixture);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    }

    void aPhaseThatOnlyWaitedForAnAnswerMayHaveAnotherName()
    {
        RunText text;
        text.moves += QStringLiteral("      - command: [\"true\"]\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(kMove, true), Exit::Waits); // for the program to be allowed
        QCOMPARE(fixture.phase(kMove).state, PhaseState::Waiting);
        Answers answers = RunFixture::answers(true);
        answers.allowCommands = true;
        renameMove(fixture, text);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.session().run({.phase = {}, .to = kShift, .answers = answers}), Exit::Undecided);
    }

    /// Killed between the word that it goes back and the work.
    void anInterruptedRollbackIsFinishedByThePlanThatHasItsPhase()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const QString expanded = treeOf(fixture.workFile());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        fixture.close();
        QVERIFY(Repository::open(fixture.workspace() + QStringLiteral("/journal.db"))
                    ->putFact(1, kGoingBackFact, kMove));
        renameMove(fixture);
        VERIFY_EXIT(fixture.reopen(), Exit::Done); // to look and to restore must be possible
        for (const bool yes : {false, true}) {
            const Outcome outcome = fixture.runTo(kShift, yes);
            QVERIFY2(isLost(outcome, QStringLiteral("A rollback to")), qPrintable(outcome.message));
        }
        QVERIFY(isLost(fixture.rollBack(QStringLiteral("expand")), QStringLiteral("A rollback to")));
        QCOMPARE(goingBackTo(fixture), kMove);
        VERIFY_EXIT(fixture.reopen(false),
                    Exit::Done); // by the plan that the run keeps, which no changed one has replaced
        QCOMPARE(goingBackTo(fixture), QString());
        QCOMPARE(fixture.phase(kMove).state, PhaseState::RolledBack);
        QCOMPARE(treeOf(fixture.workFile()), expanded);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    }
};

QTEST_GUILESS_MAIN(TestChangedPlan)
#include "test_changed_plan.moc"
