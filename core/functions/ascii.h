// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstring>

namespace godwit::core {

/// True if no byte has its high bit set. Most stored text is ASCII, and then it is valid UTF-8, its letters have simple
/// case and it is composed already: nothing else has to be looked at.
[[nodiscard]] inline bool isAscii(QByteArrayView bytes)
{
    constexpr quint64 kHighBits = 0x8080808080808080;
    const char* at = bytes.data();
    qsizetype left = bytes.size();
    quint64 seen = 0;
    for (; left >= qsizetype(sizeof(quint64)); at += sizeof(quint64), left -= sizeof(quint64)) {
        quint64 word = 0;
        std::memcpy(&word, at, sizeof word);
        seen |= word;
    }
    for (; left > 0; ++at, --left)
        seen |= uchar(*at);
    return (seen & kHighBits) == 0;
}

/// The capital of an ASCII letter; every other byte as it is.
[[nodiscard]] constexpr char asciiUpper(char c)
{
    return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
}

/// The small letter of an ASCII capital; every other byte as it is.
[[nodiscard]] constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

} // namespace godwit::core
