// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QVarLengthArray>

namespace godwit::core {

/// Bytes as letters and digits, five bits each. Rfc and Hex (RFC 4648, sections 6 and 7) begin with the first bits of
/// the bytes and fill up with zeros at the end; Crockford's is a number, whose first letter is filled up instead, as
/// in a ULID (26 letters, 16 bytes).
enum class Base32 { Rfc, Hex, Crockford };

/// Room for most ids without touching the heap.
using Base32Bytes = QVarLengthArray<char, 64>;

/// Appends the bytes that a text stands for. Both cases; padding may be missing (Rfc, Hex); I and L are 1, O is 0 and
/// hyphens are passed over (Crockford). False: another character, a length that is no whole number of bytes, padding
/// that is too long or too short, or bits that fill up and are not zero (so no two texts give the same bytes but for
/// case, padding, hyphens and these letters).
[[nodiscard]] bool readBase32(Base32Bytes& bytes, QByteArrayView text, Base32 alphabet);

/// Appends the letters of bytes: capitals, without padding.
void writeBase32(Base32Bytes& text, QByteArrayView bytes, Base32 alphabet);

} // namespace godwit::core
