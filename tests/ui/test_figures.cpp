// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_status.h"
#include "ui/delegates/figures.h"
#include "ui/format.h"
#include "ui/theme/colours.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

/// Figures as people read them, and the colours they stand in.
class TestFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void printsFiguresForPeople();
    void keepsFiguresOfAColumnEquallyWide();
    void keepsContrastInBothPalettes_data();
    void keepsContrastInBothPalettes();
};

void TestFigures::printsFiguresForPeople()
{
    QCOMPARE(countText(1257309), QStringLiteral("1,257,309"));
    QCOMPARE(countText(-1), QStringLiteral("–"));
    QCOMPARE(sizeText(308'000'000), QStringLiteral("308 MB"));
    QCOMPARE(sizeText(-1), QStringLiteral("–"));
    QCOMPARE(durationText(4100), QStringLiteral("4.1 s"));
    QCOMPARE(durationText(125'000), QStringLiteral("2:05"));
    QCOMPARE(durationText(-1), QStringLiteral("–"));
    QCOMPARE(clockText(3'723'000), QStringLiteral("1:02:03"));
    QCOMPARE(clockText(-1), QStringLiteral("–"));
    QCOMPARE(microsecondsText(400), QStringLiteral("0.4 ms"));
    QCOMPARE(microsecondsText(1'400'000), QStringLiteral("1.4 s"));
    QCOMPARE(millisecondsText(-1), QStringLiteral("–"));
    QCOMPARE(timeText({}), QStringLiteral("–"));
    QCOMPARE(timeText(QDateTime(QDate::currentDate(), QTime(10, 42))), QStringLiteral("10:42"));
    QCOMPARE(timeText(QDateTime(QDate(2001, 11, 20), QTime(10, 42))), QStringLiteral("20 Nov 2001, 10:42"));
    QCOMPARE(momentText(QDateTime(QDate(2001, 11, 20), QTime(10, 42, 3))), QStringLiteral("20 Nov 2001, 10:42:03"));
    QCOMPARE(digestText(QStringLiteral("4c1fb2a77d0e90ae")), QStringLiteral("4c1f…90ae"));
    QCOMPARE(digestText(QStringLiteral("4c1f")), QStringLiteral("4c1f"));
}

void TestFigures::keepsFiguresOfAColumnEquallyWide()
{
    const QFontMetricsF metrics{QFont()};
    QCOMPARE(figuresWidth(metrics, QStringLiteral("1,111")), figuresWidth(metrics, QStringLiteral("8,888")));
    QVERIFY(isFigures(QStringLiteral("1,257,309")));
    QVERIFY(!isFigures(QStringLiteral("tasks 12")));
    QVERIFY(!isFigures({}));
}

void TestFigures::keepsContrastInBothPalettes_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestFigures::keepsContrastInBothPalettes()
{
    QFETCH(bool, isDark);
    const Colours& colours = isDark ? darkColours() : lightColours();
    constexpr double kEnough = 4.5;
    for (const Tone tone : {Tone::Plain, Tone::Muted, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Bad}) {
        for (const QColor& ground :
             {colours.window, colours.base, colours.surface, toneGround(tone, colours)})
            QVERIFY2(contrast(toneColour(tone, colours), ground) >= kEnough,
                     qPrintable(toneName(tone) + QLatin1Char(' ') + ground.name()));
        if (tone != Tone::Plain && tone != Tone::Muted)
            QVERIFY2(contrast(colours.onAccent, toneColour(tone, colours)) >= kEnough,
                     qPrintable(toneName(tone)));
    }
    for (const QColor& ground : {colours.okSoft, colours.warnSoft, colours.badSoft, colours.accentSoft})
        QVERIFY2(contrast(colours.muted, ground) >= kEnough, qPrintable(ground.name()));
    QCOMPARE(coloursFor(paletteOf(colours)).isDark, isDark);
}

QTEST_MAIN(TestFigures)
#include "test_figures.moc"
