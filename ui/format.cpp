// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace godwit::ui {

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;

QString none()
{
    return QStringLiteral("–");
}

} // namespace

QString countText(qint64 count)
{
    return count < 0 ? none() : QLocale().toString(count);
}

QString sizeText(qint64 bytes)
{
    constexpr qint64 kTenUnits = 10;
    constexpr qint64 kMega = 1000 * 1000;
    if (bytes < 0)
        return none();
    const int decimals = bytes >= kTenUnits * kMega && bytes < 1000 * kMega ? 0 : 1;
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 0)
        return none();
    if (milliseconds < kMinute)
        return QLocale().toString(static_cast<double>(milliseconds) / kSecond, 'f', 1) + QStringLiteral(" s");
    return clockText(milliseconds);
}

QString clockText(qint64 milliseconds)
{
    if (milliseconds < 0)
        return none();
    const qint64 seconds = milliseconds / kSecond % 60;
    const qint64 minutes = milliseconds / kMinute % 60;
    const qint64 hours = milliseconds / kHour;
    const QChar zero = QLatin1Char('0');
    if (hours > 0)
        return QStringLiteral("%1:%2:%3").arg(hours).arg(minutes, 2, 10, zero).arg(seconds, 2, 10, zero);
    return QStringLiteral("%1:%2").arg(minutes).arg(seconds, 2, 10, zero);
}

QString microsecondsText(qint64 microseconds)
{
    constexpr qint64 kTenthOfASecond = 100'000;
    if (microseconds >= kTenthOfASecond)
        return durationText(microseconds / 1000);
    return millisecondsText(static_cast<double>(microseconds) / 1000.0);
}

QString millisecondsText(double milliseconds)
{
    if (milliseconds < 0)
        return none();
    return QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0) + QStringLiteral(" ms");
}

QString dayText(const QDate& day)
{
    //: A day without its year, as QLocale::toString() reads it: 20 Nov
    return QLocale().toString(day, QCoreApplication::translate("Format", "d MMM"));
}

QString dateText(const QDate& day)
{
    //: A day as QLocale::toString() reads it: 20 Nov 2026
    return QLocale().toString(day, QCoreApplication::translate("Format", "d MMM yyyy"));
}

QString timeText(const QDateTime& utc)
{
    if (!utc.isValid())
        return none();
    const QDateTime local = utc.toLocalTime();
    const QString time = QLocale().toString(local, QStringLiteral("HH:mm"));
    if (local.date() == QDate::currentDate())
        return time;
    const bool isThisYear = local.date().year() == QDate::currentDate().year();
    return isThisYear ? dayText(local.date()) + QStringLiteral(", ") + time : dateText(local.date()) + QStringLiteral(", ") + time;
}

QString secondsText(const QDateTime& utc)
{
    return utc.isValid() ? QLocale().toString(utc.toLocalTime(), QStringLiteral("HH:mm:ss")) : none();
}

QString momentText(const QDateTime& utc)
{
    return utc.isValid() ? dateText(utc.toLocalTime().date()) + QStringLiteral(", ") + secondsText(utc) : none();
}

QString digestText(const QString& hex)
{
    constexpr int kEnds = 4;
    constexpr int kShort = 2 * kEnds + 1;
    return hex.size() <= kShort ? hex : hex.left(kEnds) + QStringLiteral("…") + hex.right(kEnds);
}

QString valueText(const QString& value)
{
    return value.isNull() ? QStringLiteral("NULL") : value;
}

QString rowText(const QString& table, const QString& key)
{
    constexpr qsizetype kMost = 80;
    const QString shown = valueText(key).left(kMost + 1).simplified();
    return table + QLatin1Char(' ') + (shown.size() > kMost ? shown.left(kMost) + QStringLiteral("…") : shown);
}

QString breakableText(const QString& text)
{
    constexpr qsizetype kLongest = 20;
    QString broken;
    qsizetype unbroken = 0;
    for (const QChar character : text) {
        const bool breaks = character.isSpace() || character == QLatin1Char('/');
        unbroken = breaks ? 0 : unbroken + 1;
        if (unbroken > kLongest && !character.isLowSurrogate()) {
            broken += QChar(0x200B);
            unbroken = 1;
        }
        broken += character;
    }
    return broken;
}

QString tipText(const QString& text)
{
    constexpr qsizetype kMost = 1200;
    constexpr qsizetype kLine = 60;
    const QString shown = text.size() > kMost ? text.left(kMost) + QStringLiteral("…") : text;
    if (shown.size() <= kLine && !shown.contains(QLatin1Char('<')))
        return shown;
    QString html;
    qsizetype unbroken = 0;
    for (const QChar character : shown) {
        unbroken = character.isSpace() ? 0 : unbroken + 1;
        if (unbroken > kLine && !character.isLowSurrogate()) {
            html += QChar(0x200B); // a place to break, of no width
            unbroken = 1;
        }
        html += QString(character).toHtmlEscaped();
    }
    return QStringLiteral("<p style=\"white-space: pre-wrap\">%1</p>").arg(html);
}

} // namespace godwit::ui
