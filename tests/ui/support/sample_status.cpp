// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_status.h"

#include <array>

#include <QTimeZone>

namespace godwit::test {

namespace {

using core::PhaseState;
using core::Verdict;

core::PhaseStatus phase(const char* id, const char* title, PhaseState state, qint64 elapsedMs,
                        const QString& summary)
{
    core::PhaseStatus status;
    status.id = QLatin1String(id);
    status.title = QLatin1String(title);
    status.state = state;
    status.elapsedMs = elapsedMs;
    status.summary = summary;
    const bool isDone = state == PhaseState::Done || state == PhaseState::DoneWithExceptions;
    if (elapsedMs > 0)
        status.startedAt = sampleTime(42);
    if (isDone)
        status.endedAt = sampleTime(44);
    status.canRollBack = isDone;
    status.whyNotStart = QStringLiteral("waits for the phase before it");
    return status;
}

/// As a rehearsal left it; the move took longer than that.
void addForecasts(QList<core::PhaseStatus>& phases, bool isValidated)
{
    struct Expected
    {
        double low;
        double high;
        qint64 rows;
        qint64 bytes;
        qint64 quarantined;
    };
    constexpr std::array kExpected{Expected{1.5, 8.0, 1'257'409, 0, 0}, Expected{0.2, 4.4, -1, 308'000'000, 0},
                                   Expected{0, 1.5, -1, 310'000'000, 0}, Expected{4.0, 9.5, 1'257'409, 426'000'000, 17},
                                   Expected{1.0, 6.8, -1, 0, 0}};
    for (std::size_t i = 0; i < kExpected.size(); ++i) {
        core::PhaseStatus& phase = phases[static_cast<qsizetype>(i)];
        phase.forecast = core::PhaseForecast{.phase = phase.id,
                                             .basis = QStringLiteral("rehearsal"),
                                             .rows = kExpected[i].rows,
                                             .secondsLow = kExpected[i].low,
                                             .secondsHigh = kExpected[i].high,
                                             .databaseBytes = 0,
                                             .workspaceBytes = kExpected[i].bytes,
                                             .quarantined = kExpected[i].quarantined};
    }
    phases[5].forecast = core::PhaseForecast{.phase = phases[5].id, .basis = QStringLiteral("assessment"), .rows = -1, .secondsLow = 1.2,
                                             .secondsHigh = 9.0, .databaseBytes = 0, .workspaceBytes = 308'000'000, .quarantined = -1};
    if (isValidated)
        phases[3].offForecast = QStringLiteral("it took 12.6 s, expected were 4.0 s to 9.5 s");
}

QList<core::PhaseStatus> phases(Moment moment)
{
    const bool isFresh = moment == Moment::Fresh;
    const bool isValidated = moment == Moment::Validated || moment == Moment::Finished;
    const PhaseState early = isFresh ? PhaseState::NotStarted : PhaseState::Done;
    const PhaseState move = isFresh       ? PhaseState::NotStarted
                            : isValidated ? PhaseState::DoneWithExceptions
                                          : PhaseState::Running;
    const PhaseState late = moment == Moment::Finished ? PhaseState::Done : PhaseState::NotStarted;
    QList<core::PhaseStatus> all{
        phase("assess", "Assess", early, isFresh ? 0 : 4100,
              isFresh ? QString() : QStringLiteral("2 warnings")),
        phase("backup", "Back up", early, isFresh ? 0 : 2000,
              isFresh ? QString() : QStringLiteral("snapshot 1")),
        phase("expand", "Expand the schema", early, isFresh ? 0 : 300, {}),
        phase("move", "Move data", move, isFresh ? 0 : 12600,
              isValidated ? QStringLiteral("17 to decide") : QString()),
        phase("validate", "Validate", isValidated ? PhaseState::Waiting : PhaseState::NotStarted,
              isValidated ? 3400 : 0, {}),
        phase("cutover", "Cut over", late, 0, {}),
        phase("verify", "Verify the live file", late, 0, {}),
        phase("cleanup", "Clean up", late, 0, {}),
    };
    if (isFresh) {
        all[0].state = PhaseState::Ready;
        all[0].canStart = true;
        all[0].whyNotStart.clear();
    }
    if (isValidated) {
        all[4].waitsFor = QStringLiteral("17 rows wait for a decision");
        all[4].canStart = true;
    }
    all[5].changesLiveFile = true;
    all[5].whyNotStart = QStringLiteral("opens when the balance closes and every row is decided");
    all[7].changesLiveFile = true;
    all[7].whyNotStart = QStringLiteral("30 days after the cut-over");
    addForecasts(all, isValidated);
    return all;
}

core::StepStatus step(const char* phaseId, int index, const char* kind, const char* title, PhaseState state,
                      qint64 rows, qint64 moved, qint64 merged, qint64 quarantined)
{
    core::StepStatus status;
    status.phase = QLatin1String(phaseId);
    status.index = index;
    status.kind = QLatin1String(kind);
    status.title = QString::fromUtf8(title);
    status.state = state;
    status.rows = rows;
    status.moved = moved;
    status.written = moved;
    status.merged = merged;
    status.quarantined = quarantined;
    status.elapsedMs = state == PhaseState::NotStarted ? 0 : 300 + rows / 200;
    status.sql = QStringLiteral("INSERT INTO target (id, name)\nSELECT id, name\nFROM source\nORDER BY id;");
    return status;
}

QList<core::StepStatus> steps(bool isFresh, bool isMoved)
{
    const PhaseState done = isFresh ? PhaseState::NotStarted : PhaseState::Done;
    const PhaseState last = isFresh   ? PhaseState::NotStarted
                            : isMoved ? PhaseState::DoneWithExceptions
                                      : PhaseState::Running;
    const qint64 none = isFresh ? -1 : 0;
    return {
        step("assess", 0, "assess", "11 rules", done, -1, 0, 0, 0),
        step("backup", 0, "backup", "a verified snapshot", done, -1, 0, 0, 0),
        step("expand", 0, "schema", "the new schema beside the old", done, -1, 0, 0, 0),
        step("move", 0, "move", "milestones → task_type_sections", done, none < 0 ? none : 1204, 1204, 0, 0),
        step("move", 1, "move", "tasks → tasks", done, none < 0 ? none : 6105, 6105, 0, 0),
        step("move", 2, "move", "project_milestone_tasks → project_task_templates",
             isFresh ? done : PhaseState::DoneWithExceptions, none < 0 ? none : 250000, 246981, 3004, 15),
        step("move", 3, "move", "supplier_task_instances → supplier_task_instances", last,
             none < 0 ? none : 1000000, isMoved ? 999998 : 549820, 0, 2),
        step("move", 4, "move", "distinct task types → project_task_types",
             isMoved ? PhaseState::Done : PhaseState::NotStarted, isMoved ? 812 : -1, 812, 0, 0),
        step("validate", 0, "validate", "4 suites", isMoved ? PhaseState::Done : PhaseState::NotStarted, -1,
             0, 0, 0),
        step("cutover", 0, "cutover", "swap the work file in", PhaseState::NotStarted, -1, 0, 0, 0),
        step("verify", 0, "validate", "on the live file", PhaseState::NotStarted, -1, 0, 0, 0),
        step("cleanup", 0, "drop", "legacy tables", PhaseState::NotStarted, -1, 0, 0, 0),
    };
}

core::CheckResult check(const char* suite, const char* name, const char* figures, qint64 elapsedUs,
                        Verdict verdict = Verdict::Passed)
{
    core::CheckResult result;
    result.phase = QStringLiteral("validate");
    result.suite = QLatin1String(suite);
    result.name = QString::fromUtf8(name);
    result.figures = QLatin1String(figures);
    result.verdict = verdict;
    result.elapsedUs = elapsedUs;
    result.at = sampleTime(44, 30);
    result.query = QStringLiteral("SELECT count(*)\nFROM milestones AS m\nWHERE NOT EXISTS (SELECT 1 FROM "
                                  "task_type_sections AS s WHERE s.id = m.id);");
    if (verdict != Verdict::Passed) {
        result.why = QStringLiteral("The task's milestone wins; these rows are listed for the record.");
        result.rows = 212;
        result.columns = {QStringLiteral("id"), QStringLiteral("milestone_id"),
                          QStringLiteral("task's milestone")};
        for (int row = 0; row < 5; ++row)
            result.samples.append({QStringLiteral("7c240f%1").arg(row), QStringLiteral("m-%1").arg(row),
                                   QStringLiteral("m-%1").arg(row + 1)});
    }
    return result;
}

core::CheckResult measured(const char* name, double before, double after)
{
    core::CheckResult result = check("performance", name, "median of 15", 900'000);
    result.beforeMs = before;
    result.afterMs = after;
    return result;
}

QList<core::CheckResult> checks(bool isValidated)
{
    QList<core::CheckResult> all{
        check("assessment", "Integrity check", "182,004 pages", 1'600'000),
        check("assessment", "Foreign keys", "0 violations", 310'000),
        check("assessment", "Every milestone has a code or a name", "1,204 rows", 2'000),
        check("assessment", "Due dates that are no dates", "12 rows", 44'000, Verdict::Warning),
        check("assessment", "Milestone differs from its task's", "212 rows", 61'000, Verdict::Warning),
        check("assessment", "Free disk for snapshot and work file", "41 GB free, 0.7 GB needed", 200),
    };
    if (!isValidated)
        return all;
    all += {
        check("data integrity", "Content digest, 9 carried columns", "1,257,292 rows", 1'400'000),
        check("data integrity", "Foreign keys (0 new, 0 before)", "4 keys", 310'000),
        check("data integrity", "Integrity check", "182,004 pages", 1'600'000),
        check("data integrity", "Milestone differs from its task's", "212 rows", 100'000, Verdict::Warning),
        check("functionality", "Effective due day of each instance, before = after", "999,998", 800'000),
        check("functionality", "Overdue by supplier, before = after", "500", 90'000),
        check("functionality", "Objects: 11 kept · 5 changed by plan · 0 lost", "16", 3'000),
        check("functionality", "Triggers and views exercised", "2", 4'000),
        check("security", "No statement of the plan left the database", "48 statements", 1'000),
        check("security", "Snapshot is read-only for others", "mode 0400", 20),
        measured("Dashboard", 84, 61),
        measured("Task list of a project", 12, 9),
        measured("Overdue", 140, 96),
    };
    return all;
}

core::BalanceRow balanceRow(const char* table, qint64 rows, qint64 moved, qint64 merged, qint64 skipped,
                            qint64 quarantined, qint64 kept)
{
    return {QLatin1String(table), rows, moved, merged, skipped, quarantined, kept, 0};
}

core::PlanAbout about()
{
    core::PlanAbout plan;
    plan.summary = QStringLiteral(
        "Milestones become sections of task types; project tasks become templates with due dates "
        "of their own; supplier instances follow them. Ids stay where a row keeps its meaning.");
    plan.goals = {QStringLiteral("No row is lost: every row is moved, merged, skipped by a rule, or listed."),
                  QStringLiteral("Due days of supplier instances are the same before and after."),
                  QStringLiteral("The dashboard is not slower than before.")};
    const auto risk = [](const char* what, const char* probability, const char* impact, const char* answer) {
        return core::PlanRisk{QLatin1String(what), QLatin1String(probability), QLatin1String(impact),
                              QLatin1String(answer)};
    };
    plan.risks = {risk("Due dates that are no dates", "high", "medium",
                       "They go to quarantine and are decided by hand"),
                  risk("The application writes during the migration", "medium", "high",
                       "The run becomes stale and is replayed"),
                  risk("The disk fills", "low", "medium", "Free space is checked before and between batches"),
                  risk("The new version has a defect", "medium", "critical",
                       "Roll back across cut-over within 30 days")};
    const auto item = [](const char* id, QDate start, int days, const QStringList& after, const char* owner) {
        return core::PlanScheduleItem{QLatin1String(id), start, days, after, QLatin1String(owner)};
    };
    plan.schedule = {item("assess", QDate(2026, 11, 16), 2, {}, "Ana"),
                     item("backup", {}, 1, {QStringLiteral("assess")}, "Ana"),
                     item("expand", {}, 1, {QStringLiteral("backup")}, "Ben"),
                     item("move", {}, 2, {QStringLiteral("expand")}, "Ben"),
                     item("validate", {}, 3, {QStringLiteral("move")}, "Chris"),
                     item("cutover", {}, 1, {QStringLiteral("validate")}, "Ana"),
                     item("verify", {}, 2, {QStringLiteral("cutover")}, "Chris"),
                     item("cleanup", QDate(2026, 12, 28), 1, {QStringLiteral("verify")}, "Ana")};
    return plan;
}

void addSafety(core::RunStatus& status, Moment moment)
{
    core::SafetyStatus& safety = status.safety;
    safety.original = QStringLiteral("SHA-256 4c1f…90ae");
    safety.originalCheckedAt = sampleTime(44, 7);
    safety.next = QStringLiteral("nothing is final before Finish");
    if (moment == Moment::Fresh) {
        safety.snapshot = QStringLiteral("Back up takes one before anything changes");
        return;
    }
    safety.snapshotVerified = true;
    safety.snapshotVerifiedAt = sampleTime(42);
    safety.snapshot = QStringLiteral("308 MB · integrity, counts and digests equal");
    safety.canGoBackTo = {QStringLiteral("the start"), QStringLiteral("Expand the schema"),
                          QStringLiteral("Move data")};
}

void addBackups(core::RunStatus& status)
{
    core::SnapshotInfo snapshot;
    snapshot.id = QStringLiteral("1");
    snapshot.path = QStringLiteral("/home/ana/product_manager.db.godwit/snapshots/1-20261120-104203.db");
    snapshot.takenAt = sampleTime(42, 3);
    snapshot.verifiedAt = sampleTime(42, 5);
    snapshot.bytes = 308'000'000;
    snapshot.sha256 = QStringLiteral("4c1fb2a77d0e6c1c3f9a8b5520e1d4c3b2a190f8e7d6c5b4a39281706f5e90ae");
    snapshot.why = QStringLiteral("before the migration");
    snapshot.isOriginal = true;
    status.snapshots = {snapshot};
    const auto point = [](const char* phaseId, const char* title, int minute, qint64 bytes) {
        return core::PointInfo{QLatin1String(phaseId), QLatin1String(title), sampleTime(minute, 30), bytes,
                               QStringLiteral("9f0c77ae3312")};
    };
    status.points = {point("expand", "Expand the schema", 42, 0), point("move", "Move data", 43, 1'100'000),
                     point("validate", "Validate", 44, 400'000)};
}

} // namespace

QDateTime sampleTime(int minute, int second)
{
    return {QDate(2026, 11, 20), QTime(10, minute, second), QTimeZone::utc()};
}

core::RunStatus sampleStatus(Moment moment)
{
    core::RunStatus status;
    status.database = QStringLiteral("/home/ana/product_manager.db");
    status.databaseBytes = 308'000'000;
    status.workspace = status.database + QStringLiteral(".godwit");
    status.run = QStringLiteral("20261120-104200");
    status.hasRun = moment != Moment::Fresh;
    status.planName = QStringLiteral("PRODUCT_MANAGER v1 to v2");
    status.planVersion = QStringLiteral("1.0");
    status.planPath = QStringLiteral(":/examples/product_manager/plan.yaml");
    status.planHash = QStringLiteral("ab54c0d2e1");
    status.strategy = QStringLiteral("phased");
    status.planApproved = true;
    status.about = about();
    status.isFinished = moment == Moment::Finished;
    status.phases = phases(moment);
    status.steps = steps(moment == Moment::Fresh, moment == Moment::Validated || moment == Moment::Finished);
    addSafety(status, moment);
    if (moment == Moment::Fresh)
        return status;
    status.balance = {balanceRow("milestones", 1204, 1204, 0, 0, 0, 0),
                      balanceRow("tasks", 6105, 6105, 0, 0, 0, 0),
                      balanceRow("project_milestone_tasks", 250000, 246981, 3004, 0, 15, 0),
                      balanceRow("supplier_task_instances", 1000000, 999998, 0, 0, 2, 0),
                      balanceRow("task_instances", 100, 0, 0, 100, 0, 0),
                      balanceRow("suppliers", 500, 0, 0, 0, 0, 500)};
    const auto count = [](const char* table, const char* cause, const char* code, qint64 rows) {
        return core::QuarantineCount{QLatin1String(table), QLatin1String(cause), QLatin1String(code),
                                     core::EntryState::Undecided, rows, QStringLiteral("move")};
    };
    status.quarantine = {count("project_milestone_tasks", "due_date does not exist", "GW-2107", 12),
                         count("project_milestone_tasks", "list is not valid JSON", "GW-2108", 3),
                         count("supplier_task_instances", "status is unknown", "GW-2110", 2)};
    addBackups(status);
    status.checks = checks(moment != Moment::Moving);
    if (moment != Moment::Moving)
        status.criteria = {
            {QStringLiteral("Rows lost"), QStringLiteral("0"), QStringLiteral("0"), true},
            {QStringLiteral("Error rate"), QStringLiteral("0.001 %"), QStringLiteral("0.1 %"), true},
            {QStringLiteral("Slowdown"), QStringLiteral("−27 %"), QStringLiteral("+10 %"), true}};
    return status;
}

core::Progress sampleProgress(double fraction)
{
    core::Progress progress;
    progress.phase = QStringLiteral("move");
    progress.step = QStringLiteral("moving supplier_task_instances into supplier_task_instances");
    progress.stepIndex = 3;
    progress.stepCount = 5;
    progress.total = 1'000'000;
    progress.done = static_cast<qint64>(fraction * 1'000'000);
    progress.unit = QStringLiteral("rows");
    progress.phaseFraction = 0.2 + 0.8 * fraction;
    progress.perSecond = 400'000 + 40'000 * ((static_cast<int>(fraction * 40) % 5) - 2);
    progress.elapsedMs = static_cast<qint64>(fraction * 12'000);
    progress.etaLowMs = 4000;
    progress.etaHighMs = 6000;
    progress.quarantined = 17;
    progress.memoryBytes = 41'000'000 + static_cast<qint64>(fraction * 4'000'000);
    return progress;
}

core::QuarantinePage sampleQuarantine(const core::QuarantineFilter& filter)
{
    const QStringList dates{QStringLiteral("2025-02-30"), QStringLiteral("2025-13-01"),
                            QStringLiteral("03/15/2025"), QStringLiteral("2025-6-1"),
                            QStringLiteral("99/99/9999"), QStringLiteral("soon")};
    core::QuarantinePage page;
    for (int row = 0; row < 17; ++row) {
        core::QuarantineEntry entry;
        const bool isDate = row < 12;
        const bool isList = row >= 12 && row < 15;
        entry.id = row + 1;
        entry.table =
            row < 15 ? QStringLiteral("project_milestone_tasks") : QStringLiteral("supplier_task_instances");
        entry.key =
            QStringLiteral("7c240f%1-e56e-4a26-855c-8a22d8de50a0").arg(row * 16, 2, 16, QLatin1Char('0'));
        entry.column = isDate   ? QStringLiteral("due_date")
                       : isList ? QStringLiteral("responsible_parties")
                                : QStringLiteral("status");
        entry.cause = isDate   ? QStringLiteral("due_date does not exist")
                      : isList ? QStringLiteral("list is not valid JSON")
                               : QStringLiteral("status is unknown");
        entry.code = isDate   ? QStringLiteral("GW-2107")
                     : isList ? QStringLiteral("GW-2108")
                              : QStringLiteral("GW-2110");
        entry.phase = QStringLiteral("move");
        entry.who = QStringLiteral("ana");
        entry.decidedAt = sampleTime(50);
        entry.step = QStringLiteral("project_milestone_tasks → project_task_templates");
        entry.values = {{QStringLiteral("project_id"), QStringLiteral("Projekt Ü3")},
                        {QStringLiteral("task_id"), QStringLiteral("Task 2 · PA2 First Article")},
                        {QStringLiteral("due_date"),
                         isDate ? dates.at(row % dates.size()) : QStringLiteral("2025-02-28")},
                        {QStringLiteral("responsible_parties"),
                         isList ? QStringLiteral("[\"Ana\"") : QStringLiteral("[\"Ana\",\"Ben\"]")},
                        {QStringLiteral("status"), QStringLiteral("parked")},
                        {QStringLiteral("notes"), QString()}};
        const bool matches = (filter.table.isEmpty() || filter.table == entry.table) &&
                             (filter.cause.isEmpty() || filter.cause == entry.cause) &&
                             (filter.phase.isEmpty() || filter.phase == entry.phase) &&
                             (!filter.state || *filter.state == entry.state);
        if (matches)
            page.entries.append(entry);
    }
    page.total = page.entries.size();
    page.offset = filter.offset;
    page.entries = page.entries.mid(filter.offset, filter.limit);
    return page;
}

core::EditSummary sampleEdits()
{
    const QStringList afters{QStringLiteral("'2025-02-28'"), QStringLiteral("NULL"), QStringLiteral("'2025-03-15'"),
                             QStringLiteral("'2025-06-01'"), QStringLiteral("NULL")};
    core::EditSummary summary;
    const QList<core::QuarantineEntry> entries = sampleQuarantine({}).entries;
    for (int row = 0; row < afters.size(); ++row) {
        const core::QuarantineEntry& entry = entries.at(row);
        summary.values.append({entry.id, entry.table, entry.key, entry.column,
                               QLatin1Char('\'') + entry.values.at(2).second + QLatin1Char('\''), afters.at(row)});
    }
    summary.changed = 11;
    summary.failed = 1;
    summary.problems = {QStringLiteral("project_milestone_tasks %1: “soon” is no date.").arg(entries.at(5).key)};
    return summary;
}

QList<core::AuditEntry> sampleHistory()
{
    const QStringList actions{QStringLiteral("open"),       QStringLiteral("start assess"),
                              QStringLiteral("end assess"), QStringLiteral("snapshot 1"),
                              QStringLiteral("start move"), QStringLiteral("end move")};
    QList<core::AuditEntry> entries;
    for (int number = 1; number <= actions.size(); ++number)
        entries.append({number, sampleTime(40 + number), QStringLiteral("ana"), actions.at(number - 1),
                        QStringLiteral("PRODUCT_MANAGER v1 to v2, phase %1").arg(number),
                        QStringLiteral("ab54c0d2e1f09a"), QStringLiteral("%1c77ae33120b64ff").arg(number)});
    return entries;
}

QList<core::LogLine> sampleLog()
{
    const auto line = [](int second, core::LogLine::Level level, const char* text) {
        return core::LogLine{sampleTime(44, second), level, QStringLiteral("move"), QStringLiteral("move"),
                             QLatin1String(text)};
    };
    using Level = core::LogLine::Level;
    return {line(2, Level::Info, "project_milestone_tasks: 3,004 rows merged into 2,871 templates"),
            line(3, Level::Warning,
                 "project_milestone_tasks: 15 rows to quarantine: due_date does not exist (12), list is not "
                 "valid JSON (3)"),
            line(5, Level::Info, "supplier_task_instances: batch 28, 17,900 rows, 23 ms")};
}

core::Consequence sampleConsequence()
{
    core::Consequence consequence;
    consequence.action = QStringLiteral("Restore snapshot 1");
    consequence.does = {QStringLiteral("Keeps the present state as snapshot 2 first."),
                        QStringLiteral("Puts the snapshot in the place of product_manager.db.")};
    consequence.wayBack = QStringLiteral("Restore snapshot 2; the backup itself is not consumed.");
    consequence.facts = {
        {QStringLiteral("From"), QStringLiteral("product_manager.db.godwit/snapshots/1-20261120-104203.db")},
        {QStringLiteral("To"), QStringLiteral("product_manager.db, in place · nobody has it open")},
        {QStringLiteral("Size"), QStringLiteral("308 MB · 41 GB free on this volume")},
        {QStringLiteral("Digest"), QStringLiteral("SHA-256 4c1f…90ae, equals the original")},
        {QStringLiteral("Written since"),
         QStringLiteral("nothing: the database has not changed since this snapshot")}};
    return consequence;
}

core::Consequence sampleFinish()
{
    core::Consequence consequence;
    consequence.action = QStringLiteral("Finish this migration");
    consequence.does = {QStringLiteral("Removes 1 snapshot, 7 rollback points and the kept original.")};
    consequence.loses = {QStringLiteral(
        "Every way back to version 1: snapshot 1 (308 MB), the kept original (308 MB), 7 points (4.2 MB).")};
    consequence.wayBack = QStringLiteral("None. This is the one step that cannot be undone.");
    consequence.confirmWith = QStringLiteral("product_manager.db");
    return consequence;
}

core::PreflightReport samplePreflight()
{
    using core::ErrorCode;
    using core::FindingSeverity;
    const auto finding = [](ErrorCode code, FindingSeverity severity, const char* what) {
        return core::Finding{.code = code, .severity = severity, .what = QString::fromLatin1(what), .next = core::Error(code, {}).next,
                             .subject = QStringLiteral("/home/ana/product_manager.db")};
    };
    core::PreflightReport report;
    report.database = QStringLiteral("/home/ana/product_manager.db");
    report.findings = {
        finding(ErrorCode::SpaceShort, FindingSeverity::Error, "The volume /var/tmp has 96.4 MB free; at least 154.0 MB are written to it."),
        finding(ErrorCode::HardLinks, FindingSeverity::Warning, "/home/ana/product_manager.db has 2 names (hard links); all of them will show the new content."),
        finding(ErrorCode::SynchronisedFolder, FindingSeverity::Warning, "The database lies in /home/ana/Documents, which Syncthing synchronises: it may copy a file that is half written."),
        finding(ErrorCode::OpenElsewhere, FindingSeverity::Note, "/home/ana/product_manager.db is open in product-manager (pid 4711)."),
    };
    constexpr qint64 kMB = 1'000'000;
    core::VolumeNeed home;
    home.mountPoint = QStringLiteral("/home");
    home.fileSystem = QStringLiteral("ext4");
    home.total = 64'000 * kMB;
    home.free = 21'400 * kMB;
    home.reserve = 2'147 * kMB;
    home.now = 308 * kMB;
    home.peak = 1'694 * kMB;
    home.after = 1'540 * kMB;
    core::VolumeNeed temporary = home;
    temporary.mountPoint = QStringLiteral("/var/tmp");
    temporary.total = 2'000 * kMB;
    temporary.free = 96 * kMB;
    temporary.reserve = 100 * kMB;
    temporary.now = 0;
    temporary.peak = 154 * kMB;
    temporary.after = 0;
    report.volumes = {home, temporary};
    return report;
}

core::DoctorReport sampleDoctor()
{
    core::DoctorReport report;
    report.database = QStringLiteral("/home/ana/product_manager.db");
    report.leftOvers = {{.table = QStringLiteral("_alembic_tmp_suppliers"), .tool = QStringLiteral("Alembic"), .original = QStringLiteral("suppliers"),
                         .rows = 1204, .repair = core::LeftOver::Repair::Restore},
                        {.table = QStringLiteral("__new_projects"), .tool = QStringLiteral("Drizzle"), .original = QStringLiteral("projects"),
                         .isOriginalThere = true, .rows = 12, .originalRows = 40, .rowsOnlyHere = 0, .repair = core::LeftOver::Repair::Remove}};
    report.ledgers = {{.table = QStringLiteral("user_version"), .tool = QStringLiteral("the application"), .version = QStringLiteral("1"), .entries = 1, .troubles = {}},
                      {.table = QStringLiteral("alembic_version"), .tool = QStringLiteral("Alembic"), .version = QStringLiteral("ae1027a6acf"), .entries = 1, .troubles = {}}};
    report.shape.match = core::Shape::Match::Mixed;
    report.findings = {{.code = core::ErrorCode::HalfMigrated, .severity = core::FindingSeverity::Error,
                        .what = QStringLiteral("_alembic_tmp_suppliers (1,204 rows) was left by Alembic; the table suppliers that it was to replace is gone, so its rows are here."),
                        .next = QStringLiteral("Make it the table suppliers again, by the proposed plan."), .subject = QStringLiteral("_alembic_tmp_suppliers")},
                       {.code = core::ErrorCode::HalfMigrated, .severity = core::FindingSeverity::Warning,
                        .what = QStringLiteral("__new_projects (12 rows) was left by Drizzle; the table projects (40 rows) has all of its rows."),
                        .next = QStringLiteral("Remove it, by the proposed plan."), .subject = QStringLiteral("__new_projects")}};
    report.proposal.plan = QStringLiteral("godwit: 1\n");
    report.proposal.does = {QStringLiteral("_alembic_tmp_suppliers becomes suppliers, with all of its rows."), QStringLiteral("__new_projects goes: projects has all of its rows.")};
    return report;
}

} // namespace godwit::test
