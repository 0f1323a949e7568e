// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/shown_difference.h"

#include <QTest>

using namespace godwit::core;

/// How two values that differ are shown side by side.
class TestShownDifference : public QObject
{
    Q_OBJECT

    /// "expected | stored"
    static QString shown(const Value& expected, const Value& stored)
    {
        ContentDifference difference;
        difference.showCells(QStringLiteral("notes"), QStringLiteral("7"), {QStringLiteral("body")}, {expected}, {stored},
                             [](size_t) { return false; });
        return difference.samples.first().mid(3).join(QStringLiteral(" | "));
    }

private Q_SLOTS:
    void showsShortValuesWhole()
    {
        QCOMPARE(shown(Value::ofText(QStringLiteral("it's")), Value::ofBlob("it")), QStringLiteral("'it''s' | X'6974'"));
        QCOMPARE(shown(Value::ofText(QByteArray("a\0b", 3)), Value::ofText(QByteArray("a"))),
                 QStringLiteral("CAST(X'610062' AS TEXT) | 'a'"));
    }

    void showsWhereLongTextsDiffer()
    {
        const QString start(1000, u'x');
        QCOMPARE(shown(Value::ofText(start + QStringLiteral("one end") + start), Value::ofText(start + QStringLiteral("two end") + start)),
                 QStringLiteral("…'%1one end%2'…, character 1,001 of 2,007 | …'%1two end%2'…, character 1,001 of 2,007")
                     .arg(QString(40, u'x'), QString(73, u'x')));
    }

    void showsALostTailOfALongText()
    {
        const QString start(300, u'x');
        QCOMPARE(shown(Value::ofText(start + QStringLiteral("tail")), Value::ofText(start)),
                 QStringLiteral("…'%1tail', character 301 of 304 | …'%1', character 301 of 300").arg(QString(40, u'x')));
    }

    void cutsNoCharacterInTwo()
    {
        const QString start(151, QChar(0x00E4)); // two bytes each
        const QString text = shown(Value::ofText(start + QChar(0x00F6) + start), Value::ofText(start + QChar(0x00FC) + start));
        QVERIFY2(text.contains(QStringLiteral("character 152 of 303")), qPrintable(text));
        QVERIFY2(text.contains(QChar(0x00F6)) && text.contains(QChar(0x00FC)), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("CAST")), qPrintable(text));
    }

    void showsWhereLongBlobsDiffer()
    {
        QByteArray one(5000, '\x01');
        QByteArray other = one;
        other[4321] = '\x02';
        const QString text = shown(Value::ofBlob(one), Value::ofBlob(other));
        QVERIFY2(text.contains(QStringLiteral("byte 4,322 of 5,000")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("010201")), qPrintable(text));
    }

    void showsTextOfOtherBytesThanItsEncodingByItsBytes()
    {
        const QByteArray start(400, 'x');
        const QString text = shown(Value::ofText(start + "\xff"), Value::ofText(start + "\xfe"));
        QVERIFY2(text.contains(QStringLiteral("78FF").toLower()) && text.contains(QStringLiteral("78fe")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("byte 401 of 401")), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestShownDifference)
#include "test_shown_difference.moc"
