// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/date_pattern.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace godwit::core {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::microseconds;
using std::chrono::sys_days;
using std::chrono::sys_time;

constexpr unsigned kMicrosecondsInSecond = 1'000'000;
constexpr int kMostFractionDigits = 6;

/// The fields of one moment.
struct Moment
{
    explicit Moment(qint64 sinceEpoch)
    {
        const sys_time<microseconds> time{microseconds(sinceEpoch)};
        const sys_days day = floor<days>(time);
        const std::chrono::year_month_day date(day);
        year = unsigned(int(date.year()));
        month = unsigned(date.month());
        dayOfMonth = unsigned(date.day());
        const auto sinceMidnight = quint64((time - day).count());
        microsecond = unsigned(sinceMidnight % kMicrosecondsInSecond);
        secondOfDay = unsigned(sinceMidnight / kMicrosecondsInSecond);
    }

    unsigned year;
    unsigned month;
    unsigned dayOfMonth;
    unsigned secondOfDay;
    unsigned microsecond;
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// With at least so many digits.
void appendNumber(DateBuffer& written, unsigned number, int digits)
{
    std::array<char, 10> reversed{};
    int count = 0;
    for (; number > 0 || count < digits; number /= 10)
        reversed[std::size_t(count++)] = char('0' + number % 10);
    while (count > 0)
        written.append(reversed[std::size_t(--count)]);
}

void appendFraction(DateBuffer& written, unsigned microsecond, int digits)
{
    for (int missing = kMostFractionDigits - digits; missing > 0; --missing)
        microsecond /= 10;
    appendNumber(written, microsecond, digits);
}

/// One run of the same letter. False: it means nothing.
bool appendField(DateBuffer& written, const Moment& moment, char letter, int length)
{
    if (letter == 'S') {
        appendFraction(written, moment.microsecond, std::min(length, kMostFractionDigits));
        return length <= kMostFractionDigits;
    }
    if (letter == 'y') {
        appendNumber(written, moment.year, 4);
        return length == 4;
    }
    unsigned number = 0;
    switch (letter) {
    case 'M':
        number = moment.month;
        break;
    case 'd':
        number = moment.dayOfMonth;
        break;
    case 'H':
        number = moment.secondOfDay / 3600;
        break;
    case 'm':
        number = moment.secondOfDay / 60 % 60;
        break;
    case 's':
        number = moment.secondOfDay % 60;
        break;
    case 'T':
    case 'Z':
        written.append(letter);
        return length == 1;
    default:
        return false;
    }
    appendNumber(written, number, length);
    return length <= 2;
}

/// The text after an opening quote, up to the one that closes it; two of them are one. Gives where the pattern goes on,
/// null if nothing closes.
const char* appendQuoted(DateBuffer& written, const char* at, const char* end)
{
    if (at < end && *at == '\'') { // '' outside of quotes
        written.append('\'');
        return at + 1;
    }
    for (; at < end; ++at) {
        if (*at == '\'' && (at + 1 == end || at[1] != '\''))
            return at + 1;
        if (*at == '\'')
            ++at;
        written.append(*at);
    }
    return nullptr;
}

} // namespace

bool hasFourDigitYear(qint64 microseconds)
{
    using namespace std::chrono;
    constexpr sys_time<std::chrono::microseconds> kFirst = sys_days(year(1) / January / 1);
    constexpr sys_time<std::chrono::microseconds> kAfterLast = sys_days(year(10000) / January / 1);
    const sys_time<std::chrono::microseconds> time{std::chrono::microseconds(microseconds)};
    return time >= kFirst && time < kAfterLast;
}

bool writeDate(DateBuffer& written, qint64 microseconds, QByteArrayView pattern)
{
    const Moment moment(microseconds);
    const char* at = pattern.data();
    const char* const end = at + pattern.size();
    while (at < end) {
        const char first = *at++;
        if (first == '\'') {
            at = appendQuoted(written, at, end);
            if (!at)
                return false;
            continue;
        }
        if (!isLetter(first)) {
            written.append(first);
            continue;
        }
        int length = 1;
        for (; at < end && *at == first && length <= kMostFractionDigits; ++at)
            ++length;
        if (!appendField(written, moment, first, length))
            return false;
    }
    return true;
}

} // namespace godwit::core
