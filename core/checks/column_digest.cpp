// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/column_digest.h"

#include <xxhash.h>

#include <bit>

namespace godwit::core {

namespace {

constexpr quint64 kSpread = 0x9e3779b97f4a7c15ULL; // keeps storage classes apart in a seed

/// A number is hashed as its eight bytes; NULL as none.
QByteArrayView bytesOf(const Cell& cell, quint64& number)
{
    switch (cell.type) {
    case Value::Type::Null:
        return {};
    case Value::Type::Integer:
        number = static_cast<quint64>(cell.integer);
        break;
    case Value::Type::Real:
        number = std::bit_cast<quint64>(cell.real);
        break;
    case Value::Type::Text:
    case Value::Type::Blob:
        return cell.bytes;
    }
    return {reinterpret_cast<const char*>(&number), qsizetype(sizeof number)};
}

quint64 seedOf(quint64 identity, Value::Type type)
{
    return identity + (static_cast<quint64>(type) + 1) * kSpread;
}

} // namespace

quint64 identityWith(quint64 identity, const Cell& cell)
{
    quint64 number = 0;
    const QByteArrayView bytes = bytesOf(cell, number);
    return XXH3_64bits_withSeed(bytes.data(), static_cast<size_t>(bytes.size()), seedOf(identity, cell.type));
}

void ColumnDigest::add(quint64 identity, const Cell& cell)
{
    quint64 number = 0;
    const QByteArrayView bytes = bytesOf(cell, number);
    const XXH128_hash_t hash =
        XXH3_128bits_withSeed(bytes.data(), static_cast<size_t>(bytes.size()), seedOf(identity, cell.type));
    low += hash.low64;
    high += hash.high64 + (low < hash.low64 ? 1 : 0);
}

QString ColumnDigest::toString() const
{
    return QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
}

ColumnDigest ColumnDigest::ofString(const QString& text)
{
    return {.low = text.mid(16).toULongLong(nullptr, 16), .high = text.left(16).toULongLong(nullptr, 16)};
}

} // namespace godwit::core
