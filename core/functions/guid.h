// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <optional>

namespace godwit::core {

/// The 16 bytes of a UUID in the order of RFC 4122.
using Guid = std::array<char, 16>;

/// 01234567-89ab-cdef-0123-456789abcdef, in either case, also in braces or without any hyphen. Nothing: none of these.
[[nodiscard]] std::optional<Guid> guidFromText(QByteArrayView text);
/// In lower case with hyphens.
[[nodiscard]] std::array<char, 36> guidToText(const Guid& guid);
/// .NET stores the first three fields with the least byte first; this turns one order into the other.
[[nodiscard]] Guid withNetOrderSwapped(Guid guid);
/// Version 5: made of the SHA-1 of a namespace and a name.
[[nodiscard]] Guid guidOfName(const Guid& space, QByteArrayView name);
/// Version 4, but not by chance: its 122 bits are of the XXH3-128 of a seed. The same on every machine.
[[nodiscard]] Guid guidOfSeed(QByteArrayView seed);
/// The bytes of hexadecimal digits in either case, two a byte. Nothing: anything else is in the text.
[[nodiscard]] std::optional<QByteArray> bytesFromHex(QByteArrayView text);

} // namespace godwit::core
