// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace godwit::core {

/// Forms that a plan may allow beside those that are always read.
struct DateForms
{
    bool hasMinutes = false; ///< YYYY-MM-DD HH:MM, with T too, and with Z or an offset
    bool hasTicks = false;   ///< numbers above 9223372036854775: 100 ns since 0001-01-01 (.NET)
};

/// Microseconds since 1970 in UTC of a date as people store it: exactly the forms that resources/help/functions.md
/// lists under “Forms of dates”, and those allowed beside them; what is finer is cut. Leading and
/// trailing U+0020 are ignored; the text must not be blank. Nothing: not a date, or one that does not exist. No locale,
/// no time zone of the machine, nothing allocated.
[[nodiscard]] std::optional<qint64> dateMicroseconds(QByteArrayView text, DateForms forms = {});
/// The same of a number, which counts as its digits.
[[nodiscard]] std::optional<qint64> dateMicroseconds(qint64 number, DateForms forms = {});

/// Cut (floor) to milliseconds.
[[nodiscard]] qint64 millisecondsOf(qint64 microseconds);
/// As dateMicroseconds, cut to milliseconds.
[[nodiscard]] std::optional<qint64> dateMilliseconds(QByteArrayView text, DateForms forms = {});

/// Milliseconds cut (floor) to UTC midnight.
[[nodiscard]] qint64 dayOf(qint64 milliseconds);

} // namespace godwit::core
