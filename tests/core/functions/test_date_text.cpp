// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/date_cause.h"
#include "core/functions/date_text.h"

#include <QDateTime>
#include <QTest>

using namespace godwit::core;

class TestDateText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryForm_data();
    void readsEveryForm();
    void refusesEveryNearMiss_data();
    void refusesEveryNearMiss();
    void refusesNulWhereverItStands();
    void agreesWithTheCalendarFromYear1To9999();
    void cutsToMidnightBelow1970Too_data();
    void cutsToMidnightBelow1970Too();
    void saysWhyADateIsNone_data();
    void saysWhyADateIsNone();
};

void TestDateText::readsEveryForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* text, qint64 expected) { QTest::newRow(text) << QByteArray(text) << expected; };
    row("1970-01-01", 0);
    row("2025-02-28", 1'740'700'800'000);
    row("2024-02-29", 1'709'164'800'000);
    row("2000-02-29", 951'782'400'000);
    row("0001-01-01", -62'135'596'800'000);
    row("9999-12-31", 253'402'214'400'000);
    row("  2025-02-28  ", 1'740'700'800'000);
    row("2025-02-28 13:14:15", 1'740'748'455'000);
    row("2025-02-28T13:14:15", 1'740'748'455'000);
    row("2025-02-28T00:00:00", 1'740'700'800'000);
    row("2025-02-28T23:59:59", 1'740'787'199'000);
    row("2025-02-28T13:14:15.1", 1'740'748'455'100);
    row("2025-02-28T13:14:15.12", 1'740'748'455'120);
    row("2025-02-28 13:14:15.123", 1'740'748'455'123);
    row("2025-02-28 13:14:15.1239", 1'740'748'455'123);
    row("2025-02-28 13:14:15.123456789", 1'740'748'455'123);
    row("2025-02-28 13:14:15.000999999", 1'740'748'455'000);
    row("1969-12-31T23:59:59.9999", -1);
    row("2025-02-28T13:14:15Z", 1'740'748'455'000);
    row("2025-02-28 13:14:15Z", 1'740'748'455'000);
    row("2025-02-28T13:14:15.5Z", 1'740'748'455'500);
    row("2025-02-28T13:14:15+01:00", 1'740'744'855'000);
    row("2025-02-28 13:14:15.250-05:30", 1'740'768'255'250);
    row("2025-02-28T13:14:15+00:00", 1'740'748'455'000);
    row("2025-02-28T13:14:15-00:00", 1'740'748'455'000);
    row("2025-02-28T13:14:15+14:59", 1'740'748'455'000 - 53'940'000);
    row("2025-02-28T13:14:15-14:59", 1'740'748'455'000 + 53'940'000);
    row("0001-01-01T00:00:00+14:00", -62'135'596'800'000 - 50'400'000); // no limit after the offset
    row("9999-12-31T23:59:59-14:00", 253'402'300'799'000 + 50'400'000);
    row("28/02/2025", 1'740'700'800'000);
    row("01/12/1969", -2'678'400'000);
    row(" 29/02/2024 ", 1'709'164'800'000);
    row("0", 0);
    row("7", 7'000);
    row("20250230", 20'250'230'000); // digits only are never a calendar date
    row("1740748455", 1'740'748'455'000);
    row("99999999999", 99'999'999'999'000);
    row("100000000000", 100'000'000'000);
    row("1740748455123", 1'740'748'455'123);
    row("9223372036854775", 9'223'372'036'854'775);
    row("0000000000000000000000012", 12'000);
}

void TestDateText::readsEveryForm()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, expected);
    const auto read = dateMilliseconds(text);
    QVERIFY(read.has_value());
    QCOMPARE(*read, expected);
}

void TestDateText::refusesEveryNearMiss_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* text) { QTest::newRow(text) << QByteArray(text); };
    for (const char* const none : {"", " ", "   ", "-", "/", ":", "T", "Z", "today", "-5", "+5", "1.5", "1e3"})
        row(none);
    for (const char* const day :
         {"2025-02-30", "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-01", "2025-01-00", "2025-01-32",
          "0000-01-01", "10000-01-01", "-001-01-01", "2025-1-01", "2025-01-1", "25-01-01", "2025/01/01", "2025-01",
          "2025-01-", "2025-01-0", "2025-", "2025-0", "2025-01-011", "2025-01/01", "2025.01.01", "202-01-01",
          "2025-01-01Z", "2025-01-01+01:00", "2025-01-01T", "2025-01-01 x", "12025-01-01", "+2025-01-01"})
        row(day);
    for (const char* const time :
         {"2025-01-01T24:00:00", "2025-01-01T23:60:00", "2025-01-01T23:59:60", "2025-01-01t10:00:00",
          "2025-01-01T10:00:00z", "2025-01-01T10:00", "2025-01-01T10", "2025-01-01T1:00:00", "2025-01-01T10:00:0",
          "2025-01-01T10:0:00", "2025-01-01T10.00.00", "2025-01-01T10:00.00", "2025-01-01  10:00:00",
          "2025-01-01\t10:00:00", "2025-01-01T10:00:00.", "2025-01-01T10:00:00.Z", "2025-01-01T10:00:00,5",
          "2025-01-01T10:00:00.1234567890", "2025-01-01T10:00:00.1x", "2025-01-01T10:00:00.1.2", "2025-01-01_10:00:00",
          "2025-01-01T-1:00:00", "2025-02-30T10:00:00"})
        row(time);
    for (const char* const offset :
         {"2025-01-01T10:00:00+15:00", "2025-01-01T10:00:00+10:60", "2025-01-01T10:00:00+1:00",
          "2025-01-01T10:00:00+0100", "2025-01-01T10:00:00+01", "2025-01-01T10:00:00+01:0",
          "2025-01-01T10:00:00+01:000", "2025-01-01T10:00:00+", "2025-01-01T10:00:00 Z", "2025-01-01T10:00:00 +01:00",
          "2025-01-01T10:00:00ZZ", "2025-01-01T10:00:00Z+01:00", "2025-01-01T10:00:00UTC",
          "2025-01-01T10:00:00\xe2\x88\x92" "01:00"})
        row(offset);
    for (const char* const slashes :
         {"30/02/2025", "00/01/2025", "01/00/2025", "01/13/2025", "01/01/0000", "1/01/2025", "01/1/2025", "01/01/25",
          "01/01/20255", "01/01/2025 10:00:00", "01/01-2025", "01/01/", "01/01", "2025/01/01"})
        row(slashes);
    for (const char* const number : {"9223372036854776", "9223372036854775807", "9223372036854775808",
                                     "18446744073709551617", "99999999999999999999999999", "1 2", "12x", "0x10", "1_000"})
        row(number);
    for (const char* const other : {"\t2025-01-01", "2025-01-01\t", "2025-01-01\n", "\xc2\xa0" "2025-01-01",
                                    "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa5-01-01", "\xef\xbc\x92", "\xef\xbb\xbf" "2025-01-01",
                                    "2025-01-01\xff", "\xff"})
        row(other);
}

void TestDateText::refusesEveryNearMiss()
{
    QFETCH(QByteArray, text);
    QVERIFY(!dateMilliseconds(text).has_value());
}

void TestDateText::refusesNulWhereverItStands()
{
    for (const char* const good : {"2025-01-01", "2025-01-01T10:00:00.123+01:00", "01/01/2025", "1740748455"}) {
        const QByteArray text(good);
        QVERIFY(dateMilliseconds(text));
        for (qsizetype at = 0; at <= text.size(); ++at)
            QVERIFY(!dateMilliseconds(QByteArray(text).insert(at, '\0')));
    }
    QVERIFY(!dateMilliseconds(QByteArrayView("\0", 1)));
}

void TestDateText::agreesWithTheCalendarFromYear1To9999()
{
    const QDate last(9999, 12, 31);
    for (QDate day(1, 1, 1); day <= last; day = day.addDays(17)) {
        const qint64 expected = QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
        const auto read = dateMilliseconds(day.toString(QStringLiteral("yyyy-MM-dd")).toLatin1());
        QVERIFY(read.has_value());
        QCOMPARE(*read, expected);
        QCOMPARE(dateMilliseconds(day.toString(QStringLiteral("dd/MM/yyyy")).toLatin1()).value_or(1), expected);
    }
    for (int year = 1; year <= 9999; ++year) {
        const QByteArray leapDay = QByteArray::number(year).rightJustified(4, '0') + "-02-29";
        QCOMPARE(dateMilliseconds(leapDay).has_value(), QDate::isLeapYear(year));
    }
}

void TestDateText::cutsToMidnightBelow1970Too_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<qint64>("midnight");
    QTest::newRow("epoch") << qint64(0) << qint64(0);
    QTest::newRow("just before the epoch") << qint64(-1) << qint64(-86'400'000);
    QTest::newRow("a day before") << qint64(-86'400'000) << qint64(-86'400'000);
    QTest::newRow("the end of a day") << qint64(86'399'999) << qint64(0);
    QTest::newRow("the next one") << qint64(86'400'000) << qint64(86'400'000);
    QTest::newRow("the greatest") << qint64(9'223'372'036'854'775) << qint64(9'223'372'022'400'000);
}

void TestDateText::cutsToMidnightBelow1970Too()
{
    QFETCH(qint64, milliseconds);
    QFETCH(qint64, midnight);
    QCOMPARE(dayOf(milliseconds), midnight);
}

void TestDateText::saysWhyADateIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* text, const char* cause) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(cause);
    };
    for (const char* const missing :
         {"2025-02-30", "31/04/2025", "2025-01-01T24:00:00", "2025-01-01 10:00:60.5", "0000-01-01",
          "2025-01-01T10:00:00+99:00", " 2025-13-01 "})
        row(missing, "the date does not exist");
    for (const char* const unknown : {"next week", "-5", "2025-1-1", "2025-01-01T10:00", "2025-01-01T10:00:00.1234567890",
                                      "2025-01-01T10:00:00.123456789+01:00 and more"})
        row(unknown, "the date has no form that is known");
    row("9223372036854776", "the number is too large for a date");
}

void TestDateText::saysWhyADateIsNone()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, cause);
    QVERIFY(!dateMilliseconds(text));
    QCOMPARE(dateCause(text), cause);
}

QTEST_APPLESS_MAIN(TestDateText)
#include "test_date_text.moc"
