// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace godwit::core {

/// Milliseconds since 1970 in UTC of a date as people store it: exactly the forms of
/// resources/examples/product_manager (RULES: Dates). Leading and trailing U+0020 are ignored; the text must not be
/// blank. Nothing: not a date, or one that does not exist. No locale, no time zone of the machine.
[[nodiscard]] std::optional<qint64> dateMilliseconds(QByteArrayView text);

/// Cut (floor) to UTC midnight.
[[nodiscard]] qint64 dayOf(qint64 milliseconds);

} // namespace godwit::core
