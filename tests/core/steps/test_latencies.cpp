// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/latencies.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace godwit::core;

class TestLatencies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysNothingWithoutABatch()
    {
        const BatchLatencies none;
        Cost cost;
        none.tell(cost);
        QCOMPARE(cost, Cost());
        QCOMPARE(none.count(), 0);
        QCOMPARE(none.percentileMs(0.5), 0.0);
    }

    void percentilesAreLessThanTwoPercentOff_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("factor");
        QTest::newRow("microseconds") << 0.002 << 1.004;
        QTest::newRow("around a batch of 100 ms") << 60.0 << 1.0007;
        QTest::newRow("a wide spread") << 0.05 << 1.01;
        QTest::newRow("minutes") << 60'000.0 << 1.002;
    }

    void percentilesAreLessThanTwoPercentOff()
    {
        QFETCH(const double, from);
        QFETCH(const double, factor);
        std::vector<double> exact;
        BatchLatencies latencies;
        for (int batch = 0; batch < 1000; ++batch) {
            const int mixed = batch * 617 % 1000; // every step once, in no order
            exact.push_back(from * std::pow(factor, mixed));
            latencies.add(exact.back());
        }
        std::ranges::sort(exact);
        for (const int percent : {1, 25, 50, 75, 95, 99, 100}) {
            const double wanted = exact[static_cast<std::size_t>(percent * 10 - 1)];
            const double given = latencies.percentileMs(percent / 100.0);
            QVERIFY2(std::abs(given - wanted) < 0.02 * wanted,
                     qPrintable(QStringLiteral("%1 %: %2 for %3").arg(percent).arg(given).arg(wanted)));
        }
        QCOMPARE(latencies.maxMs(), exact.back());
        QCOMPARE(latencies.count(), 1000);
    }

    void noPercentileIsAboveTheLongest()
    {
        BatchLatencies latencies;
        latencies.add(100.0);
        QVERIFY(latencies.percentileMs(1) <= 100.0);
        QVERIFY(latencies.percentileMs(0.5) > 98.0);
    }

    void countsWhatIsOutsideItsBuckets()
    {
        BatchLatencies latencies;
        latencies.add(0);
        latencies.add(1e12);
        QCOMPARE(latencies.count(), 2);
        QCOMPARE(latencies.maxMs(), 1e12);
        QVERIFY(latencies.percentileMs(0.5) < 0.002);
    }

    void stepsOfAPhaseComeTogether()
    {
        BatchLatencies phase;
        BatchLatencies quick;
        BatchLatencies slow;
        for (int batch = 0; batch < 90; ++batch)
            quick.add(10);
        for (int batch = 0; batch < 10; ++batch)
            slow.add(500);
        phase.add(quick);
        phase.add(slow);
        Cost cost;
        phase.tell(cost);
        QCOMPARE(cost.batches, std::optional<qint64>(100));
        QVERIFY(std::abs(*cost.batchP50Ms - 10) < 0.2);
        QVERIFY(std::abs(*cost.batchP95Ms - 500) < 10);
        QCOMPARE(cost.batchMaxMs, std::optional<double>(500));
    }
};

QTEST_APPLESS_MAIN(TestLatencies)
#include "test_latencies.moc"
