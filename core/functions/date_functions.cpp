// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/blank.h"
#include "core/functions/call.h"
#include "core/functions/date_cause.h"
#include "core/functions/date_pattern.h"
#include "core/functions/date_text.h"
#include "core/functions/part_reader.h"

#include <array>
#include <limits>

namespace godwit::core {

namespace {

/// The forms named in an argument, none if the call has no such argument. Nothing: a name that is none, which is noted.
std::optional<DateForms> formsArgument(Call& call, int argument)
{
    DateForms forms;
    if (call.count() <= argument)
        return forms;
    PartReader names(call.bytes(argument), ",");
    while (const std::optional<QByteArrayView> part = names.next()) {
        const QByteArrayView name = trimmedSpaces(*part);
        if (name == "minutes") {
            forms.hasMinutes = true;
        } else if (name == "ticks") {
            forms.hasTicks = true;
        } else if (!name.isEmpty()) {
            call.refuse(QStringLiteral("%1 are not forms of dates; there are 'minutes' and 'ticks'")
                            .arg(call.shown(argument)));
            return std::nullopt;
        }
    }
    return forms;
}

/// Why the first argument is no date. Without the value: causes are what the rows of a quarantine are counted and
/// decided by.
void rejectDate(Call& call, DateForms forms)
{
    call.reject(ErrorCode::RowDateUnreadable, [&] {
        const bool isReadAsText = call.type(0) == Value::Type::Text || call.type(0) == Value::Type::Integer;
        return isReadAsText ? dateCause(call.bytes(0), forms) : QStringLiteral("it is not a date");
    });
}

/// Microseconds of the first argument. Nothing for a blank one and for what cannot be read, which is noted.
std::optional<qint64> dateArgument(Call& call, int formsAt)
{
    const std::optional<DateForms> forms = formsArgument(call, formsAt);
    if (!forms)
        return std::nullopt;
    std::optional<qint64> date;
    const Value::Type type = call.type(0);
    if (type == Value::Type::Text)
        date = dateMicroseconds(call.bytes(0), *forms);
    else if (type == Value::Type::Integer)
        date = dateMicroseconds(call.rawInteger(0), *forms);
    const bool isBlankText = !date && type == Value::Type::Text && isBlank(call.bytes(0));
    if (!date && !isBlankText)
        rejectDate(call, *forms);
    return date;
}

void dateUs(Call& call)
{
    if (const std::optional<qint64> date = dateArgument(call, 1))
        call.giveInteger(*date);
}

void dateMs(Call& call)
{
    if (const std::optional<qint64> date = dateArgument(call, 1))
        call.giveInteger(millisecondsOf(*date));
}

void dateDayMs(Call& call)
{
    if (const std::optional<qint64> date = dateArgument(call, 1))
        call.giveInteger(dayOf(millisecondsOf(*date)));
}

void epoch(Call& call)
{
    constexpr double kMicrosecondsInSecond = 1e6;
    if (const std::optional<qint64> date = dateArgument(call, 1))
        call.giveReal(double(*date) / kMicrosecondsInSecond);
}

void giveWritten(Call& call, qint64 microseconds, QByteArrayView pattern)
{
    DateBuffer written;
    if (writeDate(written, microseconds, pattern))
        call.giveText(written);
    else
        call.refuse(QStringLiteral("%1 is not a pattern of a date; its letters are yyyy, MM, dd, HH, mm, ss, S to "
                                   "SSSSSS, T and Z, others stand in single quotes")
                        .arg(call.shown(1)));
}

void rejectYear(Call& call)
{
    call.reject(ErrorCode::RowDateUnreadable,
                [&] { return QStringLiteral("%1 is outside the years 0001 to 9999").arg(call.shown(0)); });
}

/// Of an INTEGER that counts milliseconds, as date_ms gives them; years that date_ms could not read back are refused.
void dateIso(Call& call)
{
    constexpr qint64 kMicrosecondsInMillisecond = 1000;
    constexpr qint64 kMost = std::numeric_limits<qint64>::max() / kMicrosecondsInMillisecond;
    const std::optional<qint64> number = call.integer(0);
    if (!number)
        return;
    if (*number < -kMost || *number > kMost || !hasFourDigitYear(*number * kMicrosecondsInMillisecond))
        rejectYear(call);
    else
        giveWritten(call, *number * kMicrosecondsInMillisecond, kIsoPattern);
}

/// Of a date in any of the forms.
void dateIsoAs(Call& call)
{
    const std::optional<QByteArrayView> pattern = call.text(1);
    const std::optional<qint64> date = pattern ? dateArgument(call, 2) : std::nullopt;
    if (!date)
        return;
    if (hasFourDigitYear(*date))
        giveWritten(call, *date, *pattern);
    else
        rejectYear(call);
}

constexpr std::array kFunctions{
    FunctionDefinition{"date_ms", 1, &callUnlessNull<dateMs>, TryForm::Yes},
    FunctionDefinition{"date_ms", 2, &callUnlessNull<dateMs>, TryForm::Yes},
    FunctionDefinition{"date_day_ms", 1, &callUnlessNull<dateDayMs>, TryForm::Yes},
    FunctionDefinition{"date_day_ms", 2, &callUnlessNull<dateDayMs>, TryForm::Yes},
    FunctionDefinition{"date_us", 1, &callUnlessNull<dateUs>, TryForm::Yes},
    FunctionDefinition{"date_us", 2, &callUnlessNull<dateUs>, TryForm::Yes},
    FunctionDefinition{"epoch", 1, &callUnlessNull<epoch>, TryForm::Yes},
    FunctionDefinition{"epoch", 2, &callUnlessNull<epoch>, TryForm::Yes},
    FunctionDefinition{"date_iso", 1, &callUnlessNull<dateIso>, TryForm::Yes},
    FunctionDefinition{"date_iso", 2, &callUnlessNull<dateIsoAs>, TryForm::Yes},
    FunctionDefinition{"date_iso", 3, &callUnlessNull<dateIsoAs>, TryForm::Yes},
};

} // namespace

std::span<const FunctionDefinition> dateFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
