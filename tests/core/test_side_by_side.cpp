// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/side_by_side.h"

#include "core/cancel.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace godwit::core;

class TestSideBySide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsEveryJobOnce_data();
    void runsEveryJobOnce();
    void runsTheFirstJobOnTheCallersThread();
    void runsTwoJobsAtTheSameTime();
    void theEarliestJobsErrorWins();
    void leavesOutWhatHasNotBegunAfterAnError();
    void passesACancelOn();
};

static Error failure(const QString& what)
{
    return {ErrorCode::CheckFailed, what};
}

void TestSideBySide::runsEveryJobOnce_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 2, 3, 50})
        QTest::addRow("%d", count) << count;
}

void TestSideBySide::runsEveryJobOnce()
{
    QFETCH(int, count);
    std::vector<int> runs(static_cast<size_t>(count));
    std::vector<Job> jobs;
    for (int& run : runs)
        jobs.push_back([&run]() -> Status { ++run; return {}; });
    QVERIFY(runSideBySide(jobs));
    QCOMPARE(runs, std::vector<int>(static_cast<size_t>(count), 1));
}

void TestSideBySide::runsTheFirstJobOnTheCallersThread()
{
    const auto caller = std::this_thread::get_id();
    std::thread::id first;
    QVERIFY(runSideBySide({[&]() -> Status { first = std::this_thread::get_id(); return {}; }, [] { return Status(); }}));
    QCOMPARE(first == caller, true);
}

void TestSideBySide::runsTwoJobsAtTheSameTime()
{
    // Each waits until the other has begun: one after the other they would never end.
    std::atomic<int> begun = 0;
    const Job meet = [&begun]() -> Status {
        ++begun;
        while (begun < 2)
            std::this_thread::yield();
        return {};
    };
    QVERIFY(runSideBySide({meet, meet}));
}

void TestSideBySide::theEarliestJobsErrorWins()
{
    std::atomic<int> begun = 0;
    const auto failing = [&begun](const QString& what) {
        return [&begun, what]() -> Status {
            ++begun;
            while (begun < 2)
                std::this_thread::yield();
            return failure(what);
        };
    };
    const Status result = runSideBySide({failing(QStringLiteral("one")), failing(QStringLiteral("two"))});
    QVERIFY(!result);
    QCOMPARE(result.error().what, QStringLiteral("one"));
}

void TestSideBySide::leavesOutWhatHasNotBegunAfterAnError()
{
    // Each thread fails in its first job, so neither begins another.
    std::atomic<int> later = 0;
    const Job last = [&later]() -> Status { ++later; return {}; };
    const Status result = runSideBySide({[]() -> Status { return failure(QStringLiteral("first")); },
                                         []() -> Status { return failure(QStringLiteral("second")); }, last, last});
    QVERIFY(!result);
    QCOMPARE(result.error().what, QStringLiteral("first"));
    QCOMPARE(later.load(), 0);
}

void TestSideBySide::passesACancelOn()
{
    const CancelToken token;
    token.ask(CancelToken::Wish::Cancel);
    const Status result = runSideBySide({[&] { return token.check(); }, [&] { return token.check(); }});
    QVERIFY(!result);
    QVERIFY(result.error().isCancel());
}

QTEST_GUILESS_MAIN(TestSideBySide)
#include "test_side_by_side.moc"
