// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/monitor.h"

#include <QTest>

using namespace godwit::core;

/// What the monitor tells whoever listens.
class TestMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverGoesBackwardsWithinAPhase()
    {
        QList<Progress> told;
        Listener listener;
        listener.progressed = [&](const Progress& progress) { told.append(progress); };
        Monitor monitor(listener, QStringLiteral("move"), 3);
        monitor.beginStep(0, QStringLiteral("one"));
        monitor.report({.done = 90, .total = 100, .unit = QStringLiteral("rows"), .activity = {}, .quarantined = 2});
        monitor.endStep();
        monitor.beginStep(0, QStringLiteral("one, again from its beginning"));
        monitor.beginStep(1, QStringLiteral("two"));
        monitor.report({.done = 500, .total = 100, .unit = {}, .activity = {}, .quarantined = 2}); // more than was foreseen
        monitor.endStep();
        monitor.beginStep(2, QStringLiteral("three"));
        monitor.endStep();
        double before = 0;
        for (const Progress& progress : told) {
            QVERIFY(progress.phaseFraction >= before);
            QVERIFY(progress.phaseFraction <= 1);
            before = progress.phaseFraction;
        }
        QCOMPARE(told.last().phaseFraction, 1.0);
    }

    void givesNoEstimateBeforeItCanBeTrusted()
    {
        QList<Progress> told;
        Listener listener;
        listener.progressed = [&](const Progress& progress) { told.append(progress); };
        Monitor monitor(listener, QStringLiteral("move"), 1);
        monitor.beginStep(0, QStringLiteral("one"));
        for (int done = 0; done <= 100; done += 10)
            monitor.report({.done = done, .total = 100, .unit = {}, .activity = {}, .quarantined = 0});
        monitor.endStep();
        QVERIFY(monitor.elapsedMs() < 5000);
        for (const Progress& progress : told) {
            QCOMPARE(progress.etaLowMs, -1);
            QCOMPARE(progress.etaHighMs, -1);
        }
    }

    void tellsFewerThanItIsTold()
    {
        int told = 0;
        Listener listener;
        listener.progressed = [&](const Progress&) { ++told; };
        Monitor monitor(listener, QStringLiteral("move"), 1);
        monitor.beginStep(0, QStringLiteral("one"));
        for (int done = 0; done < 10'000; ++done)
            monitor.report({.done = done, .total = 10'000, .unit = {}, .activity = {}, .quarantined = 0});
        const auto most = 2 + monitor.elapsedMs() / 100;
        monitor.endStep();
        QVERIFY(told >= 2);
        QVERIFY(told <= most + 1);
    }

    void startsEveryStepAtNought()
    {
        QList<Progress> told;
        Listener listener;
        listener.progressed = [&](const Progress& progress) { told.append(progress); };
        Monitor monitor(listener, QStringLiteral("move"), 2);
        monitor.beginStep(0, QStringLiteral("one"));
        monitor.report({.done = 7, .total = 7, .unit = QStringLiteral("rows"), .activity = QStringLiteral("reading"), .quarantined = 3});
        monitor.endStep();
        QCOMPARE(told.last().done, 7);
        QCOMPARE(told.last().quarantined, 3);
        QVERIFY(told.last().memoryBytes > 0);
        monitor.beginStep(1, QStringLiteral("two"));
        QCOMPARE(told.last().done, 0);
        QCOMPARE(told.last().total, -1);
        QCOMPARE(told.last().step, QStringLiteral("two"));
        QCOMPARE(told.last().activity, QString());
        QCOMPARE(told.last().phaseFraction, 0.5);
    }
};

QTEST_GUILESS_MAIN(TestMonitor)
#include "test_monitor.moc"
