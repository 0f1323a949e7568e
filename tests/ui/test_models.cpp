// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_findings.h"
#include "tests/ui/support/sample_quarantine.h"
#include "tests/ui/support/sample_status.h"
#include "ui/models/balance_model.h"
#include "ui/models/checks_model.h"
#include "ui/models/edits_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/log_model.h"
#include "ui/models/new_values_model.h"
#include "ui/models/quarantine_model.h"
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

/// The models behind the console's tables.
class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void keepsTheRulesOfModelsWhileRecordsComeAndGo();
    void addsUpInTheBalanceOnlyWhenEveryRowIsAccountedFor();
    void showsFailingRowsByValueAndTone();
    void tellsVolumesAndLeftOversByWordAndTone();
    void followsTheRunningStepWithItsBar();
    void keepsTheSqlOfAStepWhoseFiguresChange();
    void tellsWhatAStepCost();
    void ordersTheTimelineByTimeTheNewestFirst();
    void dropsTheOldestLinesOfALongLog();
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

QTEST_MAIN(TestModels)
#include "test_models.moc"
