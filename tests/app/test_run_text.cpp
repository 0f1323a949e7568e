// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/output/follower.h"
#include "app/output/list_text.h"
#include "app/output/run_text.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTest>

using namespace godwit;
using namespace godwit::app;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QString joined(const QStringList& lines)
{
    return lines.join(QLatin1Char('\n'));
}

core::PhaseStatus phase(const char* id, core::PhaseState state)
{
    core::PhaseStatus status;
    status.id = text(id);
    status.title = text("Title of ") + text(id);
    status.state = state;
    return status;
}

core::RunStatus someRun()
{
    core::RunStatus status;
    status.hasRun = true;
    status.database = text("/data/app.db");
    status.databaseBytes = 1'000'000;
    status.workspace = text("/data/app.db.godwit");
    status.planName = text("v1 to v2");
    status.planVersion = text("2.0");
    status.run = text("7f3a");
    core::PhaseStatus backup = phase("backup", core::PhaseState::Done);
    backup.startedAt = QDateTime(QDate(2026, 1, 15), QTime(14, 0), Qt::UTC);
    backup.elapsedMs = 61'000;
    backup.summary = text("308 MB");
    core::PhaseStatus move = phase("move", core::PhaseState::Waiting);
    move.waitsFor = text("2 rows wait for a decision");
    status.phases = {backup, move};
    return status;
}

core::BalanceRow balance(const char* table, qint64 rows, qint64 moved, qint64 quarantined)
{
    core::BalanceRow row;
    row.table = text(table);
    row.rows = rows;
    row.moved = moved;
    row.quarantined = quarantined;
    return row;
}

core::QuarantineEntry entry()
{
    core::QuarantineEntry entry;
    entry.id = 17;
    entry.table = text("tasks");
    entry.column = text("due");
    entry.cause = text("due is no date");
    entry.code = text("GW-2107");
    entry.phase = text("move");
    entry.step = text("tasks → tasks");
    entry.values = {{text("due"), text("31.02.\x1b[0m")}, {text("name"), QString()}};
    return entry;
}

} // namespace

class TestRunText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsPhasesWithStateTimeAndWhatTheyWaitFor();
    void showsThatTheAccountAddsUp();
    void namesTheTablesWhoseAccountDoesNotAddUp();
    void claimsNothingThatDidNotHappen();
    void tellsWhatAFinishedPhaseCost();
    void countsQuarantineByCauseAndState();
    void showsCriteriaAndWhereTheReportLies();
    void showsWhereOneCanGoBackTo();
    void saysThatNoRunWasStarted();
    void showsTheSafetyOfTheOriginal();
    void opensChecksThatDidNotPass();
    void namesChecksThatFailed();
    void saysWhichCriterionIsNotMet();
    void listsQuarantineAndSaysWhatIsLeftOut();
    void showsAnEntryWithItsValues();
    void listsTheAuditLog();
    void tellsEachChangeOnce();
    void tellsWhatRunsNow();
    void endsWithTheStateOfTheRun();
    void printsAnOutcomeForPeopleAndMachines();
};

void TestRunText::showsPhasesWithStateTimeAndWhatTheyWaitFor()
{
    QCOMPARE(phasesText(someRun()),
             QStringList(
                 {text("Phase   Title            State                  Time  Note"),
                  text("backup  Title of backup  done             1 min 01 s  308 MB"),
                  text("move    Title of move    waiting for you              2 rows wait for a decision")}));
}

void TestRunText::showsThatTheAccountAddsUp()
{
    core::RunStatus status;
    status.balance = {balance("tasks", 1'200, 1'183, 17), balance("projects", 5, 5, 0)};
    const QStringList lines = balanceText(status);
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[1].simplified(), text("tasks 1,200 1,183 0 0 17 0 0 yes"));
    QCOMPARE(lines[3].simplified(), text("all tables 1,205 1,188 0 0 17 0 0"));
    QVERIFY(lines[4].startsWith(text("The account adds up")));
}

void TestRunText::namesTheTablesWhoseAccountDoesNotAddUp()
{
    core::RunStatus status;
    core::BalanceRow lost = balance("tasks", 10, 9, 0);
    lost.unaccounted = 1;
    // In sum they add up; each for itself does not.
    status.balance = {lost, balance("projects", 5, 6, 0), balance("users", 2, 2, 0)};
    const QStringList lines = balanceText(status);
    QVERIFY(lines[1].endsWith(text("no")));
    QVERIFY(lines[3].endsWith(text("yes")));
    QCOMPARE(lines.last(), text("The account does not add up for: tasks, projects"));
    status.balance = {lost};
    QCOMPARE(balanceText(status).size(), 3);
}

void TestRunText::claimsNothingThatDidNotHappen()
{
    const core::RunStatus status;
    QVERIFY(phasesText(status).isEmpty());
    QVERIFY(balanceText(status).isEmpty());
    QVERIFY(quarantineCountsText(status).isEmpty());
    QVERIFY(criteriaText(status).isEmpty());
    QVERIFY(returnsText(status).isEmpty());
    QVERIFY(runEndText(status).isEmpty());
    QVERIFY(checksText({}).isEmpty());
    QVERIFY(!joined(statusText(status)).contains(text("verified")));
}

void TestRunText::tellsWhatAFinishedPhaseCost()
{
    core::RunStatus status = someRun();
    QVERIFY(costText(status).isEmpty());
    status.phases[1].cost.seconds = 2; // it waits: its costs are not its last
    QVERIFY(costText(status).isEmpty());
    core::Cost& cost = status.phases[0].cost;
    cost.seconds = 61.2;
    QCOMPARE(costText(status).size(), 2);
    cost.rows = 1'257'409;
    cost.rowsPerSecond = 20'545.9;
    cost.peakMemoryBytes = 61'000'000;
    const QString line = costText(status).at(1).simplified();
    QVERIFY2(line.startsWith(text("backup 1,257,409 ")), qPrintable(line));
    QVERIFY2(line.contains(text(" 20,546 61")), qPrintable(line));
    QVERIFY(joined(statusText(status)).contains(costText(status).at(1)));
}

void TestRunText::countsQuarantineByCauseAndState()
{
    core::RunStatus status;
    status.quarantine = {
        {text("tasks"), text("due is no date"), text("GW-2107"), core::EntryState::Undecided, 1'016},
        {text("tasks"), text("no name"), text("GW-2101"), core::EntryState::Waived, 3}};
    const QStringList lines = quarantineCountsText(status);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[1].simplified(), text("1,016 tasks undecided GW-2107 due is no date"));
    QCOMPARE(lines[2].simplified(), text("3 tasks waived GW-2101 no name"));
    QCOMPARE(lines[3], text("Rows that wait for a decision: 1,016"));
    status.quarantine.removeFirst();
    QCOMPARE(quarantineCountsText(status).size(), 2);
}

void TestRunText::showsCriteriaAndWhereTheReportLies()
{
    core::RunStatus status = someRun();
    status.criteria = {{text("rows_lost"), text("0"), text("0"), true},
                       {text("slowdown"), text("14%"), text("10%"), false},
                       {text("seconds"), QString(), text("30"), false}};
    status.report = text("/data/app.db.godwit/report.html");
    const QStringList lines = runEndText(status);
    QVERIFY(joined(criteriaText(status)).contains(text("rows_lost")));
    QVERIFY(criteriaText(status)[1].endsWith(text("yes")));
    QVERIFY(criteriaText(status)[2].endsWith(text("no")));
    QVERIFY(criteriaText(status)[3].endsWith(text("not measured")));
    QCOMPARE(lines.last(), text("Report: /data/app.db.godwit/report.html"));
    QCOMPARE(lines.first(), phasesText(status).first());
}

void TestRunText::showsWhereOneCanGoBackTo()
{
    core::RunStatus status;
    core::SnapshotInfo snapshot;
    snapshot.id = text("1");
    snapshot.bytes = 308'000'000;
    snapshot.why = text("before the migration");
    snapshot.path = text("/data/app.db.godwit/snapshots/1.db");
    core::PointInfo point;
    point.phase = text("move");
    point.title = text("Move data");
    point.bytes = 4'096;
    status.snapshots = {snapshot};
    status.points = {point};
    const QString all = joined(returnsText(status));
    QVERIFY(all.contains(text("308.0 MB  before the migration  /data/app.db.godwit/snapshots/1.db")));
    QVERIFY(all.contains(text("move          Move data")));
    QVERIFY(all.contains(text("4.1 kB")));
}

void TestRunText::saysThatNoRunWasStarted()
{
    core::RunStatus status;
    status.database = text("/data/app.db");
    const QString all = joined(statusText(status));
    QVERIFY(all.contains(text("/data/app.db")));
    QVERIFY(all.endsWith(text("No migration of this database has been started.")));
    QVERIFY(!all.contains(text("Plan")));
}

void TestRunText::showsTheSafetyOfTheOriginal()
{
    core::RunStatus status = someRun();
    status.busy = text("godwit, process 41");
    status.safety.original = text("app.db · SHA-256 4c1f…90ae");
    status.safety.snapshotVerified = true;
    status.safety.snapshot = text("308 MB · digests equal");
    status.safety.next = text("Start Move data");
    QString all = joined(statusText(status));
    QVERIFY(all.contains(text("Original, untouched")));
    QVERIFY(all.contains(text("308 MB · digests equal")));
    QVERIFY(all.contains(text("godwit, process 41")));
    QVERIFY(all.contains(text("Start Move data")));
    QVERIFY(all.contains(text("v1 to v2 2.0")));
    status.safety.originalUntouched = false;
    all = joined(statusText(status));
    QVERIFY(all.contains(text("Original, kept")));
    QVERIFY(!all.contains(text("untouched")));
    QVERIFY(!all.contains(text("Stale")));
    status.isWorkChanged = true;
    status.safety.keptOriginal = text("The kept original old.db is gone.");
    all = joined(statusText(status));
    QVERIFY(all.contains(text("Stale")));
    QVERIFY(all.contains(text("Somebody else changed the work file since it was validated.")));
    QVERIFY(all.contains(status.safety.keptOriginal));
}

void TestRunText::opensChecksThatDidNotPass()
{
    core::CheckResult passed;
    passed.verdict = core::Verdict::Passed;
    passed.suite = text("data integrity");
    passed.name = text("rows of tasks");
    passed.figures = text("1,200 rows");
    core::CheckResult failed = passed;
    failed.verdict = core::Verdict::Failed;
    failed.name = text("orphans");
    failed.why = text("Rows point to nothing.");
    failed.rows = 2;
    failed.query = text("SELECT id\nFROM tasks");
    failed.columns = QStringList{text("id"), text("name")};
    failed.samples = {{text("7"), QString()}};
    core::CheckResult notRun = passed;
    notRun.verdict = core::Verdict::NotRun;
    notRun.name = text("view v");
    const QStringList lines = checksText({passed, failed, notRun});
    QCOMPARE(lines[1].simplified(), text("passed data integrity rows of tasks 0.0 s 1,200 rows"));
    const qsizetype opened = lines.indexOf(text("failed: orphans"));
    QVERIFY(opened > 3);
    QCOMPARE(
        lines.mid(opened + 1, 6),
        QStringList({text("    Rows point to nothing."), text("    2 rows concerned"), text("    SELECT id"),
                     text("    FROM tasks"), text("    id  name"), text("    7   NULL")}));
    QVERIFY(lines.contains(text("not run: view v")));
    QVERIFY(!lines.contains(text("passed: rows of tasks")));
}

void TestRunText::namesChecksThatFailed()
{
    core::RunStatus status = someRun();
    QCOMPARE(failedChecksText(status), QStringList());
    core::CheckResult failed;
    failed.verdict = core::Verdict::Failed;
    failed.phase = text("check");
    failed.name = text("content of tasks");
    failed.figures = text("7 rows expected, 7 there");
    failed.why = text("1 row with other values in title");
    failed.columns = QStringList{text("table"), text("row"), text("stored")};
    failed.samples = {{text("tasks"), text("7"), QString()}, {text("tasks"), text("8"), text("x")}};
    core::CheckResult passed = failed;
    passed.verdict = core::Verdict::Passed;
    passed.name = text("content of notes");
    status.checks = {passed, failed};
    QCOMPARE(failedChecksText(status),
             QStringList({text("Failed in check: content of tasks"), text("    7 rows expected, 7 there"),
                          text("    1 row with other values in title"),
                          text("    first row: table tasks, row 7, stored NULL")}));
    QVERIFY(joined(runEndText(status)).contains(text("Failed in check: content of tasks")));
    QVERIFY(joined(statusText(status)).contains(text("first row: table tasks")));
    failed.isStale = true;
    status.checks = {passed};
    status.failedBefore = {failed};
    QCOMPARE(failedChecksText(status).first(), text("Failed before in check, and not passed since: content of tasks"));
}

void TestRunText::saysWhichCriterionIsNotMet()
{
    core::RunStatus status = someRun();
    status.criteria = {{text("slowdown"), text("50 %"), text("10 %"), false}};
    QVERIFY(
        joined(criteriaText(status)).contains(text("The criterion \"slowdown\" of the plan is not met.")));
}

void TestRunText::listsQuarantineAndSaysWhatIsLeftOut()
{
    core::QuarantinePage page;
    QCOMPARE(quarantineText(page), QStringList{text("No row in quarantine is found.")});
    page.total = 1;
    page.entries = {entry()};
    QStringList lines = quarantineText(page);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[1].simplified(), text("17 tasks NULL due undecided GW-2107 due is no date"));
    page.total = 1'234;
    lines = quarantineText(page);
    QCOMPARE(lines.last(), text("1 of 1,234 rows; a higher --limit shows more."));
}

void TestRunText::showsAnEntryWithItsValues()
{
    core::QuarantineEntry shown = entry();
    QString all = joined(quarantineEntryText(shown));
    QVERIFY(all.contains(text("GW-2107  due is no date")));
    QVERIFY(all.contains(text("due     31.02.\\x1b[0m")));
    QVERIFY(all.contains(text("name    NULL")));
    QVERIFY(!all.contains(text("Reason")));
    QVERIFY(!all.contains(text("First cause")));
    shown.reason = text("agreed");
    shown.firstCause = text("its project is in quarantine");
    shown.column.clear();
    shown.values.clear();
    all = joined(quarantineEntryText(shown));
    QVERIFY(all.contains(text("Reason       agreed")));
    QVERIFY(all.contains(text("its project is in quarantine")));
    QVERIFY(!all.contains(text("Value")));
}

void TestRunText::listsTheAuditLog()
{
    QCOMPARE(historyText({}), QStringList{text("Nothing is recorded yet.")});
    core::AuditEntry audit;
    audit.number = 3;
    audit.who = text("ada");
    audit.action = text("waive");
    audit.detail = text("17 rows: agreed");
    audit.hash = QString(64, QLatin1Char('a'));
    const QStringList lines = historyText({audit});
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[1].simplified(), text("3 ada waive aaaaaaaaaaa… 17 rows: agreed"));
}

void TestRunText::tellsEachChangeOnce()
{
    core::RunStatus status = someRun();
    core::StepStatus step;
    step.phase = text("move");
    step.title = text("tasks → tasks");
    step.state = core::PhaseState::Running;
    status.steps = {step};
    Follower follower;
    QCOMPARE(follower.changes(status), QStringList({text("backup  done  308 MB"),
                                                    text("move  waiting for you  2 rows wait for a decision"),
                                                    text("  tasks → tasks  running")}));
    QVERIFY(follower.changes(status).isEmpty());
    status.steps[0].state = core::PhaseState::Done;
    status.phases += phase("cutover", core::PhaseState::Ready);
    QCOMPARE(follower.changes(status), QStringList{text("  tasks → tasks  done")});
    status.phases[2].state = core::PhaseState::Running;
    QCOMPARE(follower.changes(status), QStringList{text("cutover  running")});
}

void TestRunText::tellsWhatRunsNow()
{
    core::RunStatus status = someRun();
    status.busy = text("godwit, process 41");
    QCOMPARE(Follower::progress(status), text("godwit, process 41"));
    core::StepStatus step;
    step.phase = text("move");
    step.title = text("tasks → tasks");
    step.state = core::PhaseState::Running;
    step.elapsedMs = 2'000;
    status.steps = {step};
    QCOMPARE(Follower::progress(status), text("move  tasks → tasks  2.0 s"));
    status.steps[0].rows = 12'000;
    status.steps[0].quarantined = 3;
    QCOMPARE(Follower::progress(status), text("move  tasks → tasks  12,000 rows  3 in quarantine  2.0 s"));
}

void TestRunText::endsWithTheStateOfTheRun()
{
    core::RunStatus status;
    QCOMPARE(Follower::exitOf(status), core::Exit::Done);
    status.quarantine = {{text("tasks"), text("c"), text("GW-2107"), core::EntryState::Waived, 1}};
    QCOMPARE(Follower::exitOf(status), core::Exit::Done);
    status.quarantine[0].state = core::EntryState::Undecided;
    QCOMPARE(Follower::exitOf(status), core::Exit::Undecided);
    status.phases = {phase("move", core::PhaseState::Waiting)};
    QCOMPARE(Follower::exitOf(status), core::Exit::Waits);
    status.phases += phase("validate", core::PhaseState::Failed);
    QCOMPARE(Follower::exitOf(status), core::Exit::Failed);
}

void TestRunText::printsAnOutcomeForPeopleAndMachines()
{
    core::Outcome outcome;
    outcome.action = text("report");
    outcome.message = text("The report is written.");
    outcome.files = QStringList{text("/data/r.html")};
    const auto print = [&outcome](bool json) {
        QBuffer out;
        QBuffer err;
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        Output output(out, err, {json, false, false});
        printOutcome(outcome, {{text("more"), 1}}, output);
        return std::pair(out.data(), err.data());
    };
    QCOMPARE(print(false),
             std::pair(QByteArray("The report is written.\nWritten: /data/r.html\n"), QByteArray()));
    const QJsonObject object = QJsonDocument::fromJson(print(true).first).object();
    QCOMPARE(object.value(text("exit")).toInt(-1), 0);
    QCOMPARE(object.value(text("more")).toInt(), 1);

    outcome = {};
    outcome.kind = core::Outcome::Kind::Paused;
    outcome.message = text("Paused.");
    outcome.exit = core::Exit::Cancelled;
    QCOMPARE(print(false), std::pair(QByteArray(), QByteArray("Paused.\n")));

    outcome.kind = core::Outcome::Kind::Failed;
    outcome.error = core::Error(core::ErrorCode::NoSpace, text("The volume is full."));
    QVERIFY(print(false).second.startsWith("GW-8001  The volume is full.\n"));
    QVERIFY(print(false).first.isEmpty());
    const QJsonObject failed = QJsonDocument::fromJson(print(true).first).object();
    QCOMPARE(failed.value(text("error")).toObject().value(text("code")).toString(), text("GW-8001"));
}

QTEST_GUILESS_MAIN(TestRunText)
#include "test_run_text.moc"
