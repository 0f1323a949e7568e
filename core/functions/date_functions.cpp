// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/blank.h"
#include "core/functions/call.h"
#include "core/functions/date_cause.h"
#include "core/functions/date_text.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace godwit::core {

namespace {

enum class Cut { None, Day };
enum class Unreadable { Rejects, GivesNull };

void rejectDate(Call& call)
{
    call.reject(ErrorCode::RowDateUnreadable, [&] {
        const bool isReadAsText = call.type(0) == Value::Type::Text || call.type(0) == Value::Type::Integer;
        // Without the value: causes are what the rows of a quarantine are counted and decided by.
        return isReadAsText ? dateCause(call.bytes(0)) : QStringLiteral("it is not a date");
    });
}

/// Nothing for what cannot be read. An INTEGER counts as its digits.
std::optional<qint64> milliseconds(const Call& call)
{
    const Value::Type type = call.type(0);
    if (type != Value::Type::Text && type != Value::Type::Integer)
        return std::nullopt;
    return dateMilliseconds(call.bytes(0));
}

template <Cut cut, Unreadable unreadable>
void dateNumber(Call& call)
{
    if (const std::optional<qint64> date = milliseconds(call)) {
        call.giveInteger(cut == Cut::Day ? dayOf(*date) : *date);
        return;
    }
    const bool isNoDate = call.type(0) == Value::Type::Text && isBlank(call.bytes(0));
    if (unreadable == Unreadable::Rejects && !isNoDate)
        rejectDate(call);
}

/// YYYY-MM-DDTHH:MM:SS.mmmZ of milliseconds; years that date_ms could not read back are refused.
void dateIso(Call& call)
{
    using namespace std::chrono;
    const std::optional<qint64> number = call.integer(0);
    if (!number)
        return;
    const sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(*number)};
    constexpr sys_days kFirst = year(1) / January / 1;
    constexpr sys_days kAfterLast = year(10000) / January / 1;
    if (time < kFirst || time >= kAfterLast) {
        call.reject(ErrorCode::RowDateUnreadable,
                    [&] { return QStringLiteral("%1 is outside the years 0001 to 9999").arg(*number); });
        return;
    }
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 32> text{};
    const int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
                                   unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                                   int(clock.minutes().count()), int(clock.seconds().count()),
                                   int(clock.subseconds().count()));
    call.giveText(QByteArrayView(text.data(), size));
}

constexpr std::array kFunctions{
    FunctionDefinition{"date_ms", 1, &callUnlessNull<dateNumber<Cut::None, Unreadable::Rejects>>},
    FunctionDefinition{"date_day_ms", 1, &callUnlessNull<dateNumber<Cut::Day, Unreadable::Rejects>>},
    FunctionDefinition{"try_date_ms", 1, &callUnlessNull<dateNumber<Cut::None, Unreadable::GivesNull>>},
    FunctionDefinition{"try_date_day_ms", 1, &callUnlessNull<dateNumber<Cut::Day, Unreadable::GivesNull>>},
    FunctionDefinition{"date_iso", 1, &callUnlessNull<dateIso>},
};

} // namespace

std::span<const FunctionDefinition> dateFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
