// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/distinct_set.h"
#include "core/checks/profiler.h"

#include "support.h"

#include <QTest>

using namespace godwit::core;

class TestProfiler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsStorageClassesAndDirt();
    void ordersAcrossStorageClasses();
    void ordersNumbersExactly();
    void showsOnlyTheBeginningOfLongValues();
    void countsDistinctExactlyUpToTheBound();
    void countsFewerDistinctInWideTables();
    void listsFewValuesMostFirst();
    void readsGeneratedColumns();
    void countsTheRowsWhereNoColumnIsRead();
    void readsOddNames();
    void reportsProgress();
    void stopsWhenCancelled();
    void givesAnErrorForAMissingTable();
    void findsWhatDoesNotFitItsDeclaration_data();
    void findsWhatDoesNotFitItsDeclaration();
    void findsNothingInACleanTable();
    void findsBrokenTextAndNullKeys();
    void readsTwoHalvesAsOne();
    void readsSmallTablesByOneConnection();
    void tellsTheErrorOfEitherHalf();
};

static TableProfile profiled(Database& database, const QString& name = QStringLiteral("t"))
{
    const auto profile = profileTable(database, tableOf(database, name), {});
    if (!profile)
        qFatal("%s", qPrintable(profile.error().detail));
    return *profile;
}

static ColumnProfile profiledValues(const QString& values)
{
    auto database = memory(QStringLiteral("CREATE TABLE t (a); INSERT INTO t (a) ") + values);
    return profiled(database).columns.first();
}

void TestProfiler::countsStorageClassesAndDirt()
{
    const auto column = profiledValues(QStringLiteral(
        "VALUES (NULL), (1), (2), (0.5), (''), ('  '), ('plain'), (CAST(x'ff61' AS TEXT)), (CAST(x'610062' AS TEXT)), (x''), (x'00ff')"));
    QCOMPARE(column.name, QStringLiteral("a"));
    QCOMPARE(column.nulls, 1);
    QCOMPARE(column.integers, 2);
    QCOMPARE(column.reals, 1);
    QCOMPARE(column.texts, 5);
    QCOMPARE(column.blobs, 2);
    QCOMPARE(column.blanks, 2);
    QCOMPARE(column.invalidUtf8, 1);
    QCOMPARE(column.withNul, 1);
    QCOMPARE(column.longest, 5);
    QCOMPARE(column.distinct, 10);
    QVERIFY(column.distinctIsExact);
}

void TestProfiler::ordersAcrossStorageClasses()
{
    const auto mixed = profiledValues(QStringLiteral("VALUES ('a'), (x'00'), (3), (-2.5), (''), (NULL)"));
    QCOMPARE(mixed.least, QStringLiteral("-2.5"));
    QCOMPARE(mixed.greatest, QStringLiteral("X'00'"));
    const auto texts = profiledValues(QStringLiteral("VALUES ('b'), ('B'), ('ba'), ('ä')"));
    QCOMPARE(texts.least, QStringLiteral("B"));
    QCOMPARE(texts.greatest, QStringLiteral("ä"));
    const auto prefixes = profiledValues(QStringLiteral("VALUES ('ab'), ('a'), ('abc')"));
    QCOMPARE(prefixes.least, QStringLiteral("a"));
    QCOMPARE(prefixes.greatest, QStringLiteral("abc"));
    const auto nulls = profiledValues(QStringLiteral("VALUES (NULL), (NULL)"));
    QVERIFY(nulls.least.isNull() && nulls.greatest.isNull());
    QCOMPARE(nulls.distinct, 0);
    QVERIFY(nulls.values.isEmpty());
}

void TestProfiler::ordersNumbersExactly()
{
    const auto near = profiledValues(QStringLiteral("VALUES (9007199254740993), (9007199254740992.0), (9007199254740992)"));
    QCOMPARE(near.least, QStringLiteral("9007199254740992.0"));
    QCOMPARE(near.greatest, QStringLiteral("9007199254740993"));
    const auto ends = profiledValues(QStringLiteral("VALUES (-9223372036854775807 - 1), (9223372036854775807), (9223372036854775808.0), (-1e19)"));
    QCOMPARE(ends.least, QStringLiteral("-1e+19"));
    QCOMPARE(ends.greatest.toDouble(), 9223372036854775808.0);
    const auto fractions = profiledValues(QStringLiteral("VALUES (2), (1.5), (2.5), (-1), (-1.5)"));
    QCOMPARE(fractions.least, QStringLiteral("-1.5"));
    QCOMPARE(fractions.greatest, QStringLiteral("2.5"));
    const auto infinite = profiledValues(QStringLiteral("VALUES (1), (9e999), (-9e999)"));
    QCOMPARE(infinite.least, QStringLiteral("-9e999"));
    QCOMPARE(infinite.greatest, QStringLiteral("9e999"));
}

void TestProfiler::showsOnlyTheBeginningOfLongValues()
{
    const auto column = profiledValues(QStringLiteral("VALUES (printf('%.*c', 100000, 'z')), (zeroblob(3000000)), ('a')"));
    QCOMPARE(column.longest, 3000000);
    QCOMPARE(column.least, QStringLiteral("a"));
    QCOMPARE(column.greatest.size(), 81);
    QVERIFY(column.greatest.startsWith(QStringLiteral("X'0000")));
    QCOMPARE(column.values.size(), 3);
    for (const auto& value : column.values)
        QVERIFY(value.first.size() <= 81);
    const auto twins = profiledValues(QStringLiteral("VALUES (printf('%.*ca', 1000, 'z')), (printf('%.*cb', 1000, 'z'))"));
    QCOMPARE(twins.distinct, 2);
}

void TestProfiler::countsDistinctExactlyUpToTheBound()
{
    const auto exact = profiledValues(series(20000, QStringLiteral("'v' || (i % 10000)")));
    QCOMPARE(exact.distinct, kDistinctBound);
    QVERIFY(exact.distinctIsExact);
    QVERIFY(exact.values.isEmpty());
    const auto beyond = profiledValues(series(20000, QStringLiteral("i % 10001")));
    QVERIFY(beyond.distinct > kDistinctBound && beyond.distinct < kDistinctBound * 105 / 100);
    QVERIFY(!beyond.distinctIsExact);
    QCOMPARE(beyond.least, QStringLiteral("0"));
    QCOMPARE(beyond.greatest, QStringLiteral("10000"));
    DistinctSet set(2);
    for (const quint64 hash : {7ull, 7ull, 71ull, 7ull})
        set.insert(hash);
    QCOMPARE(set.count(), 2);
    QVERIFY(set.isExact());
    set.insert(135);
    set.insert(9);
    QVERIFY(set.count() > 2);
    QVERIFY(!set.isExact());
}

void TestProfiler::countsFewerDistinctInWideTables()
{
    QStringList columns;
    for (int column = 0; column < 1000; ++column)
        columns.append(QStringLiteral("c%1").arg(column));
    auto database = memory(QStringLiteral("CREATE TABLE t (%1); INSERT INTO t (c0) %2").arg(columns.join(u','), series(2001, QStringLiteral("i"))));
    const auto profile = profiled(database);
    QCOMPARE(profile.columns.size(), 1000);
    QCOMPARE(profile.columns.first().distinct, 2001);
    QVERIFY(!profile.columns.first().distinctIsExact);
    QVERIFY(profile.columns.last().distinctIsExact);
}

void TestProfiler::listsFewValuesMostFirst()
{
    const auto few = profiledValues(QStringLiteral("VALUES ('todo'), ('done'), ('done'), (1), (1.0), (1), (1), (NULL)"));
    const QList<std::pair<QString, qint64>> expected{
        {QStringLiteral("1"), 3}, {QStringLiteral("done"), 2}, {QStringLiteral("todo"), 1}, {QStringLiteral("1.0"), 1}};
    QCOMPARE(few.values, expected);
    QCOMPARE(few.distinct, 4);
    QCOMPARE(profiledValues(series(40, QStringLiteral("i % 20"))).values.size(), 20);
    QCOMPARE(profiledValues(series(42, QStringLiteral("i % 21"))).values.size(), 0);
}

void TestProfiler::readsGeneratedColumns()
{
    auto database = memory(QStringLiteral("CREATE TABLE t (a, g AS (a * 2), b, s AS (a) STORED); INSERT INTO t (a, b) VALUES (1, 'x')"));
    const auto profile = profiled(database);
    QCOMPARE(profile.columns.size(), 4);
    QCOMPARE(profile.columns.at(1).name, QStringLiteral("g"));
    QCOMPARE(profile.columns.at(1).least, QStringLiteral("2"));
    QCOMPARE(profile.columns.at(2).least, QStringLiteral("x"));
    QCOMPARE(profile.columns.at(3).least, QStringLiteral("1"));
    QCOMPARE(profile.bytes, profile.columns.at(0).bytes + profile.columns.at(2).bytes);
}

void TestProfiler::countsTheRowsWhereNoColumnIsRead()
{
    auto database = memory(QStringLiteral("CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f (body) VALUES ('x'), ('y')"));
    Table table = tableOf(database, QStringLiteral("f"));
    QCOMPARE(profileTable(database, table, {})->columns.size(), 1);
    for (Column& column : table.columns)
        column.isHidden = true;
    const auto profile = profileTable(database, table, {});
    QCOMPARE(profile->rows, 2);
    QVERIFY(profile->columns.isEmpty());
}

void TestProfiler::readsOddNames()
{
    const QString name = QStringLiteral("%1 \"the\" -- tab'le 🦆");
    auto database = memory(QStringLiteral(
        "CREATE TABLE \"%1 \"\"the\"\" -- tab'le 🦆\" (\"rowid\" INT, \"%2\" TEXT, \"select\" TEXT, \"\" TEXT, \"a\"\"b\nc\" TEXT);"
        "INSERT INTO \"%1 \"\"the\"\" -- tab'le 🦆\" VALUES ('text', x'00', 'from', 'empty', CAST(x'ff' AS TEXT))"));
    const auto profile = profiled(database, name);
    QCOMPARE(profile.rows, 1);
    QCOMPARE(profile.columns.size(), 5);
    QCOMPARE(profile.columns.at(3).least, QStringLiteral("empty"));
    const auto findings = findingsOf(tableOf(database, name), profile);
    QCOMPARE(findings.size(), 3);
    for (const CheckResult& finding : findings)
        QVERIFY(finding.name.startsWith(name));
    for (const CheckResult& finding : {findings.at(0), findings.at(1)})
        QCOMPARE(database.rows(finding.query)->size(), size_t(1)); // the query shown can be run
}

void TestProfiler::reportsProgress()
{
    auto database = memory(QStringLiteral("CREATE TABLE t (a); INSERT INTO t (a) ") + series(25000, QStringLiteral("i")));
    QList<qint64> reports;
    const auto profile = profileTable(database, tableOf(database, QStringLiteral("t")), [&reports](qint64 rows) { reports.append(rows); });
    QCOMPARE(profile->rows, 25000);
    QCOMPARE(reports, (QList<qint64>{10000, 20000}));
}

void TestProfiler::stopsWhenCancelled()
{
    auto database = memory(QStringLiteral("CREATE TABLE t (a); INSERT INTO t (a) ") + series(25000, QStringLiteral("i")));
    const Table table = tableOf(database, QStringLiteral("t"));
    const CancelToken token;
    database.setCancel(token);
    const auto profile = profileTable(database, table, [&token](qint64) { token.ask(CancelToken::Wish::Cancel); });
    QVERIFY(!profile);
    QVERIFY(profile.error().isCancel());
}

void TestProfiler::givesAnErrorForAMissingTable()
{
    auto database = memory({});
    Table table;
    table.name = QStringLiteral("none");
    QCOMPARE(profileTable(database, table, {}).error().code, ErrorCode::SqlFailed);
}

void TestProfiler::findsWhatDoesNotFitItsDeclaration_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<qsizetype>("findings");
    const auto row = [](const char* type, const char* value, qsizetype findings) {
        QTest::addRow("%s in %s", value, type) << QString::fromUtf8(type) << QString::fromUtf8(value) << findings;
    };
    row("INTEGER", "'soon'", 1);
    row("BIGINT", "x'01'", 1);
    row("INTEGER", "12", 0);
    row("REAL", "'x'", 1);
    row("DECIMAL(10, 2)", "'12 EUR'", 1);
    row("BOOLEAN", "'yes'", 1);
    row("TEXT", "x'01'", 1);
    row("VARCHAR(10)", "'x'", 0);
    row("DATETIME", "'2026-01-01'", 0);
    row("DATETIME", "x'01'", 1);
    row("JSON", "'{}'", 0);
    row("BLOB", "'text'", 1);
    row("BLOB", "x'01'", 0);
    row("", "'x'", 0);
    row("", "x'01'", 0);
    row("ANY", "x'01'", 0);
}

void TestProfiler::findsWhatDoesNotFitItsDeclaration()
{
    QFETCH(QString, type);
    QFETCH(QString, value);
    QFETCH(qsizetype, findings);
    auto database = memory(QStringLiteral("CREATE TABLE t (a %1); INSERT INTO t (a) VALUES (%2), (NULL)").arg(type, value));
    const auto found = findingsOf(tableOf(database, QStringLiteral("t")), profiled(database));
    QCOMPARE(found.size(), findings);
    for (const CheckResult& finding : found) {
        QCOMPARE(finding.verdict, Verdict::Warning);
        QCOMPARE(finding.suite, QStringLiteral("assessment"));
        QCOMPARE(finding.rows, 1);
        QCOMPARE(finding.figures, QStringLiteral("1 of 2 rows"));
    }
}

void TestProfiler::findsNothingInACleanTable()
{
    auto database = memory(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, at DATETIME, data BLOB, n REAL);"
                                          "INSERT INTO t (id, name, at, data, n) VALUES (1, '', '2026-01-01', x'00', 1), (2, NULL, NULL, NULL, NULL)"));
    QVERIFY(findingsOf(tableOf(database, QStringLiteral("t")), profiled(database)).isEmpty());
}

void TestProfiler::findsBrokenTextAndNullKeys()
{
    auto database = memory(QStringLiteral("CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT);"
                                          "INSERT INTO t (k, v) VALUES (NULL, CAST(x'c080' AS TEXT)), (NULL, CAST(x'6100' AS TEXT)), ('a', NULL)"));
    const auto findings = findingsOf(tableOf(database, QStringLiteral("t")), profiled(database));
    QCOMPARE(findings.size(), 3);
    QCOMPARE(findings.at(0).name, QStringLiteral("t.k: NULL in the primary key"));
    QCOMPARE(findings.at(0).rows, 2);
    QCOMPARE(database.rows(findings.at(0).query)->size(), size_t(2));
    QCOMPARE(findings.at(1).name, QStringLiteral("t.v: text that is no valid UTF-8"));
    QCOMPARE(findings.at(2).name, QStringLiteral("t.v: text with U+0000 inside"));
    QCOMPARE(database.rows(findings.at(2).query)->size(), size_t(1));
}

static QStringList textsOf(const ColumnProfile& column)
{
    QStringList texts{column.name, column.least, column.greatest};
    for (const qint64 number : {column.nulls, column.blanks, column.integers, column.reals, column.texts, column.blobs,
                                column.invalidUtf8, column.withNul, column.distinct, qint64(column.distinctIsExact), column.longest})
        texts.append(QString::number(number));
    for (const auto& [value, count] : column.values)
        texts.append(QStringLiteral("%1 × %2").arg(value).arg(count));
    return texts;
}

void TestProfiler::readsTwoHalvesAsOne()
{
    // Few values in all; few in each half and too many together; the bound reached only together; kinds of one half only.
    const QString script =
        QStringLiteral("CREATE TABLE t (a, b, c, d, e); INSERT INTO t (a, b, c, d, e) ") +
        series(60'000, QStringLiteral("i % 3, CASE WHEN i <= 30000 THEN i % 15 ELSE 100 + i % 15 END, i / 5, "
                                      "CASE WHEN i < 40000 THEN NULL WHEN i < 50000 THEN CAST(x'ff' AS TEXT) ELSE CAST(x'610062' AS TEXT) END, "
                                      "CASE i % 5 WHEN 0 THEN i WHEN 1 THEN i + 0.5 WHEN 2 THEN x'00' WHEN 3 THEN ' ' ELSE 'wörd' END"));
    auto database = memory(script);
    auto second = memory(script);
    const Table table = tableOf(database, QStringLiteral("t"));
    qint64 told = 0;
    const auto halves = profileTable(database, table, [&told](qint64 rows) { told = std::max(told, rows); }, &second);
    QVERIFY(halves);
    const TableProfile whole = profiled(database);
    QCOMPARE(halves->rows, 60'000);
    QVERIFY(told >= 30'000 && told <= 60'000);
    QCOMPARE(halves->columns.size(), 5);
    for (qsizetype column = 0; column < halves->columns.size(); ++column)
        QCOMPARE(textsOf(halves->columns.at(column)), textsOf(whole.columns.at(column)));
    QVERIFY(halves->columns.at(1).values.isEmpty());
    QVERIFY(!halves->columns.at(2).distinctIsExact);
}

void TestProfiler::readsSmallTablesByOneConnection()
{
    auto database = memory(QStringLiteral("CREATE TABLE t (a); INSERT INTO t (a) VALUES (1), (2)"));
    auto empty = memory(QString());
    const auto profile = profileTable(database, tableOf(database, QStringLiteral("t")), {}, &empty);
    QVERIFY(profile);
    QCOMPARE(profile->rows, 2);
}

void TestProfiler::tellsTheErrorOfEitherHalf()
{
    auto database = memory(QStringLiteral("CREATE TABLE t (a); INSERT INTO t (a) ") + series(60'000, QStringLiteral("i")));
    auto empty = memory(QString());
    QVERIFY(!profileTable(database, tableOf(database, QStringLiteral("t")), {}, &empty));
}

QTEST_GUILESS_MAIN(TestProfiler)
#include "test_profiler.moc"
