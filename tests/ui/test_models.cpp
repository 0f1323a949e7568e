// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_findings.h"
#include "tests/ui/support/sample_quarantine.h"
#include "tests/ui/support/sample_status.h"
#include "ui/charts/gantt_chart.h"
#include "ui/delegates/figures.h"
#include "ui/format.h"
#include "ui/models/balance_model.h"
#include "ui/models/checks_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/log_model.h"
#include "ui/models/edits_model.h"
#include "ui/models/new_values_model.h"
#include "ui/models/quarantine_model.h"
#include "ui/models/rates_model.h"
#include "ui/models/steps_model.h"
#include "ui/models/timeline_model.h"
#include "ui/models/values_model.h"
#include "ui/theme/colours.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

/// The models behind the console's tables, and the small texts and colours they use.
class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void keepsTheRulesOfModelsWhileRecordsComeAndGo();
    void addsUpInTheBalanceOnlyWhenEveryRowIsAccountedFor();
    void showsFailingRowsByValueAndTone();
    void loadsQuarantinePageByPage();
    void makesAnEditOfWhatDiffersOnly();
    void keepsTheTypeOfAValueThatIsEdited();
    void takesNoValueForHtmlAndCutsLongOnes();
    void knowsNoRowUntilItsPageHasCome();
    void showsWhatWasEditedBeforeAndAfter();
    void ignoresAPageThatCameTooLate();
    void sumsCausesOverTablesTheMostFrequentFirst();
    void tellsVolumesAndLeftOversByWordAndTone();
    void followsTheRunningStepWithItsBar();
    void keepsTheSqlOfAStepWhoseFiguresChange();
    void tellsWhatAStepCost();
    void ordersTheTimelineByTimeTheNewestFirst();
    void dropsTheOldestLinesOfALongLog();
    void scalesPerformanceByTheLongestTime();
    void placesScheduleItemsAfterWhatTheyWaitFor();
    void leavesOutScheduleItemsThatWaitInACircle();
    void printsFiguresForPeople();
    void keepsFiguresOfAColumnEquallyWide();
    void keepsContrastInBothPalettes_data();
    void keepsContrastInBothPalettes();
};

void TestModels::keepsTheRulesOfModelsWhileRecordsComeAndGo()
{
    const core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    BalanceModel balance;
    ChecksModel checks;
    StepsModel steps;
    TimelineModel timeline;
    QuarantineModel quarantine;
    HistoryModel history;
    LogModel log;
    ValuesModel values;
    CriteriaModel criteria;
    EditsModel edits;
    NewValuesModel newValues(test::sampleQuarantine({}).entries.first());
    FindingsModel findings;
    VolumesModel volumes;
    LeftOversModel leftOvers;
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;
    for (QAbstractItemModel* model : QList<QAbstractItemModel*>{
             &balance, &checks, &steps, &timeline, &quarantine, &history, &log, &values, &criteria, &edits,
             &newValues, &findings, &volumes, &leftOvers})
        new QAbstractItemModelTester(model, fatal, model);
    balance.setRecords(status.balance);
    findings.setRecords(test::samplePreflight().findings);
    volumes.setRecords(test::samplePreflight().volumes);
    leftOvers.setRecords(test::sampleDoctor().leftOvers);
    checks.setRecords(status.checks);
    steps.setSteps(status.steps, QStringLiteral("move"));
    timeline.setStatus(status);
    quarantine.addPage(test::sampleQuarantine({}));
    history.setRecords(test::sampleHistory());
    criteria.setRecords(status.criteria);
    values.setEntry(quarantine.record(0));
    edits.setRecords(test::sampleEdits().values);
    edits.setRecords({});
    QVERIFY(newValues.setData(newValues.index(2, NewValuesModel::Null), Qt::Checked, Qt::CheckStateRole));
    for (const core::LogLine& line : test::sampleLog())
        log.add(line);
    QCOMPARE(steps.rowCount(), 5);
    QCOMPARE(history.rowCount(), 6);
    steps.setSteps(status.steps, QStringLiteral("assess"));
    QCOMPARE(steps.rowCount(), 1);
    balance.setRecords({});
    QCOMPARE(balance.rowCount(), 0);
    timeline.setStatus({});
    QCOMPARE(timeline.rowCount(), 0);
}

void TestModels::addsUpInTheBalanceOnlyWhenEveryRowIsAccountedFor()
{
    BalanceModel model;
    core::BalanceRow closed{QStringLiteral("a"), 10, 7, 1, 1, 1, 0, 0};
    core::BalanceRow open{QStringLiteral("b"), 10, 7, 0, 0, 0, 0, 3};
    model.setRecords({closed, open});
    QCOMPARE(model.index(0, BalanceModel::AddsUp).data(IconRole).toString(), QStringLiteral("check"));
    QCOMPARE(model.index(1, BalanceModel::AddsUp).data(IconRole).toString(), QStringLiteral("cross"));
    QVERIFY(model.index(1, BalanceModel::AddsUp).data().toString().startsWith(QLatin1Char('3')));
    const QVariantList shares = model.index(0, BalanceModel::Bar).data(SharesRole).toList();
    QCOMPARE(shares.value(0).toDouble(), 0.7);
    QCOMPARE(model.index(0, BalanceModel::Quarantined).data(ToneRole).toInt(), static_cast<int>(Tone::Warn));
    QVERIFY(!model.index(1, BalanceModel::Quarantined).data(ToneRole).isValid());
    QVERIFY(model.index(0, BalanceModel::Bar)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("7 moved")));
}

void TestModels::showsFailingRowsByValueAndTone()
{
    QuarantineModel model;
    model.addPage(test::sampleQuarantine({}));
    const QModelIndex value = model.index(0, QuarantineModel::Value);
    QCOMPARE(value.data().toString(), QStringLiteral("2025-02-30"));
    QCOMPARE(value.data(ToneRole).toInt(), static_cast<int>(Tone::Warn));
    ValuesModel values;
    values.setEntry(model.record(0));
    QCOMPARE(values.index(2, 1).data(ToneRole).toInt(), static_cast<int>(Tone::Warn));
    QCOMPARE(values.index(5, 1).data().toString(), QStringLiteral("NULL"));
    core::QuarantineEntry nameless;
    model.addPage({1, 0, {nameless}});
    QCOMPARE(model.index(0, QuarantineModel::Key).data().toString(), QStringLiteral("NULL"));
}

void TestModels::makesAnEditOfWhatDiffersOnly()
{
    core::QuarantineEntry entry;
    entry.values = {{QStringLiteral("name"), QStringLiteral("it's\nso")}, {QStringLiteral("rank"), QString()},
                    {QStringLiteral("badge"), QStringLiteral("X'00ff'")}};
    entry.edits = {{QStringLiteral("badge"), QStringLiteral("'blue'")}};
    NewValuesModel model(entry);
    const auto type = [&model](int row, const QString& text) {
        return model.setData(model.index(row, NewValuesModel::New), text, Qt::EditRole);
    };
    const auto tick = [&model](int row, Qt::CheckState state) {
        return model.setData(model.index(row, NewValuesModel::Null), state, Qt::CheckStateRole);
    };
    using Changes = QList<std::pair<QString, QString>>;
    QCOMPARE(model.index(2, NewValuesModel::Now).data().toString(), QStringLiteral("blue")); // as edited before
    QVERIFY(type(0, QStringLiteral("it's\nso"))); // looked at
    QVERIFY(type(1, QString()));                  // an editor opened on NULL and left
    QCOMPARE(model.changes(), Changes());
    QVERIFY(tick(1, Qt::Unchecked));
    QCOMPARE(model.changes(), (Changes{{QStringLiteral("rank"), QStringLiteral("''")}}));
    QVERIFY(tick(1, Qt::Checked));
    QVERIFY(type(0, QStringLiteral("that's it")));
    QVERIFY(type(2, QStringLiteral("\\X'01'")));
    QCOMPARE(model.changes(), (Changes{{QStringLiteral("name"), QStringLiteral("'that''s it'")},
                                       {QStringLiteral("badge"), QStringLiteral("X'01'")}}));
    QVERIFY(tick(2, Qt::Checked));
    QCOMPARE(model.changes().last().second, QStringLiteral("NULL"));
    QVERIFY(!model.setData(model.index(0, NewValuesModel::Now), QStringLiteral("x"), Qt::EditRole));
    QVERIFY(!model.flags(model.index(0, NewValuesModel::Now)).testFlag(Qt::ItemIsEditable));
    QCOMPARE(model.index(0, NewValuesModel::New).data(ToneRole).toInt(), static_cast<int>(Tone::Ok));
}

void TestModels::keepsTheTypeOfAValueThatIsEdited()
{
    core::QuarantineEntry entry;
    entry.values = {{QStringLiteral("raw"), QStringLiteral("X'00ff'")}, {QStringLiteral("text"), QStringLiteral("X'00ff'")},
                    {QStringLiteral("rank"), QStringLiteral("5")}, {QStringLiteral("note"), QStringLiteral("CAST(X'610062' AS TEXT)")}};
    entry.literals = {{QStringLiteral("raw"), QStringLiteral("X'00ff'")}, {QStringLiteral("rank"), QStringLiteral("5")},
                      {QStringLiteral("note"), QStringLiteral("CAST(X'610062' AS TEXT)")}};
    NewValuesModel model(entry);
    const auto begins = [&model](int row) { return model.index(row, NewValuesModel::New).data(Qt::EditRole).toString(); };
    const auto type = [&model](int row, const QString& text) { return model.setData(model.index(row, NewValuesModel::New), text, Qt::EditRole); };
    using Changes = QList<std::pair<QString, QString>>;
    QCOMPARE(begins(0), QStringLiteral("\\X'00ff'"));
    QCOMPARE(begins(1), QStringLiteral("X'00ff'"));
    QCOMPARE(begins(2), QStringLiteral("5"));
    QCOMPARE(begins(3), QStringLiteral("\\CAST(X'610062' AS TEXT)"));
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(type(row, begins(row))); // looked at
    QCOMPARE(model.changes(), Changes());
    QVERIFY(type(0, QStringLiteral("\\X'01'")) && type(1, QStringLiteral("X'01'")) && type(2, QStringLiteral("6")) && type(3, QStringLiteral("ab")));
    QCOMPARE(model.changes(), (Changes{{QStringLiteral("raw"), QStringLiteral("X'01'")}, {QStringLiteral("text"), core::Value::ofText(QStringLiteral("X'01'")).toLiteral()},
                                       {QStringLiteral("rank"), QStringLiteral("6")}, {QStringLiteral("note"), QStringLiteral("'ab'")}}));
    QCOMPARE(model.index(0, NewValuesModel::New).data().toString(), QStringLiteral("X'01'"));
}

void TestModels::takesNoValueForHtmlAndCutsLongOnes()
{
    QCOMPARE(tipText(QStringLiteral("plain & short")), QStringLiteral("plain & short"));
    QVERIFY(tipText(QStringLiteral("<b>bold</b>")).contains(QStringLiteral("&lt;b&gt;bold&lt;/b&gt;")));
    const QString tip = tipText(QString(100'000, QLatin1Char('f')));
    QVERIFY(tip.size() < 3000);
    QVERIFY(tip.contains(QChar(0x200B)) && tip.contains(QStringLiteral("…")));
    QVERIFY(rowText(QStringLiteral("teams"), QString(1000, QLatin1Char('f'))).size() < 100);
    QCOMPARE(rowText(QStringLiteral("teams"), QString()), QStringLiteral("teams NULL"));
}

void TestModels::knowsNoRowUntilItsPageHasCome()
{
    QuarantineModel model;
    QVERIFY(!model.isCurrent());
    model.setFilter({});
    model.addPage(test::sampleQuarantine({}));
    QVERIFY(model.isCurrent());
    model.forget();
    QVERIFY(!model.isCurrent());
    QCOMPARE(model.rowCount(), 17); // still to be seen
    model.setFilter({});
    core::QuarantinePage late;
    late.offset = 17;
    late.total = 17;
    model.addPage(late);
    QVERIFY(!model.isCurrent());
    model.addPage(test::sampleQuarantine({}));
    QVERIFY(model.isCurrent());
}

void TestModels::showsWhatWasEditedBeforeAndAfter()
{
    core::QuarantineEntry entry = test::sampleQuarantine({}).entries.first();
    entry.edits = {{QStringLiteral("due_date"), QStringLiteral("NULL")}};
    QuarantineModel rows;
    rows.addPage({1, 0, {entry}});
    QCOMPARE(rows.index(0, QuarantineModel::Value).data().toString(), QStringLiteral("2025-02-30 → NULL"));
    QCOMPARE(rows.index(0, QuarantineModel::State).data().toString(), QStringLiteral("edited"));
    ValuesModel values;
    values.setEntry(entry);
    QCOMPARE(values.index(2, 1).data().toString(), QStringLiteral("2025-02-30 → NULL"));
    QCOMPARE(values.index(2, 2).data().toString(), QString()); // NULL has no type
    QVERIFY(values.index(0, 2).data().toString().startsWith(QStringLiteral("text, 11 ")));
    EditsModel edits;
    edits.setRecords(test::sampleEdits().values);
    QCOMPARE(edits.index(0, EditsModel::Before).data().toString(), QStringLiteral("2025-02-30"));
    QCOMPARE(edits.index(0, EditsModel::After).data().toString(), QStringLiteral("2025-02-28"));
    QCOMPARE(edits.index(0, EditsModel::After).data(Qt::ToolTipRole).toString(), QStringLiteral("'2025-02-28'"));
}

void TestModels::loadsQuarantinePageByPage()
{
    QuarantineModel model;
    QSignalSpy wanted(&model, &QuarantineModel::pageWanted);
    core::QuarantineFilter filter;
    filter.limit = 10;
    model.setFilter(filter);
    QCOMPARE(wanted.size(), 1);
    model.addPage(test::sampleQuarantine(filter));
    QCOMPARE(model.rowCount(), 10);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({}); // the answer is still under way
    QCOMPARE(wanted.size(), 2);
    const auto next = wanted.last().first().value<core::QuarantineFilter>();
    QCOMPARE(next.offset, 10);
    model.addPage(test::sampleQuarantine(next));
    QCOMPARE(model.rowCount(), 17);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.total(), 17);
}

void TestModels::ignoresAPageThatCameTooLate()
{
    QuarantineModel model;
    core::QuarantineFilter filter;
    filter.limit = 10;
    model.addPage(test::sampleQuarantine(filter));
    core::QuarantineFilter late = filter;
    late.offset = 3;
    model.addPage(test::sampleQuarantine(late));
    QCOMPARE(model.rowCount(), 10);
}

void TestModels::sumsCausesOverTablesTheMostFrequentFirst()
{
    CausesModel model;
    const QString cause = QStringLiteral("date");
    model.setCounts({{QStringLiteral("a"), QStringLiteral("list"), QString(), core::EntryState::Undecided, 4},
                     {QStringLiteral("a"), cause, QString(), core::EntryState::Undecided, 3},
                     {QStringLiteral("b"), cause, QString(), core::EntryState::Waived, 2}},
                    {});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.record(0).rows, 9);
    QCOMPARE(model.record(1).cause, cause);
    QCOMPARE(model.record(1).rows, 5);
    core::QuarantineFilter waived;
    waived.state = core::EntryState::Waived;
    const QList<core::QuarantineCount> counts{{QStringLiteral("a"), QStringLiteral("list"), QString(), core::EntryState::Undecided, 4, QStringLiteral("move")},
                                              {QStringLiteral("b"), cause, QString(), core::EntryState::Waived, 2, QStringLiteral("second")}};
    model.setCounts(counts, waived);
    QCOMPARE(model.record(0).rows, 2);
    QCOMPARE(model.record(model.rowOf(QStringLiteral("list"))).rows, 0); // stays, so that it can stay chosen
    core::QuarantineFilter second;
    second.phase = QStringLiteral("second");
    model.setCounts(counts, second);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(QStringLiteral("list")), -1);
    core::QuarantineFilter other;
    other.table = QStringLiteral("c");
    model.setCounts(counts, other);
    QCOMPARE(model.record(0).rows, 0);
}

void TestModels::tellsVolumesAndLeftOversByWordAndTone()
{
    VolumesModel volumes;
    volumes.setRecords(test::samplePreflight().volumes);
    QCOMPARE(volumes.index(0, VolumesModel::Peak).data(ToneRole).toInt(), static_cast<int>(Tone::Accent));
    QCOMPARE(volumes.index(1, VolumesModel::Peak).data(ToneRole).toInt(), static_cast<int>(Tone::Bad)); // more than is free
    QCOMPARE(volumes.index(1, VolumesModel::Now).data(ToneRole).toInt(), static_cast<int>(Tone::Warn)); // below its reserve
    QVERIFY(volumes.index(1, VolumesModel::Peak).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("left at the peak")));
    QVERIFY(volumes.index(0, VolumesModel::Peak).data(FractionRole).toDouble() > volumes.index(0, VolumesModel::Now).data(FractionRole).toDouble());
    QVERIFY(volumes.index(1, VolumesModel::LeftAtPeak).data().toString().startsWith(QStringLiteral("−")));
    FindingsModel findings;
    findings.setRecords(test::samplePreflight().findings);
    QCOMPARE(findings.index(0, FindingsModel::Severity).data().toString(), QStringLiteral("error"));
    QCOMPARE(findings.index(0, FindingsModel::Severity).data(IconRole).toString(), QStringLiteral("cross"));
    LeftOversModel leftOvers;
    leftOvers.setRecords(test::sampleDoctor().leftOvers);
    QCOMPARE(leftOvers.index(0, LeftOversModel::OriginalRows).data().toString(), QStringLiteral("missing"));
    QCOMPARE(leftOvers.index(1, LeftOversModel::Repair).data().toString(), QStringLiteral("can go"));
}

void TestModels::followsTheRunningStepWithItsBar()
{
    StepsModel model;
    model.setSteps(test::sampleStatus(test::Moment::Moving).steps, QStringLiteral("move"));
    QCOMPARE(model.index(0, StepsModel::Bar).data(FractionRole).toDouble(), 1.0);
    QCOMPARE(model.index(4, StepsModel::Bar).data(FractionRole).toDouble(), 0.0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setProgress(test::sampleProgress(0.25));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(3, StepsModel::Bar).data(FractionRole).toDouble(), 0.25);
    core::Progress unknown = test::sampleProgress(0.25);
    unknown.total = -1;
    model.setProgress(unknown);
    QCOMPARE(model.index(3, StepsModel::Bar).data(FractionRole).toDouble(), 0.0);
}

void TestModels::tellsWhatAStepCost()
{
    StepsModel model;
    core::StepStatus step;
    model.setSteps({step}, {});
    const QModelIndex time = model.index(0, StepsModel::Time);
    QCOMPARE(time.data(Qt::ToolTipRole).toString(), QString());
    step.cost.rowsPerSecond = 61'000.4;
    step.cost.batchP50Ms = 61;
    step.cost.batchP95Ms = 84;
    step.cost.batchMaxMs = 120;
    step.cost.peakMemoryBytes = 61'000'000;
    step.cost.cpuSeconds = 4.1;
    step.cost.bytesRead = 308'000'000;
    model.setSteps({step}, {});
    const QStringList lines = time.data(Qt::ToolTipRole).toString().split(u'\n');
    QCOMPARE(lines.size(), 4); // what was written is not known
    QCOMPARE(lines.at(0), QStringLiteral("Rows a second: 61,000"));
    QCOMPARE(lines.at(1), QStringLiteral("Batches: 61 ms in the middle, 84 ms at the 95th percentile, 120 ms at most"));
    step.cost.bytesWritten = 1'000'000;
    model.setSteps({step}, {});
    QCOMPARE(time.data(Qt::ToolTipRole).toString().split(u'\n').size(), 5);
}

void TestModels::keepsTheSqlOfAStepWhoseFiguresChange()
{
    StepsModel model;
    const core::RunStatus status = test::sampleStatus(test::Moment::Moving);
    model.setSteps(status.steps, QStringLiteral("move"));
    core::StepStatus step = model.record(3);
    step.sql.clear();
    step.moved = 600'000;
    model.changeStep(step);
    QCOMPARE(model.record(3).moved, 600'000);
    QVERIFY(!model.record(3).sql.isEmpty());
    QCOMPARE(model.index(3, StepsModel::Moved).data().toString(), QStringLiteral("600,000"));
    QCOMPARE(model.index(4, StepsModel::Moved).data().toString(), QStringLiteral("–"));
}

void TestModels::ordersTheTimelineByTimeTheNewestFirst()
{
    TimelineModel model;
    model.setStatus(test::sampleStatus(test::Moment::Validated));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.item(0).kind, TimelineItem::Kind::Now);
    QCOMPARE(model.item(1).id, QStringLiteral("validate"));
    QVERIFY(model.item(4).isOriginal);
    QCOMPARE(model.rowOf(TimelineItem::Kind::Snapshot, QStringLiteral("1")), 4);
    QCOMPARE(model.rowOf(TimelineItem::Kind::Point, QStringLiteral("nowhere")), -1);
    QVERIFY(model.index(4).data(TimelineModel::DetailRole).toString().contains(QStringLiteral("308 MB")));
}

void TestModels::dropsTheOldestLinesOfALongLog()
{
    LogModel model;
    core::LogLine line;
    for (int number = 0; number <= LogModel::kLogLines; ++number) {
        line.text = QString::number(number);
        model.add(line);
    }
    QVERIFY(model.rowCount() < LogModel::kLogLines);
    QCOMPARE(model.record(model.rowCount() - 1).text, QString::number(LogModel::kLogLines));
}

void TestModels::scalesPerformanceByTheLongestTime()
{
    PerformanceModel model;
    core::CheckResult slow;
    slow.beforeMs = 100;
    slow.afterMs = 50;
    model.setChecks({slow});
    const QVariantList bars = model.index(0, PerformanceModel::Bars).data(SharesRole).toList();
    QCOMPARE(bars.value(0).toDouble(), 1.0);
    QCOMPARE(bars.value(1).toDouble(), 0.5);
    QCOMPARE(model.index(0, PerformanceModel::Change).data().toString(), QStringLiteral("−50 %"));
    RatesModel rates(QStringLiteral("figure"));
    rates.setRecords({QPointF(65, 1234.4)});
    QCOMPARE(rates.index(0, 0).data().toString(), QStringLiteral("1:05"));
    QCOMPARE(rates.index(0, 1).data().toString(), QStringLiteral("1,234"));
}

void TestModels::placesScheduleItemsAfterWhatTheyWaitFor()
{
    const QList<ScheduledItem> placed = scheduled(test::sampleStatus(test::Moment::Fresh).about.schedule);
    QCOMPARE(placed.size(), 8);
    QCOMPARE(placed.at(0).to, QDate(2026, 11, 17));
    QCOMPARE(placed.at(1).from, QDate(2026, 11, 18));
    QCOMPARE(placed.at(3).from, QDate(2026, 11, 20));
    QCOMPARE(placed.at(7).from, QDate(2026, 12, 28));
}

void TestModels::leavesOutScheduleItemsThatWaitInACircle()
{
    const QStringList b{QStringLiteral("b")};
    const QStringList a{QStringLiteral("a")};
    QVERIFY(scheduled({{QStringLiteral("a"), {}, 1, b, {}}, {QStringLiteral("b"), {}, 1, a, {}}}).isEmpty());
    QVERIFY(scheduled({{QStringLiteral("a"), {}, 1, {}, {}}}).isEmpty());
}

void TestModels::printsFiguresForPeople()
{
    QCOMPARE(countText(1257309), QStringLiteral("1,257,309"));
    QCOMPARE(countText(-1), QStringLiteral("–"));
    QCOMPARE(sizeText(308'000'000), QStringLiteral("308 MB"));
    QCOMPARE(sizeText(-1), QStringLiteral("–"));
    QCOMPARE(durationText(4100), QStringLiteral("4.1 s"));
    QCOMPARE(durationText(125'000), QStringLiteral("2:05"));
    QCOMPARE(durationText(-1), QStringLiteral("–"));
    QCOMPARE(clockText(3'723'000), QStringLiteral("1:02:03"));
    QCOMPARE(clockText(-1), QStringLiteral("–"));
    QCOMPARE(microsecondsText(400), QStringLiteral("0.4 ms"));
    QCOMPARE(microsecondsText(1'400'000), QStringLiteral("1.4 s"));
    QCOMPARE(millisecondsText(-1), QStringLiteral("–"));
    QCOMPARE(timeText({}), QStringLiteral("–"));
    QCOMPARE(timeText(test::sampleTime(42)), QStringLiteral("10:42"));
    QCOMPARE(digestText(QStringLiteral("4c1fb2a77d0e90ae")), QStringLiteral("4c1f…90ae"));
    QCOMPARE(digestText(QStringLiteral("4c1f")), QStringLiteral("4c1f"));
}

void TestModels::keepsFiguresOfAColumnEquallyWide()
{
    const QFontMetricsF metrics{QFont()};
    QCOMPARE(figuresWidth(metrics, QStringLiteral("1,111")), figuresWidth(metrics, QStringLiteral("8,888")));
    QVERIFY(isFigures(QStringLiteral("1,257,309")));
    QVERIFY(!isFigures(QStringLiteral("tasks 12")));
    QVERIFY(!isFigures({}));
}

void TestModels::keepsContrastInBothPalettes_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestModels::keepsContrastInBothPalettes()
{
    QFETCH(bool, isDark);
    const Colours& colours = isDark ? darkColours() : lightColours();
    constexpr double kEnough = 4.5;
    for (const Tone tone : {Tone::Plain, Tone::Muted, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Bad}) {
        for (const QColor& ground :
             {colours.window, colours.base, colours.surface, toneGround(tone, colours)})
            QVERIFY2(contrast(toneColour(tone, colours), ground) >= kEnough,
                     qPrintable(toneName(tone) + QLatin1Char(' ') + ground.name()));
        if (tone != Tone::Plain && tone != Tone::Muted)
            QVERIFY2(contrast(colours.onAccent, toneColour(tone, colours)) >= kEnough,
                     qPrintable(toneName(tone)));
    }
    for (const QColor& ground : {colours.okSoft, colours.warnSoft, colours.badSoft, colours.accentSoft})
        QVERIFY2(contrast(colours.muted, ground) >= kEnough, qPrintable(ground.name()));
    QCOMPARE(coloursFor(paletteOf(colours)).isDark, isDark);
}

QTEST_MAIN(TestModels)
#include "test_models.moc"
