// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/performance.h"
#include "core/checks/timings.h"

#include <QTest>

using namespace godwit::core;

class TestPerformance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesMedianAndNearestRank();
    void judgesTheTarget();
    void judgesTheSlowdown();
    void callsNoNoiseASlowdown();
    void judgesOnlyTheTargetWithoutBefore();
    void measuresBothQueriesAsOften();
    void runsAsOftenAsItMustEvenWithoutBudget();
    void takesTheFirstRunOfAQueryThatUsesTheBudgetUp();
    void saysHowManyRunsTheFiguresAreOf();
    void timesWhatSeemsSlowerUntilItIsConvincing();
    void timesOnceWhatTakesLongAndSaysSo();
    void keepsTheQueryPlans();
    void namesALookUpThatBecameAReadingOfAllRows_data();
    void namesALookUpThatBecameAReadingOfAllRows();
    void namesWhatElseAnIndexGave_data();
    void namesWhatElseAnIndexGave();
    void measuresWithoutABefore();
    void failsWhereAQueryFails();
    void stopsWhenCancelled();
};

static const QString kSeries = QStringLiteral(
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT i FROM n");

static Database memory(const char* script = "")
{
    auto database = Database::openInMemory();
    if (const auto done = database->execute(QString::fromUtf8(script)); !done)
        qFatal("%s", qPrintable(done.error().detail));
    return std::move(*database);
}

static TimedPair timed(std::vector<double> before, std::vector<double> after)
{
    return {.before = {.runsMs = std::move(before), .rows = 1}, .after = {.runsMs = std::move(after), .rows = 1500}};
}

static CheckResult judged(const TimedPair& pair, std::optional<double> targetMs, std::optional<double> slowdown)
{
    MeasureStep step;
    step.targetMs = targetMs;
    step.slowdown = slowdown;
    return judgeTimings({}, step, pair);
}

void TestPerformance::takesMedianAndNearestRank()
{
    const Timings odd{.runsMs = {5, 1, 3}, .rows = 0};
    QCOMPARE(odd.medianMs(), 3.0);
    QCOMPARE(odd.p95Ms(), 5.0);
    const Timings even{.runsMs = {4, 1, 3, 2}, .rows = 0};
    QCOMPARE(even.medianMs(), 2.5);
    Timings hundred;
    for (int run = 100; run > 0; --run)
        hundred.runsMs.push_back(run);
    QCOMPARE(hundred.p95Ms(), 95.0);
    QCOMPARE(Timings().medianMs(), -1.0);
    QCOMPARE(Timings().p95Ms(), -1.0);
}

void TestPerformance::judgesTheTarget()
{
    const auto met = judged(timed({}, {4, 5, 90}), 5, {});
    QCOMPARE(met.verdict, Verdict::Passed);
    QCOMPARE(met.afterMs, 5.0);
    QCOMPARE(met.p95AfterMs, 90.0);
    QCOMPARE(met.figures, QStringLiteral("3 runs; after: median 5.000 ms, p95 90.0 ms, 1,500 rows"));
    const auto missed = judged(timed({}, {5, 6, 7}), 5, {});
    QCOMPARE(missed.verdict, Verdict::Failed);
    QCOMPARE(missed.why, QStringLiteral("The median is 6.000 ms; the target is 5.000 ms."));
}

void TestPerformance::judgesTheSlowdown()
{
    QCOMPARE(judged(timed({100}, {110}), {}, 0.10).verdict, Verdict::Passed);
    QCOMPARE(judged(timed({100}, {50}), {}, 0.0).verdict, Verdict::Passed);
    const auto slower = judged(timed({100}, {125}), {}, 0.10);
    QCOMPARE(slower.verdict, Verdict::Failed);
    QCOMPARE(slower.why, QStringLiteral("It is slower than before by 25.0 %; the plan allows 10.0 %."));
    QCOMPARE(slower.beforeMs, 100.0);
    QCOMPARE(judged(timed({100}, {500}), {}, {}).verdict, Verdict::Passed);
    const auto both = judged(timed({100}, {500}), 200, 0.1);
    QVERIFY(both.why.contains(QStringLiteral("target")) && both.why.contains(QStringLiteral("slower")));
}

void TestPerformance::callsNoNoiseASlowdown()
{
    const auto noise = judged(timed({0.1}, {0.5}), {}, 0.10);
    QCOMPARE(noise.verdict, Verdict::Passed);
    QVERIFY(noise.figures.contains(
        QStringLiteral("slower by 0.400 ms (400.0 %), which is not judged below 0.5 ms")));
    QVERIFY(judged(timed({0.0001}, {0.0012}), {}, 0.10).figures.contains(QStringLiteral("(1100 %)")));
    QVERIFY(judged(timed({0.0001}, {0.0012}), {}, 0.10)
                .figures.contains(QStringLiteral("before: median 0.0001 ms")));
    QCOMPARE(judged(timed({0.1}, {0.7}), {}, 0.10).verdict, Verdict::Failed);
    QCOMPARE(judged(timed({1.5}, {1.8}), {}, 0.10).verdict, Verdict::Failed);
}

void TestPerformance::judgesOnlyTheTargetWithoutBefore()
{
    const auto check = judged(timed({}, {100}), 200, 0.1);
    QCOMPARE(check.verdict, Verdict::Passed);
    QCOMPARE(check.beforeMs, -1.0);
    QVERIFY(check.figures.contains(QStringLiteral("no query before")));
}

void TestPerformance::measuresBothQueriesAsOften()
{
    auto database = memory();
    auto before = database.prepare(kSeries.arg(10));
    auto after = database.prepare(kSeries.arg(20));
    const auto pair = timeInTurn(&*before, *after, {.rounds = 5, .fewest = 3, .budgetMs = 600'000});
    QVERIFY(pair);
    QCOMPARE(pair->before.runsMs.size(), size_t(5));
    QCOMPARE(pair->after.runsMs.size(), size_t(5));
    QCOMPARE(pair->before.rows, 10);
    QCOMPARE(pair->after.rows, 20);
}

void TestPerformance::runsAsOftenAsItMustEvenWithoutBudget()
{
    auto database = memory();
    auto after = database.prepare(kSeries.arg(10));
    for (const int fewest : {1, 3}) {
        const auto pair = timeInTurn(nullptr, *after, {.rounds = 15, .fewest = fewest, .budgetMs = 0});
        QVERIFY(pair);
        QCOMPARE(pair->after.runsMs.size(), size_t(fewest));
        QVERIFY(pair->before.runsMs.empty());
        QVERIFY(!pair->isFirst);
    }
}

void TestPerformance::takesTheFirstRunOfAQueryThatUsesTheBudgetUp()
{
    auto database = memory();
    int calls = 0;
    QVERIFY(database.registerFunction(QStringLiteral("counted"), 0,
                                      [&calls](const Row&) { return Value::ofInteger(++calls); }));
    auto before = database.prepare(kSeries.arg(10));
    auto after = database.prepare(QStringLiteral("SELECT counted()"));
    const auto pair =
        timeInTurn(&*before, *after, {.rounds = 15, .fewest = 1, .budgetMs = 0, .onceFromMs = 0});
    QVERIFY(pair);
    QVERIFY(pair->isFirst);
    QCOMPARE(pair->before.runsMs.size(), size_t(1));
    QCOMPARE(pair->after.runsMs.size(), size_t(1));
    QCOMPARE(pair->before.rows, 10);
    QCOMPARE(calls, 1);
}

void TestPerformance::saysHowManyRunsTheFiguresAreOf()
{
    TimedPair pair = timed({1'500}, {1'000});
    QVERIFY(judged(pair, {}, {}).figures.startsWith(QStringLiteral("1 run; before: ")));
    pair.isFirst = true;
    QVERIFY(
        judged(pair, {}, {})
            .figures.startsWith(QStringLiteral("1 run, the first one, since it took 2500.0 ms; before: ")));
    QVERIFY(judged(timed({1, 1}, {1, 1}), {}, {}).figures.startsWith(QStringLiteral("2 runs; before: ")));
}

static MeasureStep step(const QString& before, const QString& after)
{
    MeasureStep measure;
    measure.name = QStringLiteral("measured");
    measure.before.text = before;
    measure.after.text = after;
    return measure;
}

void TestPerformance::keepsTheQueryPlans()
{
    auto before = memory("CREATE TABLE t (a, b)");
    auto after = memory("CREATE TABLE t (a, b); CREATE INDEX by_a ON t (a)");
    const QString query = QStringLiteral("SELECT b FROM t WHERE a = :key");
    MeasureStep measure = step(query, query);
    measure.targetMs = 600'000;
    const auto check = measureQueries(before, after, measure, {{QStringLiteral("key"), QStringLiteral("1")}});
    QVERIFY(check);
    QCOMPARE(check->verdict, Verdict::Passed);
    QCOMPARE(check->suite, QStringLiteral("performance"));
    QVERIFY(check->query.contains(QStringLiteral("-- before\n") + query + QStringLiteral("\n--   SCAN t\n-- after\n")));
    QVERIFY(check->query.contains(QStringLiteral("USING INDEX by_a")));
    QVERIFY(check->beforeMs >= 0 && check->p95BeforeMs >= check->beforeMs);
    QVERIFY(check->afterMs >= 0 && check->p95AfterMs >= check->afterMs);
}

void TestPerformance::namesALookUpThatBecameAReadingOfAllRows_data()
{
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("scan");
    QTest::newRow("no index") << QString() << QStringLiteral("“SCAN t” after.");
    QTest::newRow("one for the order alone")
        << QStringLiteral("CREATE INDEX by_b ON t (b)") << QStringLiteral("“SCAN t USING INDEX by_b” after.");
    QTest::newRow("one that has all columns")
        << QStringLiteral("CREATE INDEX by_b_a ON t (b, a)")
        << QStringLiteral("“SCAN t USING COVERING INDEX by_b_a” after.");
    QTest::newRow("another one") << QStringLiteral("CREATE INDEX by_a_b ON t (a, b)") << QString();
}

void TestPerformance::namesALookUpThatBecameAReadingOfAllRows()
{
    QFETCH(QString, index);
    QFETCH(QString, scan);
    auto before = memory("CREATE TABLE t (a, b); CREATE INDEX by_a ON t (a)");
    auto after = memory("CREATE TABLE t (a, b)");
    QVERIFY(index.isEmpty() || after.execute(index));
    const QString query = QStringLiteral("SELECT b FROM t WHERE a = 1 ORDER BY b");
    const auto check = measureQueries(before, after, step(query, query), {});
    QVERIFY(check);
    QCOMPARE(check->verdict, scan.isEmpty() ? Verdict::Passed : Verdict::Warning);
    QCOMPARE(check->why,
             scan.isEmpty()
                 ? QString()
                 : QStringLiteral("An index is lost: “SEARCH t USING INDEX by_a (a=?)” before, ") + scan);
}

void TestPerformance::namesWhatElseAnIndexGave_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* before, const char* after, const char* query,
                        const char* why) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after)
                            << QString::fromUtf8(query) << QString::fromUtf8(why);
    };
    row("the order", "CREATE INDEX by_a ON t (a)", "", "SELECT * FROM t ORDER BY a",
        "The order of an index is lost: “USE TEMP B-TREE FOR ORDER BY” after.");
    row("the groups", "CREATE INDEX by_a ON t (a)", "", "SELECT a, max(c) FROM t GROUP BY a",
        "The order of an index is lost: “USE TEMP B-TREE FOR GROUP BY” after.");
    row("all columns", "CREATE INDEX by_a_b ON t (a, b)", "CREATE INDEX by_a ON t (a)",
        "SELECT b FROM t WHERE a = 1",
        "A covering index is lost: “SEARCH t USING COVERING INDEX by_a_b (a=?)” before, “SEARCH t USING "
        "INDEX by_a (a=?)” after.");
    row("all columns of a scan", "CREATE INDEX by_b ON t (b)", "", "SELECT b FROM t",
        "A covering index is lost: “SCAN t USING COVERING INDEX by_b” before, “SCAN t” after.");
    row("the join", "CREATE INDEX by_a ON t (a)", "", "SELECT o.id, t.c FROM o JOIN t ON t.a = o.n",
        "An index is missing: SQLite makes one each time, “SEARCH t USING AUTOMATIC COVERING INDEX (a=?)” "
        "after.");
    row("a key instead", "CREATE INDEX by_b ON t (b, id)", "", "SELECT b FROM t WHERE id = 1", "");
    row("another covering one", "CREATE INDEX by_a_b ON t (a, b)", "CREATE INDEX by_a_b_c ON t (a, b, c)",
        "SELECT b FROM t WHERE a = 1", "");
    row("an order that was sorted before", "", "", "SELECT * FROM t ORDER BY a", "");
}

void TestPerformance::namesWhatElseAnIndexGave()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, query);
    QFETCH(QString, why);
    const char* const tables =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c); CREATE TABLE o (id INTEGER PRIMARY KEY, n)";
    auto one = memory(tables);
    auto other = memory(tables);
    QVERIFY((before.isEmpty() || one.execute(before)) && (after.isEmpty() || other.execute(after)));
    const auto check = measureQueries(one, other, step(query, query), {});
    QVERIFY(check);
    QCOMPARE(check->why, why);
    QCOMPARE(check->verdict, why.isEmpty() ? Verdict::Passed : Verdict::Warning);
}

void TestPerformance::measuresWithoutABefore()
{
    auto before = memory();
    auto after = memory();
    const auto check = measureQueries(before, after, step({}, QStringLiteral("EXPLAIN SELECT 1")), {});
    QVERIFY(check);
    QCOMPARE(check->verdict, Verdict::Passed);
    QCOMPARE(check->beforeMs, -1.0);
    QVERIFY(check->figures.startsWith(QStringLiteral("15 runs; after")));
}

/// A query that takes its time and one that does not: the first glance is not believed.
void TestPerformance::timesWhatSeemsSlowerUntilItIsConvincing()
{
    auto before = memory();
    auto after = memory();
    int calls = 0;
    QVERIFY(after.registerFunction(QStringLiteral("slow"), 0, [&calls](const Row&) {
        ++calls;
        QTest::qSleep(20);
        return Value::ofInteger(1);
    }));
    MeasureStep measure = step(QStringLiteral("SELECT 1"), QStringLiteral("SELECT slow()"));
    const TimingEffort glance{.rounds = 15, .fewest = 1, .budgetMs = 0, .onceFromMs = 600'000};
    const auto unlimited = measureQueries(before, after, measure, {}, glance);
    QVERIFY2(unlimited->figures.startsWith(QStringLiteral("1 run;")), qPrintable(unlimited->figures));
    QCOMPARE(calls, 2);
    calls = 0;
    measure.slowdown = 0.1;
    const auto limited = measureQueries(before, after, measure, {}, glance);
    QCOMPARE(limited->verdict, Verdict::Failed);
    QVERIFY2(limited->figures.startsWith(QStringLiteral("3 runs; ")), qPrintable(limited->figures));
    QCOMPARE(calls, 6); // a glance of two, one to warm up, three that count
}

/// Whoever compares tables of millions of rows waits for the query once.
void TestPerformance::timesOnceWhatTakesLongAndSaysSo()
{
    auto before = memory();
    auto after = memory();
    int calls = 0;
    QVERIFY(after.registerFunction(QStringLiteral("slow"), 0, [&calls](const Row&) {
        ++calls;
        QTest::qSleep(20);
        return Value::ofInteger(1);
    }));
    MeasureStep measure = step(QStringLiteral("SELECT 1"), QStringLiteral("SELECT slow()"));
    measure.slowdown = 0.1;
    const auto check =
        measureQueries(before, after, measure, {}, {.rounds = 15, .fewest = 1, .budgetMs = 2'000, .onceFromMs = 10});
    QCOMPARE(calls, 1);
    QVERIFY2(check->figures.startsWith(QStringLiteral("1 run, the first one, since it took ")), qPrintable(check->figures));
    QCOMPARE(check->verdict, Verdict::Failed);
    QVERIFY2(check->why.endsWith(QStringLiteral("It was timed once, since it takes long.")), qPrintable(check->why));
}

void TestPerformance::failsWhereAQueryFails()
{
    auto before = memory();
    auto after = memory();
    const QString good = QStringLiteral("SELECT 1");
    const auto one = measureQueries(before, after, step(QStringLiteral("SELECT nothing"), good), {});
    QCOMPARE(one->verdict, Verdict::Failed);
    QVERIFY(one->why.startsWith(QStringLiteral("Before: ")));
    const auto other = measureQueries(before, after, step(good, QStringLiteral("SELECT :unknown")), {});
    QCOMPARE(other->verdict, Verdict::Failed);
    QVERIFY(other->why.startsWith(QStringLiteral("After: ")));
    const QString broken = QStringLiteral("SELECT json_extract(column1, '$') FROM (VALUES ('{}'), ('{'))");
    QCOMPARE(measureQueries(before, after, step(good, broken), {})->verdict, Verdict::Failed);
    QCOMPARE(measureQueries(before, after, step(broken, good), {})->verdict, Verdict::Failed);
}

void TestPerformance::stopsWhenCancelled()
{
    auto before = memory();
    auto after = memory();
    const CancelToken token;
    after.setCancel(token);
    token.ask(CancelToken::Wish::Cancel);
    const auto check = measureQueries(before, after, step({}, kSeries.arg(1'000'000)), {});
    QVERIFY(!check);
    QVERIFY(check.error().isCancel());
}

QTEST_GUILESS_MAIN(TestPerformance)
#include "test_performance.moc"
