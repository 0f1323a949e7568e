// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/criteria.h"
#include "core/run/joined_errors.h"
#include "run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

CriterionResult slowdownOf(double beforeMs, double afterMs)
{
    RunStatus status;
    status.balance = {BalanceRow{}};
    CheckResult check;
    check.beforeMs = beforeMs;
    check.afterMs = afterMs;
    status.checks = {check};
    Criteria criteria;
    criteria.slowdown = 0.1;
    addCriteria(criteria, status);
    return status.criteria.last();
}

} // namespace

class TestCriteria : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatItDoesNotJudge()
    {
        const CriterionResult noise = slowdownOf(0.01, 0.12);
        QCOMPARE(noise.measured, QStringLiteral("1100 %, not judged below 0.5 ms"));
        QVERIFY(noise.met);
        QCOMPARE(slowdownOf(2, 3).measured, QStringLiteral("50 %"));
        QVERIFY(!slowdownOf(2, 3).met);
        QCOMPARE(slowdownOf(0.2, 0.21).measured, QStringLiteral("5 %"));
    }

    void aMissedCriterionIsAWarningOfItsPhaseAndOfTheCutover()
    {
        RunText text;
        RunFixture fixture(text);
        fixture.write(
            QStringLiteral("plan.yaml"),
            RunFixture::planOf(text).replace(QStringLiteral("phases:\n"),
                                             QStringLiteral("criteria: { error_rate: 1% }\nphases:\n")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QVERIFY2(fixture.phase(QStringLiteral("move")).summary.contains(QStringLiteral("1 criterion missed")),
                 qPrintable(fixture.phase(QStringLiteral("move")).summary));
        const Consequence cutover = fixture.session().previewRun(QStringLiteral("cutover"));
        QVERIFY2(cutover.does.join(u'\n').contains(
                     QStringLiteral("The criterion “error rate” of the plan is not met: ")),
                 qPrintable(cutover.does.join(u'\n')));
    }

    void anOutcomeHasTheChecksOfItsPhases()
    {
        RunFixture fixture;
        const Outcome outcome = fixture.runTo(QStringLiteral("validate"));
        QVERIFY(std::any_of(outcome.checks.begin(), outcome.checks.end(), [](const CheckResult& check) {
            return check.name == QLatin1StringView("content of people");
        }));
    }

    void severalErrorsAreOneLineAndALineEach()
    {
        const Error joined = joinedErrors({Error(ErrorCode::SchemaDiffers, QStringLiteral("One.")),
                                           Error(ErrorCode::SchemaDiffers, QStringLiteral("Two."))});
        QCOMPARE(joined.what, QStringLiteral("2 things do not fit: One. Two."));
        QVERIFY(joined.detail.contains(QStringLiteral("GW-1008 One.\nGW-1008 Two.")));
    }
};

QTEST_GUILESS_MAIN(TestCriteria)
#include "test_criteria.moc"
