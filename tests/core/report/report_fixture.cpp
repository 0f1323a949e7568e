// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_fixture.h"
#include "report_parts.h"

#include <algorithm>

using namespace godwit::core;

namespace godwit::test {

QDateTime at(int hour, int minute, int second)
{
    return {QDate(2026, 3, 2), QTime(hour, minute, second), Qt::UTC};
}

CheckResult check(const QString& suite, const QString& name, Verdict verdict, const QString& figures)
{
    CheckResult result;
    result.phase = QStringLiteral("validate");
    result.suite = suite;
    result.name = name;
    result.verdict = verdict;
    result.figures = figures;
    result.elapsedUs = 1'400'000;
    result.at = at(9, 44);
    result.query = QStringLiteral("SELECT count(*)\nFROM tasks\nWHERE id < 5 AND name <> ''");
    return result;
}

namespace {

Phase planned(const QString& id, const QString& title, const StepWork& work)
{
    return {id, title, {{work, {}}}, {}};
}

PhaseStatus ended(const QString& id, const QString& title, PhaseState state, int minute, qint64 elapsedMs)
{
    PhaseStatus phase;
    phase.id = id;
    phase.title = title;
    phase.state = state;
    phase.startedAt = at(9, minute);
    phase.endedAt = phase.startedAt.addMSecs(elapsedMs);
    phase.elapsedMs = elapsedMs;
    phase.canRollBack = true;
    return phase;
}

PhaseStatus open(const QString& id, const QString& title, const QString& why)
{
    PhaseStatus phase;
    phase.id = id;
    phase.title = title;
    phase.whyNotStart = why;
    return phase;
}

CheckResult measured(const QString& name, double before, double after)
{
    CheckResult result =
        check(QStringLiteral("performance"), name, Verdict::Passed, QStringLiteral("median of 15"));
    result.beforeMs = before;
    result.afterMs = after;
    result.p95BeforeMs = before * 1.2;
    result.p95AfterMs = after * 1.1;
    return result;
}

Plan plan()
{
    Plan plan;
    plan.name = QStringLiteral("PRODUCT_MANAGER v1 to v2");
    plan.authors = {QStringLiteral("Ada")};
    plan.about.summary = QStringLiteral("Milestones become sections.");
    plan.about.goals = {QStringLiteral("No row lost")};
    plan.about.risks = {{QStringLiteral("Unreadable dates"), QStringLiteral("high"), QStringLiteral("medium"),
                         QStringLiteral("Quarantine")},
                        {QStringLiteral("Power fails"), QStringLiteral("low"), QStringLiteral("critical"),
                         QStringLiteral("Snapshot")}};
    plan.about.schedule = {
        {QStringLiteral("assess"), QStringLiteral("2026-03-02"), 2, {}, QStringLiteral("Ada")},
        {QStringLiteral("move"), {}, 3, {QStringLiteral("assess")}, QStringLiteral("Ben")},
        {QStringLiteral("party"), {}, 1, {QStringLiteral("nobody knows")}, {}}};
    plan.about.lists = {{QStringLiteral("kpis"), {QStringLiteral("Overdue tasks stay as they are")}}};
    plan.phases = {planned(QStringLiteral("assess"), QStringLiteral("Assess"), AssessStep{}),
                   planned(QStringLiteral("move"), QStringLiteral("Move data"), MoveStep{}),
                   planned(QStringLiteral("validate"), QStringLiteral("Validate"), ValidateStep{}),
                   planned(QStringLiteral("cutover"), QStringLiteral("Cut over"), CutoverStep{}),
                   planned(QStringLiteral("verify"), QStringLiteral("Verify the live file"), ValidateStep{})};
    return plan;
}

void addWork(RunStatus& status)
{
    status.phases = {
        ended(QStringLiteral("assess"), QStringLiteral("Assess"), PhaseState::Done, 40, 4'100),
        ended(QStringLiteral("move"), QStringLiteral("Move data"), PhaseState::DoneWithExceptions, 41,
              12'600),
        ended(QStringLiteral("validate"), QStringLiteral("Validate"), PhaseState::Waiting, 43, 252'000),
        open(QStringLiteral("cutover"), QStringLiteral("Cut over"),
             QStringLiteral("17 rows wait for a decision")),
        open(QStringLiteral("verify"), QStringLiteral("Verify the live file"),
             QStringLiteral("after the cut-over"))};
    status.phases[1].summary = QStringLiteral("17 in quarantine");
    status.phases[2].waitsFor = QStringLiteral("17 rows wait for a decision");
    StepStatus step;
    step.phase = QStringLiteral("move");
    step.kind = QStringLiteral("move");
    step.title = QStringLiteral("milestones → task_type_sections");
    step.state = PhaseState::Done;
    step.rows = step.moved = step.written = 1'204;
    step.elapsedMs = 310;
    status.steps = {step};
    status.balance = {{QStringLiteral("milestones"), 1'204, 1'204, 0, 0, 0, 0, 0},
                      {QStringLiteral("project_milestone_tasks"), 250'000, 246'981, 3'004, 0, 15, 0, 0},
                      {QStringLiteral("supplier_task_instances"), 1'000'000, 999'998, 0, 0, 2, 0, 0},
                      {QStringLiteral("task_instances"), 100, 0, 0, 100, 0, 0, 0},
                      {QStringLiteral("users"), 12, 0, 0, 0, 0, 12, 0}};
    status.quarantine = {{QStringLiteral("project_milestone_tasks"),
                          QStringLiteral("the date cannot be read"), QStringLiteral("GW-2107"),
                          EntryState::Undecided, 15, QStringLiteral("move")},
                         {QStringLiteral("supplier_task_instances"), QStringLiteral("the task is missing"),
                          QStringLiteral("GW-2201"), EntryState::Undecided, 2, QStringLiteral("move")}};
}

void addChecks(RunStatus& status)
{
    CheckResult warning =
        check(QStringLiteral("data integrity"), QStringLiteral("Milestone differs from its task's"),
              Verdict::Warning, QStringLiteral("212 rows"));
    warning.why = QStringLiteral("The milestone of the instance is not that of its task.");
    warning.rows = 212;
    warning.columns = {QStringLiteral("id"), QStringLiteral("note")};
    warning.samples = {{QStringLiteral("t-1"), QString()}, {QStringLiteral("t-2"), QStringLiteral("")}};
    CheckResult notRun =
        check(QStringLiteral("security"), QStringLiteral("Full-text index"), Verdict::NotRun, {});
    notRun.why = QStringLiteral("There is no full-text table.");
    status.checks = {check(QStringLiteral("data integrity"), QStringLiteral("Content digest"),
                           Verdict::Passed, QStringLiteral("1,257,292 rows, digests equal")),
                     warning, measured(QStringLiteral("Dashboard"), 84, 61),
                     measured(QStringLiteral("Overdue"), 140, 96), notRun};
    status.criteria = {
        {QStringLiteral("Rows lost"), QStringLiteral("0"), QStringLiteral("0"), true},
        {QStringLiteral("Slowdown"), QStringLiteral("−27 %"), QStringLiteral("at most 10 %"), true}};
}

void addSafety(RunStatus& status)
{
    status.snapshots = {{QStringLiteral("1"), QStringLiteral("/data/app.db.godwit/snapshots/1.db"), at(9, 40),
                         at(9, 42, 7), 308'000'000, QString(64, QLatin1Char('4')),
                         QStringLiteral("before the migration"), true}};
    status.points = {
        {QStringLiteral("move"), QStringLiteral("Move data"), at(9, 41), 12'288, QStringLiteral("9f2c")}};
    status.safety.original = QStringLiteral("app.db · SHA-256 4c1f…90ae");
    status.safety.originalCheckedAt = at(9, 44, 7);
    status.safety.snapshotVerified = true;
    status.safety.canGoBackTo = {QStringLiteral("Assess"), QStringLiteral("Move data")};
}

QuarantineEntry entry(qint64 id, const QString& table, const QString& column)
{
    QuarantineEntry entry;
    entry.id = id;
    entry.table = table;
    entry.key = QStringLiteral("k-%1").arg(id);
    entry.column = column;
    entry.cause = QStringLiteral("the date cannot be read");
    entry.code = QStringLiteral("GW-2107");
    entry.phase = QStringLiteral("move");
    entry.step = QStringLiteral("tasks");
    entry.values = {{QStringLiteral("id"), entry.key},
                    {QStringLiteral("due_date"), QStringLiteral("31.02.2026")},
                    {QStringLiteral("notes"), QString()}};
    return entry;
}

} // namespace

Report validatedReport()
{
    Report report;
    RunStatus& status = report.status;
    status.hasRun = true;
    status.database = QStringLiteral("/data/app.db");
    status.databaseBytes = 308'000'000;
    status.workspace = QStringLiteral("/data/app.db.godwit");
    status.run = QStringLiteral("r1");
    status.planName = QStringLiteral("PRODUCT_MANAGER v1 to v2");
    status.planVersion = QStringLiteral("2.1");
    status.planHash = QString(64, QLatin1Char('a'));
    status.planPath = QStringLiteral("/data/plan.yaml");
    status.strategy = QStringLiteral("phased");
    status.planApproved = true;
    addWork(status);
    addChecks(status);
    addSafety(status);
    report.plan = plan();
    report.audit = {{1, at(9, 40), QStringLiteral("ada"), QStringLiteral("run.start"),
                     QStringLiteral("Assess"), status.planHash, QStringLiteral("aa11")},
                    {2, at(9, 44), QStringLiteral("ada"), QStringLiteral("validate"),
                     QStringLiteral("17 undecided"), status.planHash, QStringLiteral("bb22")}};
    report.quarantine = {entry(1, QStringLiteral("project_milestone_tasks"), QStringLiteral("due_date")),
                         entry(2, QStringLiteral("supplier_task_instances"), {})};
    report.quarantine[1].firstCause = QStringLiteral("its task waits in quarantine");
    report.quarantineTotal = 17;
    report.writtenAt = at(9, 45);
    report.toolVersion = QStringLiteral("0.1.0");
    report.sqliteVersion = QStringLiteral("3.40.1");
    return report;
}

Report passedReport()
{
    Report report = validatedReport();
    report.status.phases[2].state = PhaseState::Done;
    for (QuarantineCount& count : report.status.quarantine)
        count.state = EntryState::Waived;
    for (QuarantineEntry& waived : report.quarantine) {
        waived.state = EntryState::Waived;
        waived.reason = QStringLiteral("known since 2019");
    }
    report.status.checks.removeIf(
        [](const CheckResult& result) { return result.verdict != Verdict::Passed; });
    return report;
}

} // namespace godwit::test
