// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/functions/function_bench.h"

using namespace godwit::core;

/// How causes reach whoever steps the statement.
class TestVerdict : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rejectsWithTheCauseOfThePlan();
    void keepsTheFirstCauseOnly();
    void givesOnlyNullWithoutAVerdict();
    void leavesAConstantBadDateInAnUntakenBranchAlone();
    void notesEachRowForItself();
    void evaluatesRowByRowOverASortedSubquery();
    void staysOutOfViewsOfTheFile();
    void namesEveryFunctionOnce();
    void sharesTheVerdictWithTheConnectionOnly();
};

void TestVerdict::rejectsWithTheCauseOfThePlan()
{
    FunctionBench bench;
    QVERIFY(bench.eval(QStringLiteral("reject('no ' || 'name')")).isNull());
    QCOMPARE(bench.cause(), QStringLiteral("no name"));
    QCOMPARE(bench.verdict->code, ErrorCode::RowRejected);
    for (const char* const empty : {"reject(NULL)", "reject('')", "reject('  ')"}) {
        QVERIFY(bench.eval(QString::fromLatin1(empty)).isNull());
        QCOMPARE(bench.cause(), QStringLiteral("The plan rejects this row"));
    }
    QVERIFY(bench.eval(QStringLiteral("reject(?)"), {Value::ofText(QByteArray(10'000, 'x'))}).isNull());
    QCOMPARE(bench.cause().size(), qsizetype(500));
}

void TestVerdict::keepsTheFirstCauseOnly()
{
    FunctionBench bench;
    QVERIFY(!bench.eval(QStringLiteral("coalesce(reject('first'), date_ms('second'), reject('third'), 1)")).isNull());
    QCOMPARE(bench.cause(), QStringLiteral("first"));
    QCOMPARE(bench.verdict->code, ErrorCode::RowRejected);
}

void TestVerdict::givesOnlyNullWithoutAVerdict()
{
    FunctionBench bench(false);
    QVERIFY(bench.isReady);
    for (const char* const expression :
         {"date_ms('soon')", "date_day_ms(1.5)", "date_iso('x')", "json_list('[1]')", "json_list(X'00')", "reject('no')",
          "regexp('(', 'x')", "unhex('x')", "uuid5('x', 'y')", "guid_text('x')", "guid_blob('x')", "pad('x', 2, '')",
          "split_part('a', ',', 0)", "upper_u(X'00')", "date_us('soon')", "epoch(X'00')", "date_iso('soon', 'yyyy')",
          "date_iso(0, 'bad')", "base32_blob('!')", "int_blob(256, 1)", "blob_int('x')", "blob_base32('x')",
          "split_json(X'00', ',')"}) {
        QVERIFY(bench.eval(QString::fromLatin1(expression)).isNull());
        QVERIFY2(!bench.hasFailed, expression);
    }
    QCOMPARE(bench.eval(QStringLiteral("date_ms('1970-01-01')")).integer, 0);
    QCOMPARE(bench.eval(QStringLiteral("json_list('a')")).bytes, QByteArray(R"(["a"])"));
}

void TestVerdict::leavesAConstantBadDateInAnUntakenBranchAlone()
{
    FunctionBench bench;
    QVERIFY(bench.database().execute(QStringLiteral("CREATE TABLE t (v INTEGER PRIMARY KEY); INSERT INTO t (v) VALUES (1), (2), (9)")));
    auto statement = bench.database().prepare(QStringLiteral(
        "SELECT v, CASE WHEN v > 5 THEN date_ms('2025-02-30') ELSE date_ms('1970-01-01') END FROM t ORDER BY v"));
    QVERIFY(statement);
    for (const bool isRejected : {false, false, true}) {
        bench.verdict->clear();
        const auto hasRow = statement->step();
        QVERIFY(hasRow && *hasRow);
        QCOMPARE(bench.verdict->isRejected, isRejected);
        QCOMPARE(statement->isNull(1), isRejected);
    }
}

void TestVerdict::notesEachRowForItself()
{
    FunctionBench bench;
    auto statement = bench.database().prepare(
        QStringLiteral("SELECT date_ms(column1) FROM (VALUES ('x'), ('1970-01-01'), ('y'))"));
    QVERIFY(statement);
    QStringList causes;
    while (true) {
        const auto hasRow = statement->step();
        QVERIFY(hasRow);
        if (!*hasRow)
            break;
        causes += bench.cause().left(8);
        bench.verdict->clear();
    }
    QCOMPARE(causes, QStringList({QStringLiteral("the date"), QString(), QStringLiteral("the date")}));
}

void TestVerdict::evaluatesRowByRowOverASortedSubquery()
{
    FunctionBench bench;
    QVERIFY(bench.database().execute(
        QStringLiteral("CREATE TABLE t (k, d); INSERT INTO t (k, d) VALUES (3, 'x'), (1, '1970-01-01'), (2, 'y')")));
    auto statement =
        bench.database().prepare(QStringLiteral("SELECT k, date_ms(d) FROM (SELECT k, d FROM t ORDER BY k)"));
    QVERIFY(statement);
    for (const int key : {1, 2, 3}) {
        bench.verdict->clear();
        const auto hasRow = statement->step();
        QVERIFY(hasRow && *hasRow);
        QCOMPARE(statement->integer(0), key);
        QCOMPARE(bench.verdict->isRejected, key != 1);
    }
}

void TestVerdict::staysOutOfViewsOfTheFile()
{
    FunctionBench bench;
    QVERIFY(bench.database().execute(QStringLiteral("CREATE VIEW hostile AS SELECT reject('from a view') AS v")));
    QVERIFY(!bench.database().value(QStringLiteral("SELECT v FROM hostile")));
    QVERIFY(!bench.verdict->isRejected);
}

void TestVerdict::namesEveryFunctionOnce()
{
    const QStringList names = functionNames();
    QVERIFY(names.contains(QStringLiteral("date_ms")) && names.contains(QStringLiteral("try_date_ms")));
    FunctionBench bench;
    for (const QString& name : names) {
        QCOMPARE(names.count(name), qsizetype(1));
        QCOMPARE(bench.database().integer(QStringLiteral("SELECT count(DISTINCT name) FROM pragma_function_list "
                                                         "WHERE name = ? AND builtin = 0"),
                                          {Value::ofText(name)}).value(), 1);
    }
}

void TestVerdict::sharesTheVerdictWithTheConnectionOnly()
{
    std::weak_ptr<RowVerdict> watched;
    {
        FunctionBench bench;
        watched = bench.verdict;
        bench.verdict.reset();
        QVERIFY(!watched.expired());
    }
    QVERIFY(watched.expired());
}

QTEST_APPLESS_MAIN(TestVerdict)
#include "test_verdict.moc"
