// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_status.h"
#include "ui/charts/gantt_chart.h"
#include "ui/models/checks_model.h"
#include "ui/models/rates_model.h"

#include <QLocale>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

/// The values behind the charts.
class TestCharts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void scalesPerformanceByTheLongestTime();
    void placesScheduleItemsAfterWhatTheyWaitFor();
    void leavesOutScheduleItemsThatWaitInACircle();
};

void TestCharts::scalesPerformanceByTheLongestTime()
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

void TestCharts::placesScheduleItemsAfterWhatTheyWaitFor()
{
    const QList<ScheduledItem> placed = scheduled(test::sampleStatus(test::Moment::Fresh).about.schedule);
    QCOMPARE(placed.size(), 8);
    QCOMPARE(placed.at(0).to, QDate(2026, 11, 17));
    QCOMPARE(placed.at(1).from, QDate(2026, 11, 18));
    QCOMPARE(placed.at(3).from, QDate(2026, 11, 20));
    QCOMPARE(placed.at(7).from, QDate(2026, 12, 28));
}

void TestCharts::leavesOutScheduleItemsThatWaitInACircle()
{
    const QStringList b{QStringLiteral("b")};
    const QStringList a{QStringLiteral("a")};
    QVERIFY(scheduled({{QStringLiteral("a"), {}, 1, b, {}}, {QStringLiteral("b"), {}, 1, a, {}}}).isEmpty());
    QVERIFY(scheduled({{QStringLiteral("a"), {}, 1, {}, {}}}).isEmpty());
}

QTEST_MAIN(TestCharts)
#include "test_charts.moc"
