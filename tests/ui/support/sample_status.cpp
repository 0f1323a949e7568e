// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_status.h"

#include "tests/ui/support/sample_checks.h"
#include "tests/ui/support/sample_phases.h"

#include <QTimeZone>

namespace godwit::test {

namespace {

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
    status.phases = samplePhases(moment);
    status.steps = sampleSteps(moment == Moment::Fresh, moment == Moment::Validated || moment == Moment::Finished);
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
    status.checks = sampleChecks(moment != Moment::Moving);
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

} // namespace godwit::test
