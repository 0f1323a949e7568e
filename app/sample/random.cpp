// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/random.h"

namespace godwit::app {

QByteArray SampleRandom::uuid()
{
    constexpr char kHex[] = "0123456789abcdef";
    const quint64 high = (next() & ~0xf000ULL) | 0x4000ULL;
    const quint64 low = (next() & ~(3ULL << 62)) | (2ULL << 62);
    QByteArray text(36, '-');
    char* const out = text.data();
    int at = 0;
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            ++at;
        const quint64 half = digit < 16 ? high : low;
        out[at++] = kHex[(half >> (60 - 4 * (digit % 16))) & 15];
    }
    return text;
}

} // namespace godwit::app
