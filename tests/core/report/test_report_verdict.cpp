// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/schedule.h"
#include "core/report/verdict.h"
#include "report_fixture.h"

#include <QTest>

#include <algorithm>

using namespace godwit::core;
using godwit::test::passedReport;
using godwit::test::validatedReport;
using Kind = ReportVerdict::Kind;

class TestVerdict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesOnlyWhenEverythingIsDecided();
    void saysHowManyRowsWait();
    void countsWarningsInAPass();
    void neverClaimsWhatDidNotRun();
    void whatLookedAheadIsNotJudged();
    void claimsNothingBeforeValidation();
    void failsOnEveryKindOfFailure_data();
    void failsOnEveryKindOfFailure();
    void aStaleReportIsNotGreen();
    void recommendsWhatFollowsFromFindings();
    void recommendsNothingWhenNothingFollows();
    void recommendsToValidateTheLiveFileAndToFinish();
    void ordersTheScheduleByWhatComesBefore();
};

static bool advises(const Report& report, const char* text)
{
    const QList<Advice> advice = recommendations(report);
    return std::ranges::any_of(
        advice, [&](const Advice& finding) { return finding.text.contains(QString::fromUtf8(text)); });
}

void TestVerdict::passesOnlyWhenEverythingIsDecided()
{
    const ReportVerdict verdict = judgeReport(passedReport());
    QCOMPARE(verdict.kind, Kind::Passed);
    QCOMPARE(verdict.tone, Tone::Good);
    QCOMPARE(verdict.title, QStringLiteral("Passed"));
    QVERIFY(verdict.failures.isEmpty());
}

void TestVerdict::saysHowManyRowsWait()
{
    Report report = validatedReport();
    QCOMPARE(judgeReport(report).kind, Kind::Undecided);
    QCOMPARE(judgeReport(report).title, QStringLiteral("Passed, but 17 rows wait for a decision"));
    QVERIFY(judgeReport(report).explanation.contains(QStringLiteral("Cut-over stays locked")));
    report.status.quarantine = {
        {QStringLiteral("t"), QStringLiteral("c"), QStringLiteral("GW-2101"), EntryState::Undecided, 1}};
    report.status.isCutOver = true;
    QCOMPARE(judgeReport(report).title, QStringLiteral("Passed, but 1 row waits for a decision"));
    QVERIFY(!judgeReport(report).explanation.contains(QStringLiteral("locked")));
}

void TestVerdict::countsWarningsInAPass()
{
    Report report = passedReport();
    report.status.checks.append(validatedReport().status.checks[1]);
    QCOMPARE(judgeReport(report).kind, Kind::Passed);
    QCOMPARE(judgeReport(report).title, QStringLiteral("Passed, with 1 warning"));
}

void TestVerdict::whatLookedAheadIsNotJudged()
{
    Report report = passedReport();
    for (const Verdict verdict : {Verdict::NotRun, Verdict::Warning}) {
        report.status.checks.append(report.status.checks.first());
        report.status.checks.last().suite = QStringLiteral("assessment");
        report.status.checks.last().verdict = verdict;
    }
    QCOMPARE(judgeReport(report).title, QStringLiteral("Passed"));
    const QList<Advice> advice = recommendations(report);
    QVERIFY(std::ranges::any_of(advice, [](const Advice& one) { return one.text.startsWith(QLatin1String("1 check of what was looked at beforehand")); }));
    report.status.checks.last().suite = QStringLiteral("functionality");
    QCOMPARE(judgeReport(report).title, QStringLiteral("Passed, with 1 warning"));
}

void TestVerdict::neverClaimsWhatDidNotRun()
{
    Report report = passedReport();
    report.status.checks.append(validatedReport().status.checks.last());
    QCOMPARE(judgeReport(report).kind, Kind::Incomplete);
    QCOMPARE(judgeReport(report).title,
             QStringLiteral("Passed as far as it was checked: 1 check was not run"));
    report.status.criteria[0].measured.clear();
    QVERIFY(judgeReport(report).title.contains(QStringLiteral("2 checks were not run")));
    Report empty = passedReport();
    empty.status.balance.clear();
    QVERIFY(judgeReport(empty).title.contains(QStringLiteral("there is no balance")));
    QCOMPARE(verdictId(judgeReport(empty).kind), QStringLiteral("incomplete"));
}

void TestVerdict::claimsNothingBeforeValidation()
{
    QCOMPARE(judgeReport(Report{}).kind, Kind::NotValidated);
    Report report = passedReport();
    report.status.phases[2].state = PhaseState::RolledBack;
    report.status.balance[0].moved =
        0; // a move that is not through yet does not add up, and that is no failure
    QCOMPARE(judgeReport(report).kind, Kind::NotValidated);
    QCOMPARE(judgeReport(report).tone, Tone::Neutral);
    Report assessed = passedReport();
    for (CheckResult& check : assessed.status.checks)
        check.suite = QStringLiteral("assessment");
    QVERIFY(!isValidated(assessed));
}

void TestVerdict::failsOnEveryKindOfFailure_data()
{
    QTest::addColumn<QString>("anchor");
    QTest::newRow("check") << "check-1";
    QTest::newRow("balance") << "balance-2";
    QTest::newRow("criterion") << "criterion-1";
    QTest::newRow("phase") << "phase-2";
}

void TestVerdict::failsOnEveryKindOfFailure()
{
    QFETCH(QString, anchor);
    Report report = passedReport();
    if (anchor == QLatin1String("check-1"))
        report.status.checks[0].verdict = Verdict::Failed;
    else if (anchor == QLatin1String("balance-2"))
        report.status.balance[1].unaccounted = 3;
    else if (anchor == QLatin1String("criterion-1"))
        report.status.criteria[0].met = false;
    else
        report.status.phases[1].state = PhaseState::Failed;
    const ReportVerdict verdict = judgeReport(report);
    QCOMPARE(verdict.kind, Kind::Failed);
    QCOMPARE(verdict.title, QStringLiteral("Failed: 1 finding"));
    QCOMPARE(verdict.failures.size(), 1);
    QCOMPARE(verdict.failures[0].anchor, anchor);
    QCOMPARE(recommendations(report).first().anchor, anchor);
}

void TestVerdict::aStaleReportIsNotGreen()
{
    Report report = passedReport();
    report.isStale = true;
    QCOMPARE(judgeReport(report).tone, Tone::Warning);
    QVERIFY(judgeReport(report).title.contains(QStringLiteral("before the file changed")));
    QVERIFY(advises(report, "Validate again"));
}

void TestVerdict::recommendsWhatFollowsFromFindings()
{
    Report report = validatedReport();
    QVERIFY(advises(report,
                    "Decide on 15 rows of project_milestone_tasks: the date cannot be read. Mend the date"));
    QVERIFY(advises(report, "Look at the warning “Milestone differs from its task's” (212 rows)."));
    QVERIFY(advises(report, "“Full-text index” did not run. There is no full-text table."));
    QVERIFY(advises(report, "“Validate” waits. 17 rows wait for a decision."));
    report.status.snapshots[0].verifiedAt = {};
    QVERIFY(advises(report, "Snapshot 1 has not been verified"));
    report.status.snapshots.clear();
    QVERIFY(advises(report, "There is no snapshot yet"));
    report.status.planApproved = false;
    QVERIFY(advises(report, "not approved"));
    report.status.balance[0].unaccounted = 2;
    QVERIFY(advises(report, "2 rows of milestones are unaccounted for"));
    report.status.balance[1].moved -= 1;
    QVERIFY(advises(report, "The figures of project_milestone_tasks do not add up."));
    report.status.checks[1].verdict = Verdict::Failed;
    QVERIFY(advises(report, "Roll back and mend what “Milestone differs from its task's” found (212 rows)."));
    report.status.criteria[1].met = false;
    QVERIFY(advises(report, "Slowdown: −27 % was measured, and the plan asks for at most 10 %."));
    report.status.phases[1].state = PhaseState::Failed;
    QVERIFY(advises(report, "“Move data” failed. 17 in quarantine. Mend"));
    report.status.quarantine[0].code = QStringLiteral("GW-9999");
    QVERIFY(advises(report, "Decide on 15 rows of project_milestone_tasks: the date cannot be read."));
}

void TestVerdict::recommendsNothingWhenNothingFollows()
{
    QVERIFY(recommendations(passedReport()).isEmpty());
    QVERIFY(recommendations(Report{}).isEmpty());
}

void TestVerdict::recommendsToValidateTheLiveFileAndToFinish()
{
    Report report = passedReport();
    report.status.isCutOver = true;
    QVERIFY(advises(report,
                    "The live file has not been validated since the cut-over. Run “Verify the live file”."));
    report.status.isComplete = true;
    QVERIFY(advises(report, "Finish the migration"));
    report.status.isFinished = true;
    QVERIFY(!advises(report, "Finish the migration"));
}

void TestVerdict::ordersTheScheduleByWhatComesBefore()
{
    const QString none;
    const QList<ScheduledItem> items =
        scheduledItems({{QStringLiteral("c"), none, 1, {QStringLiteral("a"), QStringLiteral("b")}, none},
                        {QStringLiteral("a"), QStringLiteral("2026-03-02"), 2, {}, none},
                        {QStringLiteral("b"), none, 5, {QStringLiteral("a")}, none},
                        {QStringLiteral("x"), none, 1, {QStringLiteral("y")}, none},
                        {QStringLiteral("y"), none, 1, {QStringLiteral("x")}, none},
                        {QStringLiteral("zero"), QStringLiteral("2026-03-02"), 0, {}, none}});
    QCOMPARE(items[2].from, QDate(2026, 3, 4));
    QCOMPARE(items[0].from, QDate(2026, 3, 9));
    QCOMPARE(items[0].to, QDate(2026, 3, 10));
    QVERIFY(!items[3].from.isValid());
    QCOMPARE(items[5].to, QDate(2026, 3, 3));
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "test_report_verdict.moc"
