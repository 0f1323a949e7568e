// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"
#include "app/engine_runner.h"
#include "app/interrupts.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace godwit;
using namespace godwit::app;

class TestInterrupts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOfEachSignal_data();
    void tellsOfEachSignal();
    void leavesAnIgnoredSignalIgnored();
    void aLimitOnTheSizeOfFilesEndsNoProgram();
    void putsTheHandlersBack();
    void endsAWaitAtAnInterrupt();
    void startsNothingNewAfterAnInterrupt();
};

namespace {

void (*handlerOf(int signal))(int)
{
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    return action.sa_handler;
}

/// The runner's devices.
struct Devices
{
    Devices()
    {
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
    }
    QBuffer out;
    QBuffer err;
    Output output{out, err, {}};
};

} // namespace

void TestInterrupts::tellsOfEachSignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestInterrupts::tellsOfEachSignal()
{
    QFETCH(const int, signal);
    ::signal(signal, SIG_DFL);
    Interrupts interrupts;
    QSignalSpy spy(&interrupts, &Interrupts::interrupted);
    ::raise(signal);
    ::raise(signal);
    QTRY_COMPARE(spy.count(), 2);
}

void TestInterrupts::leavesAnIgnoredSignalIgnored()
{
    const auto before = ::signal(SIGHUP, SIG_IGN);
    {
        const Interrupts interrupts;
        QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
        QVERIFY(handlerOf(SIGPIPE) == SIG_IGN);
    }
    QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
    ::signal(SIGHUP, before);
}

void TestInterrupts::putsTheHandlersBack()
{
    const auto before = handlerOf(SIGTERM);
    {
        const Interrupts interrupts;
        QVERIFY(handlerOf(SIGTERM) != before);
    }
    QVERIFY(handlerOf(SIGTERM) == before);
}

void TestInterrupts::endsAWaitAtAnInterrupt()
{
    ::signal(SIGINT, SIG_DFL);
    Devices devices;
    EngineRunner runner(devices.output);
    QVERIFY(runner.wait(1));
    ::raise(SIGINT);
    constexpr int kLongerThanAnyTest = 3'600'000;
    QVERIFY(!runner.wait(kLongerThanAnyTest));
    QVERIFY(!runner.wait(kLongerThanAnyTest));
}

void TestInterrupts::startsNothingNewAfterAnInterrupt()
{
    ::signal(SIGTERM, SIG_DFL);
    Devices devices;
    EngineRunner runner(devices.output);
    ::raise(SIGTERM);
    QVERIFY(!runner.wait(3'600'000));
    bool isStarted = false;
    const core::Outcome outcome = runner.act([&](core::Engine&) { isStarted = true; });
    QVERIFY(!isStarted);
    QCOMPARE(outcome.exit, core::Exit::Cancelled);
    QVERIFY(outcome.error.has_value());
}

/// Of the console as well as of the command line, whatever they do.
void TestInterrupts::aLimitOnTheSizeOfFilesEndsNoProgram()
{
    ::signal(SIGXFSZ, SIG_DFL);
    setUpApplication();
    QVERIFY(handlerOf(SIGXFSZ) == SIG_IGN);
}

QTEST_GUILESS_MAIN(TestInterrupts)
#include "test_interrupts.moc"
