// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/music_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// People move in one phase, their notes and what people are called in a later one; checks stand between them.
RunText laterText()
{
    RunText text;
    text.source = kRunSource + QStringLiteral(";DELETE FROM people WHERE id = 3; DELETE FROM notes WHERE id = 3");
    text.target = kRunTarget + QStringLiteral("CREATE TABLE nicknames (id INTEGER PRIMARY KEY, name TEXT);\n");
    text.moves = QStringLiteral(
        "      - move: people\n        into: people\n        columns: { id: id, name: trim(name), kind_id: kind_id }\n"
        "        where: [{ rule: only the first, when: id < 2 }]\n"
        "  - phase: first-look\n    steps:\n      - validate: data integrity\n"
        "  - phase: later\n    title: Move the rest\n    steps:\n"
        "      - move: notes\n        into: notes\n        columns: { id: id, person_id: person_id, body: body }\n"
        "        where: [{ rule: only the first, when: person_id < 2 }]\n"
        "      - move: people\n        into: nicknames\n        columns: { id: id, name: name }\n");
    return text;
}

CheckResult checkOf(RunFixture& run, const QString& name, const QString& phase)
{
    for (const CheckResult& check : run.session().status().checks) {
        if (check.name == name && check.phase == phase)
            return check;
    }
    return {};
}

CriterionResult rowsLost(RunFixture& run)
{
    for (const CriterionResult& criterion : run.session().status().criteria) {
        if (criterion.name == QLatin1StringView("rows lost"))
            return criterion;
    }
    return {};
}

} // namespace

/// What is checked while moves of later phases are still to come.
class TestLaterMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callsNoRowLostThatALaterPhaseMoves()
    {
        RunFixture run(laterText());
        VERIFY_EXIT(run.runTo(QStringLiteral("first-look")), Exit::Done);
        for (const char* const table : {"notes", "people"}) {
            const CheckResult balance = checkOf(run, QStringLiteral("balance of ") + QLatin1StringView(table), QStringLiteral("first-look"));
            QCOMPARE(balance.verdict, Verdict::NotRun);
            QCOMPARE(balance.why, QStringLiteral("not all of its rows have been dealt with: the phase “Move the rest” has not "
                                                 "moved its rows yet"));
        }
        QCOMPARE(checkOf(run, QStringLiteral("balance of visits"), QStringLiteral("first-look")).verdict, Verdict::Passed);
        QCOMPARE(rowsLost(run).measured, QStringLiteral("0"));
    }

    void callsRowsLostOnceTheLastMoveHasRun()
    {
        RunText text = laterText();
        text.drop = QStringLiteral("      - drop: all\n"); // nobody says what becomes of visits
        RunFixture run(text);
        VERIFY_EXIT(run.runTo(QStringLiteral("first-look")), Exit::ValidationFailed);
        QCOMPARE(checkOf(run, QStringLiteral("balance of visits"), QStringLiteral("first-look")).verdict, Verdict::Failed);
        QCOMPARE(checkOf(run, QStringLiteral("balance of notes"), QStringLiteral("first-look")).verdict, Verdict::NotRun);
        QCOMPARE(rowsLost(run).measured, QStringLiteral("2"));
    }

    void drawsTheWholeBalanceAtTheEnd()
    {
        RunFixture run(laterText());
        VERIFY_EXIT(run.runTo(QStringLiteral("validate")), Exit::Done);
        for (const char* const table : {"notes", "people", "visits"})
            QCOMPARE(checkOf(run, QStringLiteral("balance of ") + QLatin1StringView(table), QStringLiteral("validate")).verdict, Verdict::Passed);
        QCOMPARE(rowsLost(run).measured, QStringLiteral("0"));
        VERIFY_EXIT(run.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void aRollbackBetweenTwoPhasesBringsTheAccountOfTheFirstBack()
    {
        RunText text = laterText();
        text.moves.replace(QStringLiteral("  - phase: first-look\n"),
                           QStringLiteral("      - { update: kinds, set: { name: upper(name) } }\n"
                                          "      - { delete: kinds, rule: no guests, when: id = 2 }\n  - phase: first-look\n"));
        text.source += QStringLiteral("; UPDATE people SET kind_id = 1");
        RunFixture run(text);
        VERIFY_EXIT(run.runTo(QStringLiteral("later")), Exit::Done);
        VERIFY_EXIT(run.rollBack(QStringLiteral("first-look")), Exit::Done);
        VERIFY_EXIT(run.runTo(QStringLiteral("first-look")), Exit::Done);
        for (const char* const table : {"visits", "kinds"})
            QCOMPARE(checkOf(run, QStringLiteral("balance of ") + QLatin1StringView(table), QStringLiteral("first-look")).verdict, Verdict::Passed);
        QCOMPARE(checkOf(run, QStringLiteral("rows of kinds, which steps change"), QStringLiteral("first-look")).verdict, Verdict::Passed);
        VERIFY_EXIT(run.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void saysNothingOfRowsWhileAMoveOfTheSamePhaseIsStillToCome()
    {
        RunText text = laterText();
        text.moves.replace(QStringLiteral("  - phase: later\n    title: Move the rest\n    steps:\n"), QString());
        RunFixture run(text);
        VERIFY_EXIT(run.runTo(QStringLiteral("validate")), Exit::Done);
        QCOMPARE(checkOf(run, QStringLiteral("balance of notes"), QStringLiteral("first-look")).verdict, Verdict::NotRun);
        QCOMPARE(checkOf(run, QStringLiteral("balance of notes"), QStringLiteral("validate")).verdict, Verdict::Passed);
    }
};

QTEST_GUILESS_MAIN(TestLaterMoves)
#include "test_later_moves.moc"
