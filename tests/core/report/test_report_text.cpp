// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_text.h"

#include <QTest>

using namespace godwit::core;

class TestReportText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatWouldHide();
    void keepsLinesWhereTheyBelong();
    void groupsFiguresAndPicksPlurals();
    void printsDurationsSizesAndTimes();
};

void TestReportText::showsWhatWouldHide()
{
    const QString hostile = QStringLiteral("a") + QChar(0) + QLatin1Char('\n') + QChar(0x1B) + QChar(0x202E) +
                            QChar(0x200B) + QChar(char16_t(0xD800)) + QChar(char16_t(0xFFFE)) +
                            QStringLiteral("b\U0001F600");
    QCOMPARE(visibleText(hostile), QStringLiteral("a␀␊␛⟨U+202E⟩⟨U+200B⟩��b\U0001F600"));
    for (const char32_t mark : {0x061C, 0x200E, 0x200F, 0x202A, 0x2067, 0x2060, 0xE0041})
        QCOMPARE(visibleText(QString::fromUcs4(&mark, 1)),
                 QStringLiteral("⟨U+%1⟩").arg(uint(mark), 4, 16, QLatin1Char('0')).toUpper());
    const QString joined = QStringLiteral("می\u200Cخواهم \U0001F468\u200D\U0001F469");
    QCOMPARE(visibleText(joined), joined); // scripts and pictures need their joiners
}

void TestReportText::keepsLinesWhereTheyBelong()
{
    QCOMPARE(visibleText(QStringLiteral("a\n\tb\r"), Lines::Kept), QStringLiteral("a\n\tb␍"));
}

void TestReportText::groupsFiguresAndPicksPlurals()
{
    QCOMPARE(groupedText(1'257'409), QStringLiteral("1,257,409"));
    QCOMPARE(countText(1, QStringLiteral("row"), QStringLiteral("rows")), QStringLiteral("1 row"));
    QCOMPARE(countText(1000, QStringLiteral("row"), QStringLiteral("rows")), QStringLiteral("1,000 rows"));
}

void TestReportText::printsDurationsSizesAndTimes()
{
    QCOMPARE(durationText(820), QStringLiteral("820 ms"));
    QCOMPARE(durationText(12'600), QStringLiteral("12.6 s"));
    QCOMPARE(durationText(59'949), QStringLiteral("59.9 s"));
    QCOMPARE(durationText(59'950), QStringLiteral("1 min 00 s"));
    QCOMPARE(durationText(252'000), QStringLiteral("4 min 12 s"));
    QCOMPARE(durationText(268'700), QStringLiteral("4 min 29 s"));
    QCOMPARE(durationText(3'720'000), QStringLiteral("1 h 02 min"));
    QCOMPARE(shortDurationText(350), QStringLiteral("350 µs"));
    QCOMPARE(shortDurationText(1'400'000), QStringLiteral("1.4 s"));
    QCOMPARE(millisecondsText(-1), QStringLiteral("—"));
    QCOMPARE(millisecondsText(84.06), QStringLiteral("84.1 ms"));
    QCOMPARE(bytesText(308'000'000), QStringLiteral("308 MB"));
    QCOMPARE(bytesText(12'288), QStringLiteral("12.3 kB"));
    QCOMPARE(bytesText(7), QStringLiteral("7 bytes"));
    QCOMPARE(bothTimesText({}), QStringLiteral("—"));
    QVERIFY(bothTimesText(QDateTime(QDate(2026, 3, 2), QTime(9, 45), Qt::UTC))
                .contains(QStringLiteral("2026-03-02 09:45:00 UTC")));
    QCOMPARE(stateWords(PhaseState::DoneWithExceptions), QStringLiteral("done with exceptions"));
    QCOMPARE(stateWords(PhaseState::Waiting), QStringLiteral("waiting for you"));
    QCOMPARE(verdictWords(Verdict::NotRun), QStringLiteral("not run"));
}

QTEST_GUILESS_MAIN(TestReportText)
#include "test_report_text.moc"
