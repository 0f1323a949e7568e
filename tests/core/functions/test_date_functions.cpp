// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/date_pattern.h"
#include "core/functions/date_text.h"

#include "tests/core/functions/function_bench.h"

#include <QDateTime>

#include <cmath>

using namespace godwit::core;

Q_DECLARE_METATYPE(godwit::core::Value)

/// Dates in microseconds, seconds and patterns, and the forms a plan may allow beside the rules'.
class TestDateFunctions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allowsMoreFormsOnlyWhereTheyAreNamed_data();
    void allowsMoreFormsOnlyWhereTheyAreNamed();
    void refusesNearMissesOfMoreForms_data();
    void refusesNearMissesOfMoreForms();
    void readsNumbersAsTheirDigits();
    void agreesInEveryUnit_data();
    void agreesInEveryUnit();
    void givesNullForBlanks();
    void writesPatterns_data();
    void writesPatterns();
    void refusesPatterns_data();
    void refusesPatterns();
    void writesWhatItReadsBack();
    void refusesYearsOfMoreThanFourDigits();
    void notesTheWrongPlanEvenWhenTrying_data();
    void notesTheWrongPlanEvenWhenTrying();
};

static constexpr DateForms kMinutes{.hasMinutes = true, .hasTicks = false};
static constexpr DateForms kTicks{.hasMinutes = false, .hasTicks = true};

static Value text(const char* utf8)
{
    return Value::ofText(QByteArray(utf8));
}

void TestDateFunctions::allowsMoreFormsOnlyWhereTheyAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTicks");
    QTest::addColumn<qint64>("microseconds");
    const auto row = [](const char* text, bool isTicks, qint64 microseconds) {
        QTest::newRow(text) << QByteArray(text) << isTicks << microseconds;
    };
    row("2025-02-28 13:14", false, 1'740'748'440'000'000);
    row("2025-02-28T13:14", false, 1'740'748'440'000'000);
    row(" 2025-02-28T13:14Z ", false, 1'740'748'440'000'000);
    row("2025-02-28 13:14+01:00", false, 1'740'744'840'000'000);
    row("2025-02-28T00:00-14:59", false, 1'740'754'740'000'000);
    row("621355968000000000", true, 0);
    row("621355968000000009", true, 0);
    row("621355967999999999", true, -1);
    row("638763452551234567", true, 1'740'748'455'123'456);
    row("000638763452551234567", true, 1'740'748'455'123'456);
    row("3155378975999999999", true, 253'402'300'799'999'999);
    row("9223372036854776", true, -61'213'259'596'314'523);
}

void TestDateFunctions::allowsMoreFormsOnlyWhereTheyAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isTicks);
    QFETCH(qint64, microseconds);
    const auto read = dateMicroseconds(text, isTicks ? kTicks : kMinutes);
    QVERIFY(read.has_value());
    QCOMPARE(*read, microseconds);
    QVERIFY(!dateMicroseconds(text).has_value());
    QVERIFY(!dateMicroseconds(text, isTicks ? kMinutes : kTicks).has_value());
}

void TestDateFunctions::refusesNearMissesOfMoreForms_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* const none :
         {"2025-02-28 13", "2025-02-28 13:", "2025-02-28 13:1", "2025-02-28 13:14:", "2025-02-28 24:00",
          "2025-02-28 13:60", "2025-02-30 13:14", "2025-02-28 13:14.5", "2025-02-28 13:14 Z", "2025-02-28 13:14+15:00",
          "28/02/2025 13:14", "2025-02-28 13:14:60", "3155378976000000000", "9223372036854775807",
          "31553789759999999990", "-621355968000000000", "638763452551234567 Z", "63876345255123456x"})
        QTest::newRow(none) << QByteArray(none);
}

void TestDateFunctions::refusesNearMissesOfMoreForms()
{
    QFETCH(QByteArray, text);
    QVERIFY(!dateMicroseconds(text, {.hasMinutes = true, .hasTicks = true}).has_value());
}

void TestDateFunctions::readsNumbersAsTheirDigits()
{
    for (const qint64 number : {qint64(0), qint64(7), qint64(99'999'999'999), qint64(100'000'000'000),
                                qint64(9'223'372'036'854'775), qint64(9'223'372'036'854'776),
                                qint64(638'763'452'551'234'567), qint64(3'155'378'975'999'999'999),
                                qint64(3'155'378'976'000'000'000), std::numeric_limits<qint64>::max(), qint64(-1),
                                std::numeric_limits<qint64>::min()}) {
        for (const DateForms forms : {DateForms(), kTicks})
            QVERIFY(dateMicroseconds(number, forms) == dateMicroseconds(QByteArray::number(number), forms));
    }
}

void TestDateFunctions::agreesInEveryUnit_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<qint64>("microseconds");
    const auto row = [](const char* name, const Value& value, qint64 microseconds) {
        QTest::newRow(name) << value << microseconds;
    };
    row("epoch", text("1970-01-01"), 0);
    row("fraction", text("2025-02-28T13:14:15.123456789"), 1'740'748'455'123'456);
    row("one digit", text("2025-02-28T13:14:15.1"), 1'740'748'455'100'000);
    row("just before 1970", text("1969-12-31T23:59:59.999999999"), -1);
    row("a millisecond before 1970", text("1969-12-31T23:59:59.999"), -1000);
    row("between two milliseconds before 1970", text("1969-12-31T23:59:59.9989"), -1100);
    row("year 1", text("0001-01-01T00:00:00+14:59"), -62'135'650'740'000'000);
    row("seconds", Value::ofInteger(86'401), 86'401'000'000);
    row("greatest", Value::ofInteger(9'223'372'036'854'775), 9'223'372'036'854'775'000);
    row("ticks", Value::ofInteger(621'355'967'999'999'999), -1);
    row("minutes", text("1970-01-01 00:01"), 60'000'000);
}

void TestDateFunctions::agreesInEveryUnit()
{
    QFETCH(Value, value);
    QFETCH(qint64, microseconds);
    FunctionBench bench;
    const auto floored = [&](qint64 unit) { return qint64(std::floor((long double)(microseconds) / (long double)(unit))); };
    for (const char* const prefix : {"", "try_"}) {
        const auto given = [&](const char* name) {
            return bench.eval(QStringLiteral("%1%2(?, 'ticks,minutes')").arg(QLatin1String(prefix), QLatin1String(name)), {value});
        };
        QVERIFY(given("date_us") == Value::ofInteger(microseconds));
        QVERIFY(given("date_ms") == Value::ofInteger(floored(1000)));
        QVERIFY(given("date_day_ms") == Value::ofInteger(floored(86'400'000'000) * 86'400'000));
        QVERIFY(given("epoch") == Value::ofReal(double(microseconds) / 1e6));
        QVERIFY(!bench.verdict->isRejected);
    }
}

void TestDateFunctions::givesNullForBlanks()
{
    FunctionBench bench;
    for (const char* const call : {"date_us(?)", "date_us(?, 'ticks')", "epoch(?)", "date_ms(?, '')", "date_iso(?, 'yyyy')",
                                   "date_iso(?, 'yyyy', 'ticks')", "try_epoch(?, ' , ticks')", "try_date_iso(?, 'yyyy')"}) {
        for (const Value& blank : {Value::null(), text(""), text("   ")}) {
            QVERIFY(bench.eval(QString::fromLatin1(call), {blank}).isNull());
            QVERIFY(!bench.hasFailed && !bench.verdict->isRejected);
        }
    }
    for (const char* const call : {"date_us('1970-01-01', NULL)", "date_iso('1970-01-01', NULL)",
                                   "date_iso('1970-01-01', 'yyyy', NULL)", "date_iso(NULL, 'bad')", "epoch('soon', NULL)"}) {
        QVERIFY(bench.eval(QString::fromLatin1(call)).isNull());
        QVERIFY(!bench.hasFailed && !bench.verdict->isRejected);
    }
}

static const char* const kMoment = "0987-03-04T05:06:07.000891";

void TestDateFunctions::writesPatterns_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* pattern, const char* written) {
        QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(written);
    };
    row("", "");
    row("yyyy-MM-ddTHH:mm:ss.SSSSSSZ", "0987-03-04T05:06:07.000891Z");
    row("yyyyMMddHHmmss", "09870304050607");
    row("d/M H:m:s", "4/3 5:6:7");
    row("S SS SSS SSSS SSSSS", "0 00 000 0008 00089");
    row("'day' dd' of 'MM", "day 04 of 03");
    row("''yyyy''", "'0987'");
    row("'it''s' yyyy", "it's 0987");
    row("''''", "''");
    row("'yyyy'", "yyyy");
    row("→ %s 12 yyyy é", nullptr);
    row("→ 12% yyyy é", "→ 12% 0987 é");
}

void TestDateFunctions::writesPatterns()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, written);
    FunctionBench bench;
    const Value given = bench.eval(QStringLiteral("date_iso(?, ?)"), {text(kMoment), Value::ofText(pattern)});
    if (written.isNull()) {
        QCOMPARE(given.bytes, QByteArray("→ %7 12 0987 é")); // an s is an s, whatever is before it
        return;
    }
    QCOMPARE(given.type, Value::Type::Text);
    QCOMPARE(given.bytes, written);
    QVERIFY(!bench.verdict->isRejected);
}

void TestDateFunctions::refusesPatterns_data()
{
    QTest::addColumn<QByteArray>("pattern");
    for (const char* const pattern : {"y", "yy", "yyy", "yyyyy", "MMM", "ddd", "HHH", "mmm", "sss", "SSSSSSS", "SSSSSSSSSSSS",
                                      "TT", "ZZ", "YYYY", "DD", "h", "a", "X", "E", "yyyy-MM-dd at HH", "'open", "'", "'a''",
                                      "yyyy'"})
        QTest::newRow(pattern) << QByteArray(pattern);
}

void TestDateFunctions::refusesPatterns()
{
    QFETCH(QByteArray, pattern);
    FunctionBench bench;
    QVERIFY(bench.eval(QStringLiteral("date_iso(?, ?)"), {text(kMoment), Value::ofText(pattern)}).isNull());
    QCOMPARE(bench.verdict->code, ErrorCode::RowExpressionFailed);
    QVERIFY(bench.cause().startsWith(QStringLiteral("“%1” is not a pattern of a date").arg(QString::fromLatin1(pattern))));
}

void TestDateFunctions::writesWhatItReadsBack()
{
    const qint64 first = -62'135'596'800'000'000;
    for (qint64 at = first; hasFourDigitYear(at); at += 36'028'797'018'963) { // a bit more than a year
        DateBuffer written;
        QVERIFY(writeDate(written, at, "yyyy-MM-dd HH:mm:ss.SSSSSS"));
        QCOMPARE(dateMicroseconds(written).value_or(0), at);
        const QDateTime expected = QDateTime::fromMSecsSinceEpoch(millisecondsOf(at), Qt::UTC);
        QCOMPARE(QByteArray(written.constData(), written.size()).chopped(3),
                 expected.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")).toLatin1());
    }
}

void TestDateFunctions::refusesYearsOfMoreThanFourDigits()
{
    FunctionBench bench;
    for (const char* const date : {"0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "9223372036854775"}) {
        QVERIFY(bench.eval(QStringLiteral("date_iso(?, 'MM')"), {text(date)}).isNull());
        QCOMPARE(bench.verdict->code, ErrorCode::RowDateUnreadable);
        QCOMPARE(bench.cause(), QStringLiteral("“%1” is outside the years 0001 to 9999").arg(QLatin1String(date)));
        QVERIFY(bench.eval(QStringLiteral("try_date_iso(?, 'MM')"), {text(date)}).isNull());
        QVERIFY(!bench.verdict->isRejected);
    }
}

void TestDateFunctions::notesTheWrongPlanEvenWhenTrying_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* expression, const char* cause) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(cause);
    };
    const char* const forms = "“minute” are not forms of dates; there are 'minutes' and 'ticks'";
    row("try_date_ms('1970-01-01', 'minute')", forms);
    row("try_date_day_ms('soon', 'minute')", forms);
    row("try_date_us('', 'minute')", forms);
    row("try_epoch(1, 'minute')", forms);
    row("try_date_iso(1, 'yyyy', 'minute')", forms);
    row("try_guid_text(X'00', 'x')", "“x” is not a byte order; there are 'rfc' and 'net'");
    row("try_base32_blob('MY', 'x')", "“x” is not an alphabet; there are 'rfc', 'hex' and 'crockford'");
    row("try_blob_int(X'00', 'x')", "“x” is not a kind of number; there are 'unsigned' and 'signed'");
    row("try_int_blob(1, 0)", "int_blob makes 1 to 64 bytes, not 0");
}

void TestDateFunctions::notesTheWrongPlanEvenWhenTrying()
{
    QFETCH(QString, expression);
    QFETCH(QString, cause);
    FunctionBench bench;
    QVERIFY(bench.eval(expression).isNull());
    QCOMPARE(bench.cause(), cause);
    FunctionBench silent(false);
    QVERIFY(silent.eval(expression).isNull());
    QVERIFY(!silent.hasFailed);
}

QTEST_APPLESS_MAIN(TestDateFunctions)
#include "test_date_functions.moc"
