// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/functions/function_bench.h"

#include <limits>

using namespace godwit::core;

Q_DECLARE_METATYPE(godwit::core::Value)

/// Dates, lists and text_ok: the values that decide whether a row moves.
class TestRowFunctions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsDates_data();
    void readsDates();
    void rejectsWhatIsNoDate_data();
    void rejectsWhatIsNoDate();
    void writesDatesAsIso();
    void readsLists();
    void rejectsWhatIsNoList();
    void findsBlobsAndInvalidText_data();
    void findsBlobsAndInvalidText();
    void looksAtManyTextsAtOnce();
    void readsTextOfUtf16Databases();
};

static const QString kDateMs = QStringLiteral("date_ms(?)");

void TestRowFunctions::readsDates_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<Value>("milliseconds");
    QTest::addColumn<Value>("midnight");
    const auto row = [](const char* name, const Value& value, qint64 milliseconds, qint64 midnight) {
        QTest::newRow(name) << value << Value::ofInteger(milliseconds) << Value::ofInteger(midnight);
    };
    row("text", Value::ofText(QByteArray("1970-01-02T01:00:00")), 90'000'000, 86'400'000);
    row("before 1970", Value::ofText(QByteArray("1969-12-31T23:00:00")), -3'600'000, -86'400'000);
    row("digits", Value::ofText(QByteArray("86401")), 86'401'000, 86'400'000);
    row("seconds", Value::ofInteger(86'401), 86'401'000, 86'400'000);
    row("milliseconds", Value::ofInteger(100'000'000'000), 100'000'000'000, 99'964'800'000);
    row("greatest", Value::ofInteger(9'223'372'036'854'775), 9'223'372'036'854'775, 9'223'372'022'400'000);
    QTest::newRow("NULL") << Value::null() << Value::null() << Value::null();
    QTest::newRow("empty") << Value::ofText(QByteArray("")) << Value::null() << Value::null();
    QTest::newRow("blank") << Value::ofText(QByteArray("  ")) << Value::null() << Value::null();
}

void TestRowFunctions::readsDates()
{
    QFETCH(Value, value);
    QFETCH(Value, milliseconds);
    QFETCH(Value, midnight);
    FunctionBench bench;
    QVERIFY(bench.isReady);
    for (const char* const prefix : {"", "try_"}) {
        const QString name = QString::fromLatin1(prefix);
        QVERIFY(bench.eval(name + kDateMs, {value}) == milliseconds);
        QVERIFY(!bench.verdict->isRejected);
        QVERIFY(bench.eval(name + QStringLiteral("date_day_ms(?)"), {value}) == midnight);
        QVERIFY(!bench.verdict->isRejected);
    }
}

void TestRowFunctions::rejectsWhatIsNoDate_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* name, const Value& value, const char* cause) {
        QTest::newRow(name) << value << QString::fromUtf8(cause);
    };
    const char* const unknown = "the date has no form that is known";
    row("missing day", Value::ofText(QByteArray("2025-02-30")), "the date does not exist");
    row("unknown form", Value::ofText(QByteArray("soon")), unknown);
    row("embedded NUL", Value::ofText(QByteArray("2025-01-01\0x", 12)), unknown);
    row("a tab", Value::ofText(QByteArray("\t ")), unknown);
    row("invalid UTF-8", Value::ofText(QByteArray("\xff\x01")), unknown);
    row("negative", Value::ofInteger(-5), unknown);
    row("too large", Value::ofInteger(9'223'372'036'854'776), "the number is too large for a date");
    row("REAL", Value::ofReal(1.5), "it is not a date");
    row("BLOB", Value::ofBlob("2025"), "it is not a date");
    row("empty BLOB", Value::ofBlob(""), "it is not a date");
}

void TestRowFunctions::rejectsWhatIsNoDate()
{
    QFETCH(Value, value);
    QFETCH(QString, cause);
    FunctionBench bench;
    for (const char* const name : {"date_ms(?)", "date_day_ms(?)"}) {
        QVERIFY(bench.eval(QString::fromLatin1(name), {value}).isNull());
        QVERIFY(!bench.hasFailed);
        QCOMPARE(bench.cause(), cause);
        QCOMPARE(bench.verdict->code, ErrorCode::RowDateUnreadable);
        QVERIFY(bench.eval(QStringLiteral("try_") + QString::fromLatin1(name), {value}).isNull());
        QVERIFY(!bench.hasFailed);
        QVERIFY(!bench.verdict->isRejected);
    }
}

void TestRowFunctions::writesDatesAsIso()
{
    FunctionBench bench;
    const QString iso = QStringLiteral("date_iso(?)");
    const auto written = [&](qint64 number) { return bench.eval(iso, {Value::ofInteger(number)}).toString(); };
    QCOMPARE(written(0), QStringLiteral("1970-01-01T00:00:00.000Z"));
    QCOMPARE(written(-1), QStringLiteral("1969-12-31T23:59:59.999Z"));
    QCOMPARE(written(1'740'748'455'123), QStringLiteral("2025-02-28T13:14:15.123Z"));
    QCOMPARE(written(-62'135'596'800'000), QStringLiteral("0001-01-01T00:00:00.000Z"));
    QCOMPARE(written(253'402'300'799'999), QStringLiteral("9999-12-31T23:59:59.999Z"));
    QVERIFY(bench.eval(iso, {Value::null()}).isNull());
    QVERIFY(!bench.verdict->isRejected);
    for (const qint64 outside : {qint64(-62'135'596'800'001), qint64(253'402'300'800'000), std::numeric_limits<qint64>::max(),
                                 std::numeric_limits<qint64>::min()}) {
        QVERIFY(bench.eval(iso, {Value::ofInteger(outside)}).isNull());
        QCOMPARE(bench.cause(), QStringLiteral("%1 is outside the years 0001 to 9999").arg(outside));
    }
    QVERIFY(bench.eval(iso, {Value::ofText(QByteArray("12"))}).isNull());
    QCOMPARE(bench.cause(), QStringLiteral("“12” is not a whole number"));
}

void TestRowFunctions::readsLists()
{
    FunctionBench bench;
    for (const char* const name : {"json_list(?)", "try_json_list(?)"}) {
        const QString call = QString::fromLatin1(name);
        QCOMPARE(bench.eval(call, {Value::ofText(QByteArray(" a ,b\0c", 7))}).bytes, QByteArray(R"(["a","b\u0000c"])"));
        QCOMPARE(bench.eval(call, {Value::ofText(QByteArray(R"([ "a" ])"))}).bytes, QByteArray(R"(["a"])"));
        QCOMPARE(bench.eval(call, {Value::ofInteger(12)}).bytes, QByteArray(R"(["12"])"));
        for (const char* const nothing : {"", " ", ",", "[]"}) {
            QVERIFY(bench.eval(call, {Value::ofText(QByteArray(nothing))}).isNull());
            QVERIFY(!bench.verdict->isRejected);
        }
        QVERIFY(bench.eval(call, {Value::null()}).isNull());
        QVERIFY(!bench.verdict->isRejected);
    }
}

void TestRowFunctions::rejectsWhatIsNoList()
{
    FunctionBench bench;
    const Row values{Value::ofText(QByteArray("[1]")), Value::ofBlob("a"), Value::ofText(QByteArray("a\xff"))};
    const QStringList causes{QStringLiteral("the list is not a JSON array of texts"),
                             QStringLiteral("the BLOB X'61' is not a text"),
                             QStringLiteral("the bytes X'61ff', not valid UTF-8, is not a text")};
    for (std::size_t i = 0; i < values.size(); ++i) {
        QVERIFY(bench.eval(QStringLiteral("json_list(?)"), {values[i]}).isNull());
        QCOMPARE(bench.cause(), causes[qsizetype(i)]);
        QCOMPARE(bench.verdict->code, i == 0 ? ErrorCode::RowListInvalid : ErrorCode::RowNotText);
        QVERIFY(bench.eval(QStringLiteral("try_json_list(?)"), {values[i]}).isNull());
        QVERIFY(!bench.verdict->isRejected);
    }
}

void TestRowFunctions::findsBlobsAndInvalidText_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<bool>("isOk");
    const auto row = [](const char* name, const Value& value, bool isOk) { QTest::newRow(name) << value << isOk; };
    row("NULL", Value::null(), true);
    row("INTEGER", Value::ofInteger(5), true);
    row("REAL", Value::ofReal(0.5), true);
    row("empty", Value::ofText(QByteArray("")), true);
    row("ASCII", Value::ofText(QByteArray("0123456789abcdef0123456789abcdef0123")), true);
    row("NUL inside", Value::ofText(QByteArray("a\0b", 3)), true);
    row("UTF-8", Value::ofText(QByteArray("Zoë 日本 😀")), true);
    row("BLOB", Value::ofBlob("abc"), false);
    row("empty BLOB", Value::ofBlob(""), false);
    row("overlong", Value::ofText(QByteArray("\xc0\x80")), false);
    row("surrogate", Value::ofText(QByteArray("\xed\xa0\x80")), false);
    row("beyond U+10FFFF", Value::ofText(QByteArray("\xf4\x90\x80\x80")), false);
    row("cut short", Value::ofText(QByteArray("abc\xe2\x82")), false);
    row("after NUL", Value::ofText(QByteArray("a\0\xff", 3)), false);
    for (int at = 0; at < 20; ++at) // in each place of a word, and behind the last one
        row(qPrintable(QStringLiteral("a bad byte at %1").arg(at)),
            Value::ofText(QByteArray(20, 'a').replace(at, 1, "\x80")), false);
}

void TestRowFunctions::findsBlobsAndInvalidText()
{
    QFETCH(Value, value);
    QFETCH(bool, isOk);
    FunctionBench bench;
    const Value good = Value::ofText(QByteArray("good"));
    QVERIFY(bench.eval(QStringLiteral("text_ok(?)"), {value}) == (isOk ? Value::null() : Value::ofInteger(1)));
    QVERIFY(bench.eval(QStringLiteral("text_ok(?, ?, ?)"), {good, good, value}) ==
            (isOk ? Value::null() : Value::ofInteger(3)));
    QVERIFY(bench.eval(QStringLiteral("text_ok(?, ?, X'00')"), {good, value}) == Value::ofInteger(isOk ? 3 : 2));
    QVERIFY(!bench.verdict->isRejected);
}

void TestRowFunctions::looksAtManyTextsAtOnce()
{
    FunctionBench bench;
    const QString call = QStringLiteral("text_ok(%1?)").arg(QStringLiteral("?, ").repeated(126));
    Row values(127, Value::ofText(QByteArray("good")));
    QVERIFY(bench.eval(call, values).isNull());
    QVERIFY(!bench.hasFailed);
    values.back() = Value::ofBlob("bad");
    QCOMPARE(bench.eval(call, values).integer, 127);
    QVERIFY(bench.eval(QStringLiteral("text_ok()")).isNull());
    QVERIFY(!bench.hasFailed);
}

void TestRowFunctions::readsTextOfUtf16Databases()
{
    auto database = Database::openInMemory();
    QVERIFY(database->execute(QStringLiteral("PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (v)")));
    QVERIFY(registerFunctions(*database, nullptr));
    QCOMPARE(database->text(QStringLiteral("PRAGMA encoding")).value(), QStringLiteral("UTF-16le"));
    QVERIFY(database->execute(QStringLiteral("INSERT INTO t (v) VALUES ('é, 日'), ('1970-01-01')")));
    const auto rows = database->rows(
        QStringLiteral("SELECT upper_u(v), json_list(v), try_date_ms(v), text_ok(v) FROM t ORDER BY rowid"));
    QVERIFY(rows && rows->size() == 2);
    QCOMPARE((*rows)[0][0].bytes, QByteArray("É, 日"));
    QCOMPARE((*rows)[0][1].bytes, QByteArray(R"(["é","日"])"));
    QVERIFY((*rows)[0][3].isNull());
    QVERIFY((*rows)[1][2] == Value::ofInteger(0));
}

QTEST_APPLESS_MAIN(TestRowFunctions)
#include "test_row_functions.moc"
