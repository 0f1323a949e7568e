// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run as each kind of report needs it, and with texts that break out of careless markup.
#include "report_fixture.h"
#include "report_parts.h"

using namespace godwit::core;

namespace godwit::test {

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
    status.phases[1].offForecast = QStringLiteral("it took 12.6 s, more than the 9.0 s to 12.0 s expected");
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
    status.checks[1].figures = QStringLiteral("1,257,292 rows, 1 digest of 5 differs");
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
                              .text = QStringLiteral("tasks.created wants a value; from tasks, 3 rows come without one (such as 17). Give a default."),
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
