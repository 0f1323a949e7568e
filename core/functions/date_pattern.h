// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QVarLengthArray>

namespace godwit::core {

/// Room for a written date without touching the heap.
using DateBuffer = QVarLengthArray<char, 64>;

/// How date_iso writes if it is given no pattern.
inline constexpr QByteArrayView kIsoPattern = "yyyy-MM-ddTHH:mm:ss.SSSZ";

/// True from 0001-01-01 to the end of 9999: the years that four digits can say.
[[nodiscard]] bool hasFourDigitYear(qint64 microseconds);

/// Appends a date in UTC as a pattern says: yyyy, MM or M, dd or d, HH or H, mm or m, ss or s, S to SSSSSS for so many
/// digits of the fraction (cut); T and Z for themselves; text in single quotes as it is, two of them for one. Every
/// other ASCII letter is refused, all other characters stand for themselves. The year must have four digits.
/// False: the pattern has a letter that is not known, or a quote that is not closed.
[[nodiscard]] bool writeDate(DateBuffer& written, qint64 microseconds, QByteArrayView pattern);

} // namespace godwit::core
