// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/date_text.h"

#include "core/functions/blank.h"

#include <chrono>

namespace godwit::core {

namespace {

constexpr qint64 kGreatestNumber = 9'223'372'036'854'775; // its microseconds still fit into 64 bits
constexpr qint64 kFirstMilliseconds = 100'000'000'000;    // smaller numbers count seconds
constexpr qint64 kGreatestTicks = 3'155'378'975'999'999'999; // .NET's DateTime.MaxValue, the end of the year 9999
constexpr qint64 kTicksTo1970 = 621'355'968'000'000'000;
constexpr qint64 kTicksInMicrosecond = 10;
constexpr qint64 kMillisecond = 1000; // all these in microseconds
constexpr qint64 kSecond = 1000 * kMillisecond;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kMillisecondsInDay = kDay / kMillisecond;
constexpr int kMostFractionDigits = 9;
constexpr int kMostOffsetHours = 14;

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads forward through one text. A read that fails gives -1 or false, and the whole date is refused.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_at(text.data()), m_end(m_at + text.size()) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] bool nextIs(char wanted) const { return m_at < m_end && *m_at == wanted; }

    bool take(char wanted)
    {
        if (!nextIs(wanted))
            return false;
        ++m_at;
        return true;
    }

    int digits(int count)
    {
        if (m_end - m_at < count)
            return -1;
        int number = 0;
        for (; count > 0; --count, ++m_at) {
            if (!isDigit(*m_at))
                return -1;
            number = number * 10 + (*m_at - '0');
        }
        return number;
    }

    /// 1 to 9 digits after the point, cut to microseconds.
    int fraction()
    {
        int microseconds = 0;
        int count = 0;
        int weight = 100'000;
        for (; m_at < m_end && isDigit(*m_at); ++m_at, ++count, weight /= 10)
            microseconds += (*m_at - '0') * weight; // the weight is 0 from the seventh digit on
        return count >= 1 && count <= kMostFractionDigits ? microseconds : -1;
    }

private:
    const char* m_at;
    const char* m_end;
};

std::optional<qint64> midnight(int year, int month, int day)
{
    if (year < 1 || month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() * kDay;
}

/// HH:MM:SS with an optional fraction, or HH:MM if that is allowed, as microseconds since midnight.
std::optional<qint64> timeOfDay(Scanner& scanner, DateForms forms)
{
    const int hour = scanner.digits(2);
    if (hour < 0 || hour > 23 || !scanner.take(':'))
        return std::nullopt;
    const int minute = scanner.digits(2);
    if (minute < 0 || minute > 59)
        return std::nullopt;
    if (!scanner.take(':'))
        return forms.hasMinutes ? std::optional(hour * kHour + minute * kMinute) : std::nullopt;
    const int second = scanner.digits(2);
    if (second < 0 || second > 59)
        return std::nullopt;
    const int fraction = scanner.take('.') ? scanner.fraction() : 0;
    if (fraction < 0)
        return std::nullopt;
    return hour * kHour + minute * kMinute + second * kSecond + fraction;
}

/// Nothing, Z or ±HH:MM up to the end of the text.
std::optional<qint64> offset(Scanner& scanner)
{
    if (scanner.atEnd())
        return 0;
    if (scanner.take('Z'))
        return scanner.atEnd() ? std::optional<qint64>(0) : std::nullopt;
    const bool isWest = scanner.nextIs('-');
    if (!scanner.take('-') && !scanner.take('+'))
        return std::nullopt;
    const int hours = scanner.digits(2);
    if (hours < 0 || hours > kMostOffsetHours || !scanner.take(':'))
        return std::nullopt;
    const int minutes = scanner.digits(2);
    if (minutes < 0 || minutes > 59 || !scanner.atEnd())
        return std::nullopt;
    const qint64 distance = hours * kHour + minutes * kMinute;
    return isWest ? -distance : distance;
}

std::optional<qint64> yearFirst(QByteArrayView text, DateForms forms)
{
    Scanner scanner(text);
    const int year = scanner.digits(4);
    if (!scanner.take('-'))
        return std::nullopt;
    const int month = scanner.digits(2);
    if (!scanner.take('-'))
        return std::nullopt;
    const std::optional<qint64> date = midnight(year, month, scanner.digits(2));
    if (!date || scanner.atEnd())
        return date;
    if (!scanner.take('T') && !scanner.take(' '))
        return std::nullopt;
    const std::optional<qint64> time = timeOfDay(scanner, forms);
    if (!time)
        return std::nullopt;
    const std::optional<qint64> ahead = offset(scanner);
    if (!ahead)
        return std::nullopt;
    return *date + *time - *ahead;
}

std::optional<qint64> dayFirst(QByteArrayView text)
{
    Scanner scanner(text);
    const int day = scanner.digits(2);
    if (!scanner.take('/'))
        return std::nullopt;
    const int month = scanner.digits(2);
    if (!scanner.take('/'))
        return std::nullopt;
    const int year = scanner.digits(4);
    return scanner.atEnd() ? midnight(year, month, day) : std::nullopt;
}

std::optional<qint64> digitsOnly(QByteArrayView text, DateForms forms)
{
    qint64 number = 0;
    for (const char c : text) {
        if (!isDigit(c) || number > kGreatestTicks / 10) // ten times as much still fits
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return dateMicroseconds(number, forms);
}

qint64 floorTo(qint64 number, qint64 unit)
{
    const qint64 rest = number % unit;
    return number - (rest < 0 ? rest + unit : rest);
}

} // namespace

std::optional<qint64> dateMicroseconds(QByteArrayView text, DateForms forms)
{
    const QByteArrayView trimmed = trimmedSpaces(text);
    if (trimmed.isEmpty())
        return std::nullopt;
    if (trimmed.size() > 4 && trimmed[4] == '-')
        return yearFirst(trimmed, forms);
    if (trimmed.size() > 2 && trimmed[2] == '/')
        return dayFirst(trimmed);
    return digitsOnly(trimmed, forms);
}

std::optional<qint64> dateMicroseconds(qint64 number, DateForms forms)
{
    if (number < 0)
        return std::nullopt;
    if (number <= kGreatestNumber)
        return number * (number < kFirstMilliseconds ? kSecond : kMillisecond);
    if (forms.hasTicks && number <= kGreatestTicks)
        return floorTo(number - kTicksTo1970, kTicksInMicrosecond) / kTicksInMicrosecond;
    return std::nullopt;
}

qint64 millisecondsOf(qint64 microseconds)
{
    return (microseconds - (microseconds < 0 ? kMillisecond - 1 : 0)) / kMillisecond;
}

std::optional<qint64> dateMilliseconds(QByteArrayView text, DateForms forms)
{
    const std::optional<qint64> microseconds = dateMicroseconds(text, forms);
    return microseconds ? std::optional(millisecondsOf(*microseconds)) : std::nullopt;
}

qint64 dayOf(qint64 milliseconds)
{
    return floorTo(milliseconds, kMillisecondsInDay);
}

} // namespace godwit::core
