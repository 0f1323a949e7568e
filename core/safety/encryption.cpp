// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/encryption.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <cmath>

namespace godwit::core {

namespace {

constexpr qsizetype kLeast = 1024;      // bytes; fewer tell nothing
constexpr qsizetype kPlainHeader = 112; // of a first page whose b-tree begins at 100

/// Bits a byte, 0 to 8. Of a thousand bytes of noise about 7.8, of sixty thousand about 8.
double entropyOf(QByteArrayView bytes)
{
    std::array<qsizetype, 256> counts = {};
    for (const char byte : bytes)
        ++counts[static_cast<uchar>(byte)];
    double entropy = 0;
    for (const qsizetype count : counts) {
        const double share = static_cast<double>(count) / static_cast<double>(bytes.size());
        entropy -= count > 0 ? share * std::log2(share) : 0;
    }
    return entropy;
}

bool isNoise(QByteArrayView bytes)
{
    return bytes.size() >= kLeast && entropyOf(bytes) > (bytes.size() < 4096 ? 7.7 : 7.9);
}

/// Marks that compressed files, archives, images and sounds begin with.
bool hasMark(const QByteArray& start)
{
    static const std::array marks{QByteArray("\x1f\x8b"),
                                  QByteArray("PK\x03\x04"),
                                  QByteArray("\xfd"
                                             "7zXZ"),
                                  QByteArray("(\xb5/\xfd"),
                                  QByteArray("7z\xbc\xaf"),
                                  QByteArray("BZh"),
                                  QByteArray("\x89PNG"),
                                  QByteArray("\xff\xd8\xff"),
                                  QByteArray("Rar!"),
                                  QByteArray("OggS"),
                                  QByteArray("%PDF"),
                                  QByteArray("\x04\"M\x18")};
    return std::any_of(marks.begin(), marks.end(),
                       [&](const QByteArray& mark) { return start.startsWith(mark); });
}

} // namespace

bool looksEncrypted(const QByteArray& start, qint64 bytes)
{
    if (bytes % 512 != 0 || hasMark(start))
        return false;
    if (!start.startsWith("SQLite format 3"))
        return isNoise(start);
    const bool hasTree = start.size() > 100 && QByteArray("\x02\x05\x0a\x0d").contains(start.at(100));
    return !hasTree && start.size() > kPlainHeader && isNoise(QByteArrayView(start).sliced(kPlainHeader));
}

} // namespace godwit::core
