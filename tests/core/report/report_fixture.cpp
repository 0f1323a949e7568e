// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_fixture.h"

#include <algorithm>

using namespace godwit::core;

namespace godwit::test {

namespace {

QDateTime at(int hour, int minute, int second = 0)
{
    return {QDate(2026, 3, 2), QTime(hour, minute, second), Qt::UTC};
}

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
                          EntryState::Undecided, 15},
                         {QStringLiteral("supplier_task_instances"), QStringLiteral("the task is missing"),
                          QStringLiteral("GW-2201"), EntryState::Undecided, 2}};
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

namespace {

void addForecast(RunStatus& status)
{
    PhaseForecast move;
    move.phase = QStringLiteral("move");
    move.basis = QStringLiteral("rehearsal");
    move.rows = 1'251'316;
    move.secondsLow = 9;
    move.secondsHigh = 12;
    move.databaseBytes = 0;
    move.workspaceBytes = 310'000'000;
    move.quarantined = 15;
    status.phases[1].forecast = move;
    status.phases[1].cost.seconds = 12.6;
    status.phases[1].cost.rows = 1'251'316;
    status.phases[1].offForecast = QStringLiteral("It took 12.6 s, and at most 12 s were expected.");
    PhaseForecast cutover;
    cutover.phase = QStringLiteral("cutover");
    cutover.basis = QStringLiteral("assessment");
    cutover.secondsLow = 0.5;
    cutover.secondsHigh = 2;
    cutover.databaseBytes = 12'000'000;
    cutover.workspaceBytes = 0;
    status.phases[3].forecast = cutover;
}

QList<VolumeNeed> volumes()
{
    VolumeNeed home;
    home.device = 1;
    home.mountPoint = QStringLiteral("/home");
    home.fileSystem = QStringLiteral("ext4");
    home.total = 500'000'000'000;
    home.free = 1'000'000'000;
    home.reserve = 500'000'000;
    home.now = 308'000'000;
    home.peak = 1'540'000'000;
    home.after = 930'000'000;
    home.least = 616'000'000;
    home.shares = {{QStringLiteral("database"), 308'000'000, 320'000'000, 320'000'000}, {QStringLiteral("work file"), 0, 620'000'000, 0}};
    VolumeNeed temporary;
    temporary.device = 2;
    temporary.mountPoint = QStringLiteral("/tmp");
    temporary.fileSystem = QStringLiteral("tmpfs");
    temporary.total = temporary.free = 8'000'000'000;
    temporary.peak = 154'000'000;
    temporary.shares = {{QStringLiteral("temporary files"), 0, 154'000'000, 0}};
    return {home, temporary};
}

VersionComparison comparison()
{
    VersionComparison comparison;
    comparison.at = at(9, 45);
    comparison.objects = {{QStringLiteral("table"), QStringLiteral("users"), ObjectDifference::Fate::Kept, {}},
                          {QStringLiteral("table"), QStringLiteral("tasks"), ObjectDifference::Fate::Changed, QStringLiteral("+ section_id, − milestone_id")},
                          {QStringLiteral("table"), QStringLiteral("milestones"), ObjectDifference::Fate::Gone, {}},
                          {QStringLiteral("view"), QStringLiteral("overdue"), ObjectDifference::Fate::Added, {}}};
    comparison.tables = {{QStringLiteral("milestones"), 1'204, -1}, {QStringLiteral("tasks"), 6'105, 6'100}, {QStringLiteral("sections"), -1, 1'204}};
    comparison.bytesBefore = 308'000'000;
    comparison.bytesAfter = 291'000'000;
    comparison.userVersionBefore = 1;
    comparison.userVersionAfter = 2;
    return comparison;
}

void addIncident(Report& report)
{
    RunStatus& status = report.status;
    status.phases[1].state = PhaseState::Failed;
    status.phases[1].summary = QString();
    status.checks[1].verdict = Verdict::Failed;
    status.checks[1].why = QStringLiteral("The digests differ.");
    report.log = {{at(9, 41, 2), LogLine::Level::Info, QStringLiteral("move"), QStringLiteral("tasks"), QStringLiteral("moving tasks")},
                  {at(9, 41, 12), LogLine::Level::Error, QStringLiteral("move"), QStringLiteral("tasks"), QStringLiteral("GW-8003: the disk is full")}};
    report.audit.append({3, at(9, 44, 30), QStringLiteral("ada"), QStringLiteral("rollback stopped"), QStringLiteral("GW-1006"), status.planHash, QStringLiteral("cc33")});
}

} // namespace

/// One of each: a table, a move that leaves rows out, gaps, what a drop would reach, a key, a field, objects.
Assessment assessment()
{
    const PlanStep move{.phase = QStringLiteral("move"), .index = 1, .kind = QStringLiteral("move"), .title = QStringLiteral("tasks → tasks")};
    const PlanStep drop{.phase = QStringLiteral("cleanup"), .index = 0, .kind = QStringLiteral("drop"), .title = QStringLiteral("what is old")};
    Assessment found;
    found.at = at(9, 40, 2);
    ColumnProfile status;
    status.name = QStringLiteral("status");
    status.declaredType = QStringLiteral("TEXT");
    status.nulls = 3;
    status.distinct = 12'345;
    status.distinctIsExact = false;
    status.least = QStringLiteral("blocked");
    status.greatest = QStringLiteral("todo");
    status.longest = 9;
    found.tables = {{.table = QStringLiteral("tasks"), .rows = 6'105, .bytes = 1'200'000, .columns = {status}},
                    {.table = QStringLiteral("map"), .notRun = QStringLiteral("its module is not there")}};
    found.expectations = {{.step = move, .from = QStringLiteral("tasks"), .into = QStringLiteral("tasks"), .rows = 6'105, .skipped = 4, .quarantined = 17,
                           .causes = {{QStringLiteral("the status is unknown"), QStringLiteral("GW-2101"), QStringLiteral("status"), 17, {QStringLiteral("t-1")}},
                                      {QStringLiteral("deleted ones stay"), QString(), QString(), 4, {}}},
                           .isLowerBound = true}};
    found.gaps = {{.priority = Gap::Priority::DataLoss, .object = QStringLiteral("tasks.colour"), .what = QStringLiteral("The column colour is gone."),
                   .how = QStringLiteral("no step carries it"), .isOpen = true, .rows = 12},
                  {.priority = Gap::Priority::Shape, .object = QStringLiteral("tasks"), .what = QStringLiteral("tasks takes the place of tasks."), .closedBy = move}};
    found.blast = {{.step = drop, .table = QStringLiteral("tasks"), .rows = 6'105, .how = QStringLiteral("Foreign keys are off while it is dropped."),
                    .references = {{.child = QStringLiteral("notes"), .columns = {QStringLiteral("task_id")}, .parent = QStringLiteral("tasks"),
                                    .action = QStringLiteral("CASCADE"), .rows = 250}}}};
    found.duplicates = {{.step = move, .table = QStringLiteral("tasks"), .columns = {QStringLiteral("name")}, .source = QStringLiteral("tasks"), .keys = 2, .rows = 5}};
    found.missing = {{.step = move, .table = QStringLiteral("tasks"), .column = QStringLiteral("created"), .source = QStringLiteral("tasks"), .rows = 3}};
    found.recommendations = {{.step = move, .table = QStringLiteral("tasks"), .column = QStringLiteral("created"), .rows = 3,
                              .samples = {QStringLiteral("17")},
                              .text = QStringLiteral("tasks.created wants a value; from tasks, 3 rows come without one (first: 17). Give a default."),
                              .plan = QStringLiteral("created: \"coalesce(created, 0)\"")}};
    found.inventory = {{.kind = InventoryItem::Kind::Table, .fate = InventoryItem::Fate::Moved, .name = QStringLiteral("tasks"),
                        .traits = {QStringLiteral("STRICT")}, .becomes = QStringLiteral("tasks"), .by = move},
                       {.kind = InventoryItem::Kind::Trigger, .fate = InventoryItem::Fate::Open, .name = QStringLiteral("tasks_noted"), .table = QStringLiteral("tasks")}};
    return found;
}

Report reportOfKind(const QString& kind)
{
    Report report = validatedReport();
    report.kind = kind;
    addForecast(report.status);
    report.comparison = comparison();
    if (kind == QLatin1String("forecast") || kind == QLatin1String("migration"))
        report.volumes = volumes();
    CheckResult profile = check(QStringLiteral("assessment"), QStringLiteral("profile of tasks"), Verdict::Warning, QStringLiteral("6,105 rows, 3 texts with spaces around"));
    profile.phase = QStringLiteral("assess");
    profile.rows = 3;
    profile.at = at(9, 40, 2);
    report.status.checks.prepend(profile);
    if (kind == QLatin1String("assessment"))
        report.assessment = assessment();
    report.plan.about.lists.insert(QStringLiteral("checklists"), {QStringLiteral("The report was read"), QStringLiteral("A restore was tried")});
    if (kind == QLatin1String("incident"))
        addIncident(report);
    return report;
}

QString hostileText()
{
    return QStringLiteral("<script>alert(1)</script>\"'&\u202E") + QChar(0) + QChar(0x1B) + QStringLiteral("[31m") + QChar(char16_t(0xFFFF)) +
           QStringLiteral("]]>--><!--") + QChar(char16_t(0xDC00)) + QStringLiteral("|a|b|\n# big `code` [x](http://e.vil) ![i](y) **b**");
}

Report hostileReport(const QString& kind)
{
    return reportWith(kind, hostileText());
}

Report reportWith(const QString& kind, const QString& hostile)
{
    Report report = reportOfKind(kind);
    report.status.planName = report.status.database = report.status.planPath = report.status.strategy = hostile;
    report.status.balance[1].table = report.quarantine[0].table = report.quarantine[0].key = hostile;
    report.quarantine[0].values.append({hostile, hostile});
    report.quarantine[0].cause = report.quarantine[0].reason = report.quarantine[0].step = hostile;
    report.status.phases[1].title = report.status.phases[1].summary = hostile;
    CheckResult& check = report.status.checks[2];
    check.suite = check.name = check.why = check.query = check.figures = hostile;
    check.columns = {hostile};
    check.samples = {{hostile}};
    report.status.checks[0].name = report.status.checks[0].why = hostile;
    report.plan.about.summary = hostile;
    report.plan.about.goals = {hostile};
    report.plan.about.risks[0].risk = report.plan.about.schedule[0].phase = hostile;
    report.plan.about.lists.insert(hostile, {hostile});
    report.audit[0].detail = report.audit[0].who = hostile;
    report.audit[1].who = QStringLiteral("=cmd|' /C calc'!A0");
    report.status.snapshots[0].why = report.status.points[0].title = hostile;
    report.status.criteria[0].name = hostile;
    report.log.append({at(9, 44), LogLine::Level::Error, hostile, hostile, hostile});
    if (!report.assessment.isEmpty()) {
        report.assessment.tables[0].table = report.assessment.tables[0].columns[0].name = report.assessment.tables[0].columns[0].least = hostile;
        report.assessment.tables[1].notRun = report.assessment.expectations[0].step.title = report.assessment.expectations[0].causes[0].cause = hostile;
        report.assessment.gaps[0].object = report.assessment.gaps[0].how = report.assessment.blast[0].table = hostile;
        report.assessment.blast[0].references[0].child = report.assessment.duplicates[0].source = report.assessment.missing[0].column = hostile;
        report.assessment.inventory[1].name = report.assessment.inventory[0].becomes = hostile;
    }
    report.comparison->objects[0].name = report.comparison->tables[0].table = report.comparison->objects[1].what = hostile;
    return report;
}

} // namespace godwit::test
