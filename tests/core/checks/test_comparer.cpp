// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/comparer.h"
#include "core/checks/figures.h"

#include <QTest>

using namespace godwit::core;

class TestComparer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callsRowsEqualInAnyOrder();
    void showsTheRowsOnlyOneSideHas();
    void countsDuplicatesAsAMultiset();
    void tellsValuesApartBitByBit();
    void sharesTheSamplesBetweenTheSides();
    void fillsTheSamplesFromOneSide();
    void comparesNumbers_data();
    void comparesNumbers();
    void comparesOneNumberWithNullAsRows();
    void callsDifferentColumnCountsADifference();
    void warnsIfThePlanSaysSo();
    void bindsParametersByName();
    void failsWhereAQueryFails_data();
    void failsWhereAQueryFails();
    void changesNothingInEitherDatabase();
    void stopsWhenCancelled();
    void passesARuleWithoutRows();
    void countsAllRowsOfARuleAndShowsTwenty();
    void judgesARuleByItsSeverity();
    void failsARuleWhoseQueryFails();
    void stopsARuleWhenCancelled();
    void cutsLongCellsWithoutBreakingCharacters();
};

static Database memory(const char* script = "")
{
    auto database = Database::openInMemory();
    if (const auto done = database->execute(QString::fromUtf8(script)); !done)
        qFatal("%s", qPrintable(done.error().detail));
    return std::move(*database);
}

static CompareStep step(const QString& before, const QString& after)
{
    CompareStep compare;
    compare.name = QStringLiteral("compared");
    compare.before.text = before;
    compare.after.text = after;
    return compare;
}

static CheckResult compared(const CompareStep& compare, const QHash<QString, QString>& parameters = {})
{
    auto before = memory();
    auto after = memory();
    const auto check = compareQueries(before, after, compare, parameters);
    if (!check)
        qFatal("%s", qPrintable(check.error().what));
    return *check;
}

static CheckResult compared(const char* before, const char* after)
{
    return compared(step(QString::fromUtf8(before), QString::fromUtf8(after)));
}

static const QString kSeries = QStringLiteral(
    "WITH RECURSIVE n (i) AS (SELECT %1 UNION ALL SELECT i + 1 FROM n WHERE i < %2) SELECT i AS id, i * 2 AS twice FROM n");

void TestComparer::callsRowsEqualInAnyOrder()
{
    const QString series = kSeries.arg(1).arg(1234);
    const auto check = compared(step(series, series + QStringLiteral(" ORDER BY id DESC")));
    QCOMPARE(check.verdict, Verdict::Passed);
    QCOMPARE(check.figures, QStringLiteral("1,234 rows, equal"));
    QCOMPARE(check.suite, QStringLiteral("functionality"));
    QCOMPARE(check.name, QStringLiteral("compared"));
    QCOMPARE(check.rows, -1);
    QVERIFY(check.query.contains(series));
    QVERIFY(check.at.isValid());
    QCOMPARE(compared("SELECT 1, 2", "SELECT 1, 2").figures, QStringLiteral("1 row, equal"));
    QCOMPARE(compared("SELECT 1 WHERE 0", "SELECT 1 WHERE 0").figures, QStringLiteral("0 rows, equal"));
}

void TestComparer::showsTheRowsOnlyOneSideHas()
{
    const auto check = compared("SELECT 1 AS id, 'a' AS name UNION ALL VALUES (2, 'b'), (3, NULL)",
                                "VALUES (1, 'a'), (2, 'B'), (3, NULL), (4, x'00ff')");
    QCOMPARE(check.verdict, Verdict::Failed);
    QCOMPARE(check.rows, 3);
    QCOMPARE(check.figures, QStringLiteral("3 rows before, 4 rows after"));
    QCOMPARE(check.why, QStringLiteral("The rows differ: 1 row only before, 2 rows only after."));
    QCOMPARE(check.columns, (QStringList{QStringLiteral("side"), QStringLiteral("id"), QStringLiteral("name")}));
    const QList<QStringList> expected{{QStringLiteral("before"), QStringLiteral("2"), QStringLiteral("b")},
                                      {QStringLiteral("after"), QStringLiteral("2"), QStringLiteral("B")},
                                      {QStringLiteral("after"), QStringLiteral("4"), QStringLiteral("X'00ff'")}};
    QCOMPARE(check.samples, expected);
}

void TestComparer::countsDuplicatesAsAMultiset()
{
    const auto check = compared("VALUES ('a'), ('a'), ('a'), ('b')", "VALUES ('a'), ('b'), ('b')");
    QCOMPARE(check.verdict, Verdict::Failed);
    QCOMPARE(check.rows, 3);
    const QList<QStringList> expected{{QStringLiteral("before, 2 times"), QStringLiteral("a")},
                                      {QStringLiteral("after"), QStringLiteral("b")}};
    QCOMPARE(check.samples, expected);
}

void TestComparer::tellsValuesApartBitByBit()
{
    QCOMPARE(compared("VALUES (0.0), (1)", "VALUES (0.0 * -1), (1)").verdict, Verdict::Failed);
    QCOMPARE(compared("VALUES (''), (1)", "VALUES (NULL), (1)").verdict, Verdict::Failed);
    QCOMPARE(compared("VALUES (''), (1)", "VALUES (x''), (1)").verdict, Verdict::Failed);
    const auto check = compared("VALUES (NULL), (1)", "VALUES (''), (1)");
    QVERIFY(check.samples.at(0).at(1).isNull());
    QVERIFY(!check.samples.at(1).at(1).isNull());
}

void TestComparer::sharesTheSamplesBetweenTheSides()
{
    const auto check = compared(step(kSeries.arg(1).arg(3000), kSeries.arg(2001).arg(5000)));
    QCOMPARE(check.rows, 4000);
    QCOMPARE(check.samples.size(), 20);
    QCOMPARE(check.samples.first().mid(0, 2), (QStringList{QStringLiteral("before"), QStringLiteral("1")}));
    QCOMPARE(check.samples.at(9).at(1), QStringLiteral("10"));
    QCOMPARE(check.samples.at(10).mid(0, 2), (QStringList{QStringLiteral("after"), QStringLiteral("3001")}));
}

void TestComparer::fillsTheSamplesFromOneSide()
{
    const auto lost = compared(step(kSeries.arg(1).arg(100), kSeries.arg(1).arg(5)));
    QCOMPARE(lost.rows, 95);
    QCOMPARE(lost.samples.size(), 20);
    QCOMPARE(lost.why, QStringLiteral("The rows differ: 95 rows only before."));
    const auto mostlyNew = compared(step(kSeries.arg(3).arg(10), kSeries.arg(5).arg(100)));
    QCOMPARE(mostlyNew.samples.size(), 20);
    QCOMPARE(mostlyNew.samples.at(1).at(0), QStringLiteral("before"));
    QCOMPARE(mostlyNew.samples.at(2).at(0), QStringLiteral("after"));
}

void TestComparer::comparesNumbers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<double>("tolerance");
    QTest::addColumn<bool>("passes");
    QTest::addColumn<QString>("figures");
    const auto row = [](const char* name, const char* before, const char* after, double tolerance, bool passes, const char* figures) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << tolerance << passes << QString::fromUtf8(figures);
    };
    row("equal", "1257292", "1257292", 0, true, "1,257,292 before, 1,257,292 after, equal");
    row("an integer as a real", "2", "2.0", 0, true, "2 before, 2.0 after, equal");
    row("one off", "9007199254740993", "9007199254740992", 0, false, "9,007,199,254,740,993 before, 9,007,199,254,740,992 after");
    row("within", "100", "100.4", 0.5, true, "100 before, 100.4 after, within 0.5");
    row("at the edge", "100", "105", 5, true, "100 before, 105 after, within 5");
    row("beyond", "100", "100.6", 0.5, false, "100 before, 100.6 after");
    row("infinities", "9e999", "9e999", 0, true, "9e999 before, 9e999 after, equal");
    row("opposite infinities", "9e999", "-9e999", 1e9, false, "9e999 before, -9e999 after");
    row("int64 ends", "-9223372036854775807 - 1", "9223372036854775807", 1, false,
        "-9,223,372,036,854,775,808 before, 9,223,372,036,854,775,807 after");
}

void TestComparer::comparesNumbers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(double, tolerance);
    QFETCH(bool, passes);
    QFETCH(QString, figures);
    CompareStep compare = step(QStringLiteral("SELECT ") + before, QStringLiteral("SELECT ") + after);
    compare.tolerance = tolerance;
    const auto check = compared(compare);
    QCOMPARE(check.verdict, passes ? Verdict::Passed : Verdict::Failed);
    QCOMPARE(check.figures, figures);
    QCOMPARE(check.why.isEmpty(), passes);
    QCOMPARE(check.samples.size(), passes ? 0 : 2);
}

void TestComparer::comparesOneNumberWithNullAsRows()
{
    const auto check = compared("SELECT 5", "SELECT NULL");
    QCOMPARE(check.verdict, Verdict::Failed);
    QCOMPARE(check.rows, 2);
    QVERIFY(check.samples.at(1).at(1).isNull());
}

void TestComparer::callsDifferentColumnCountsADifference()
{
    const auto check = compared("SELECT 1, 2", "SELECT 1, 2, 3");
    QCOMPARE(check.verdict, Verdict::Failed);
    QCOMPARE(check.why, QStringLiteral("The queries give 2 and 3 columns."));
}

void TestComparer::warnsIfThePlanSaysSo()
{
    CompareStep compare = step(QStringLiteral("VALUES (1), (2)"), QStringLiteral("VALUES (1)"));
    compare.severity = Severity::Warning;
    QCOMPARE(compared(compare).verdict, Verdict::Warning);
    compare.before.text = QStringLiteral("SELECT 1");
    compare.after.text = QStringLiteral("SELECT 2");
    QCOMPARE(compared(compare).verdict, Verdict::Warning);
    compare.after.text = QStringLiteral("SELECT nothing");
    QCOMPARE(compared(compare).verdict, Verdict::Failed); // a check that could not look is no warning
}

void TestComparer::bindsParametersByName()
{
    const CompareStep compare = step(QStringLiteral("SELECT :zone, 1"), QStringLiteral("SELECT 'UTC', 1"));
    QCOMPARE(compared(compare, {{QStringLiteral("zone"), QStringLiteral("UTC")}, {QStringLiteral("more"), {}}}).verdict, Verdict::Passed);
    QCOMPARE(compared(compare, {{QStringLiteral("zone"), QStringLiteral("CET")}}).verdict, Verdict::Failed);
    const auto missing = compared(compare);
    QCOMPARE(missing.verdict, Verdict::Failed);
    QVERIFY(missing.why.contains(QStringLiteral("parameter")));
}

void TestComparer::failsWhereAQueryFails_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("syntax") << QStringLiteral("SELEC 1");
    QTest::newRow("no table") << QStringLiteral("SELECT a FROM none");
    QTest::newRow("writes") << QStringLiteral("CREATE TABLE x (a)");
    QTest::newRow("two statements") << QStringLiteral("SELECT 1; SELECT 2");
    QTest::newRow("empty") << QStringLiteral("-- nothing");
    QTest::newRow("half way") << QStringLiteral("SELECT json_extract(column1, '$.a') FROM (VALUES ('{}'), ('{'))");
}

void TestComparer::failsWhereAQueryFails()
{
    QFETCH(QString, query);
    const auto before = compared(step(query, QStringLiteral("SELECT 1; -- and a comment")));
    QCOMPARE(before.verdict, Verdict::Failed);
    QVERIFY2(before.why.startsWith(QStringLiteral("Before: ")), qPrintable(before.why));
    const auto after = compared(step(QStringLiteral("SELECT 1;"), query));
    QCOMPARE(after.verdict, Verdict::Failed);
    QVERIFY2(after.why.startsWith(QStringLiteral("After: ")), qPrintable(after.why));
}

void TestComparer::changesNothingInEitherDatabase()
{
    auto before = memory("CREATE TABLE t (a); INSERT INTO t (a) VALUES (1), (2)");
    auto after = memory("CREATE TABLE t (a); INSERT INTO t (a) VALUES (1), (3)");
    const QString all = QStringLiteral("SELECT a FROM t");
    QVERIFY(compareQueries(before, after, step(all, all), {}));
    for (Database* database : {&before, &after}) {
        QCOMPARE(database->integer(QStringLiteral("SELECT count(*) FROM temp.sqlite_schema")).value(), 0);
        QCOMPARE(database->integer(QStringLiteral("SELECT count(*) FROM main.sqlite_schema")).value(), 1);
        QVERIFY(!database->inTransaction());
    }
    const auto self = compareQueries(before, before, step(all, all + QStringLiteral(" WHERE a = 1")), {});
    QCOMPARE(self->rows, 1);
}

void TestComparer::stopsWhenCancelled()
{
    auto before = memory();
    auto after = memory();
    const CancelToken token;
    after.setCancel(token);
    token.ask(CancelToken::Wish::Cancel);
    const auto check = compareQueries(before, after, step(QStringLiteral("SELECT 1"), kSeries.arg(1).arg(1'000'000)), {});
    QVERIFY(!check);
    QVERIFY(check.error().isCancel());
}

static Rule rule(const QString& query, Severity severity = Severity::Error)
{
    Rule made;
    made.name = QStringLiteral("a rule");
    made.query.text = query;
    made.severity = severity;
    return made;
}

void TestComparer::passesARuleWithoutRows()
{
    auto database = memory("CREATE TABLE t (a)");
    const auto check = runRule(database, rule(QStringLiteral("SELECT a FROM t")), {}, QStringLiteral("security"));
    QVERIFY(check);
    QCOMPARE(check->verdict, Verdict::Passed);
    QCOMPARE(check->suite, QStringLiteral("security"));
    QCOMPARE(check->name, QStringLiteral("a rule"));
    QCOMPARE(check->rows, -1);
    QVERIFY(check->samples.isEmpty());
}

void TestComparer::countsAllRowsOfARuleAndShowsTwenty()
{
    auto database = memory();
    const auto check = runRule(database, rule(kSeries.arg(1).arg(12345)), {}, QStringLiteral("data integrity"));
    QCOMPARE(check->verdict, Verdict::Failed);
    QCOMPARE(check->rows, 12345);
    QCOMPARE(check->figures, QStringLiteral("12,345 rows"));
    QCOMPARE(check->samples.size(), 20);
    QCOMPARE(check->samples.at(19), (QStringList{QStringLiteral("20"), QStringLiteral("40")}));
    QCOMPARE(check->columns, (QStringList{QStringLiteral("id"), QStringLiteral("twice")}));
}

void TestComparer::judgesARuleByItsSeverity()
{
    auto database = memory();
    const auto check = runRule(database, rule(QStringLiteral("SELECT :x"), Severity::Warning),
                               {{QStringLiteral("x"), QStringLiteral("y")}}, {});
    QCOMPARE(check->verdict, Verdict::Warning);
    QCOMPARE(check->samples, QList<QStringList>{{QStringLiteral("y")}});
}

void TestComparer::failsARuleWhoseQueryFails()
{
    auto database = memory();
    const auto check = runRule(database, rule(QStringLiteral("SELECT json_extract(column1, '$.a') FROM (VALUES ('{}'), ('{'))"),
                                              Severity::Warning), {}, {});
    QVERIFY(check);
    QCOMPARE(check->verdict, Verdict::Failed);
    QVERIFY(check->why.contains(QStringLiteral("JSON")));
    QCOMPARE(check->rows, -1);
    QVERIFY(check->samples.isEmpty());
}

void TestComparer::stopsARuleWhenCancelled()
{
    auto database = memory();
    const CancelToken token;
    database.setCancel(token);
    token.ask(CancelToken::Wish::Cancel);
    const auto check = runRule(database, rule(kSeries.arg(1).arg(1'000'000)), {}, {});
    QVERIFY(!check);
    QVERIFY(check.error().isCancel());
}

void TestComparer::cutsLongCellsWithoutBreakingCharacters()
{
    const QString ellipsis(QChar(0x2026));
    const QByteArray ducks = QString::fromUtf8("🦆").repeated(100).toUtf8();
    QCOMPARE(bytesText(ducks, Value::Type::Text, 10), QString::fromUtf8("🦆").repeated(5) + ellipsis);
    QCOMPARE(bytesText(ducks, Value::Type::Text, 11), QString::fromUtf8("🦆").repeated(5) + ellipsis);
    for (int lead = 0; lead < 4; ++lead) { // every place at which the cut can meet a character
        const QString text = bytesText(QByteArray(lead, 'x') + ducks, Value::Type::Text, 10);
        QVERIFY(text.startsWith(QString(lead, u'x')) && text.endsWith(ellipsis) && !text.contains(QChar::ReplacementCharacter));
        QVERIFY(!text.contains(QStringLiteral("CAST")));
    }
    QCOMPARE(bytesText("abc", Value::Type::Text, 3), QStringLiteral("abc"));
    QCOMPARE(bytesText(QByteArray(50, '\1'), Value::Type::Blob, 6), QStringLiteral("X'0101") + ellipsis);
    QVERIFY(bytesText(QByteArray(5000, '\xff'), Value::Type::Text, 20).startsWith(QStringLiteral("CAST(X'ff")));
    QVERIFY(bytesText(QByteArray(5000, '\x80'), Value::Type::Text, 20).startsWith(QStringLiteral("CAST(X'80")));
}

QTEST_GUILESS_MAIN(TestComparer)
#include "test_comparer.moc"
