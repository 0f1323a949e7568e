// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_text.h"

#include <QLocale>

#include <array>

namespace godwit::core {

namespace {

/// Marks that turn the direction of writing, for a letter or for all that follows.
bool isTurning(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
           c == 0x061C;
}

/// Joiners are left alone: scripts need them.
bool isInvisible(char32_t c)
{
    return (c >= 0x80 && c <= 0x9F) || c == 0x200B || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x206A && c <= 0x206F) || (c >= 0xE0000 && c <= 0xE007F);
}

bool isNoCharacter(char32_t c)
{
    return (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

QString visibleCharacter(char32_t c)
{
    if (c < 0x20)
        return QChar(char16_t(0x2400 + c));
    if (c == 0x7F)
        return QChar(char16_t(0x2421));
    if (isTurning(c) || isInvisible(c))
        return QStringLiteral("⟨U+%1⟩").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
    if (isNoCharacter(c))
        return QChar(QChar::ReplacementCharacter);
    return QString::fromUcs4(&c, 1);
}

QString digits(double number, int decimals)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number, 'f', decimals);
}

QString none()
{
    return QStringLiteral("—");
}

} // namespace

QString visibleText(const QString& text, Lines lines)
{
    QString shown;
    shown.reserve(text.size());
    const auto characters = text.toUcs4(); // a lone surrogate becomes U+FFFD here
    for (const uint c : characters) {
        if (lines == Lines::Kept && (c == '\n' || c == '\t'))
            shown += QChar(char16_t(c));
        else
            shown += visibleCharacter(c);
    }
    return shown;
}

QString groupedText(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 1000)
        return QStringLiteral("%1 ms").arg(milliseconds);
    if (milliseconds < 59'950) // what would be rounded to 60.0 s is a minute
        return QStringLiteral("%1 s").arg(digits(double(milliseconds) / 1000, 1));
    const qint64 seconds = (milliseconds + 500) / 1000;
    if (seconds < 3600)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1 h %2 min")
        .arg(groupedText(seconds / 3600))
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
}

QString shortDurationText(qint64 microseconds)
{
    if (microseconds < 1000)
        return QStringLiteral("%1 µs").arg(microseconds);
    return durationText(microseconds / 1000);
}

QString millisecondsText(double milliseconds)
{
    if (milliseconds < 0)
        return none();
    return QStringLiteral("%1 ms").arg(digits(milliseconds, milliseconds < 10 ? 2 : 1));
}

QString bytesText(qint64 bytes)
{
    static constexpr std::array kUnits{"bytes", "kB", "MB", "GB", "TB"};
    auto size = double(bytes);
    std::size_t unit = 0;
    while (size >= 1000 && unit + 1 < kUnits.size()) {
        size /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 || size >= 100 ? 0 : 1;
    return digits(size, decimals) + QLatin1Char(' ') + QString::fromLatin1(kUnits.at(unit));
}

QString localTimeText(const QDateTime& time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t")) : none();
}

QString utcTimeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'")) : none();
}

QString bothTimesText(const QDateTime& time)
{
    if (!time.isValid())
        return none();
    const QString local = localTimeText(time);
    const QString utc = utcTimeText(time);
    return local == utc ? utc : QStringLiteral("%1 (%2)").arg(local, utc);
}

QString stateWords(PhaseState state)
{
    if (state == PhaseState::Waiting)
        return QStringLiteral("waiting for you");
    return stateId(state).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString verdictWords(Verdict verdict)
{
    return verdictId(verdict).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace godwit::core
