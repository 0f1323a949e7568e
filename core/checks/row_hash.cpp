// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/row_hash.h"

#include <QtEndian>

#include <xxhash.h>

#include <bit>

namespace godwit::core {

namespace {

constexpr qsizetype kCopiedBytes = 4096; // from here on the second hash costs less than the copy

/// One byte each; part of every digest in a manifest or journal: never renumber.
enum Tag : char { Null = 0, Integer = 1, Real = 2, Text = 3, Blob = 4, Hashed = 8 };

void appendNumber(QByteArray& buffer, quint64 number)
{
    const quint64 little = qToLittleEndian(number);
    buffer.append(reinterpret_cast<const char*>(&little), sizeof little);
}

void appendBytes(QByteArray& buffer, Tag tag, QByteArrayView bytes)
{
    const bool isLarge = bytes.size() > kCopiedBytes;
    buffer.append(isLarge ? static_cast<char>(tag | Hashed) : static_cast<char>(tag));
    appendNumber(buffer, static_cast<quint64>(bytes.size()));
    if (!isLarge) {
        buffer.append(bytes.data(), bytes.size());
        return;
    }
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), static_cast<size_t>(bytes.size()));
    appendNumber(buffer, hash.low64);
    appendNumber(buffer, hash.high64);
}

void appendValue(QByteArray& buffer, const Statement& row, int column, Value::Type type)
{
    switch (type) {
    case Value::Type::Null:
        buffer.append(Tag::Null);
        break;
    case Value::Type::Integer:
        buffer.append(Tag::Integer);
        appendNumber(buffer, static_cast<quint64>(row.integer(column)));
        break;
    case Value::Type::Real:
        buffer.append(Tag::Real);
        appendNumber(buffer, std::bit_cast<quint64>(row.real(column)));
        break;
    case Value::Type::Text:
        appendBytes(buffer, Tag::Text, row.bytes(column));
        break;
    case Value::Type::Blob:
        appendBytes(buffer, Tag::Blob, row.bytes(column));
        break;
    }
}

QByteArray& emptyBuffer()
{
    static thread_local QByteArray buffer;
    buffer.resize(0); // unlike clear(), keeps what was allocated
    return buffer;
}

} // namespace

RowHash hashOfRow(const Statement& row, int firstColumn, int columnCount)
{
    QByteArray& buffer = emptyBuffer();
    for (int column = firstColumn; column < firstColumn + columnCount; ++column)
        appendValue(buffer, row, column, row.type(column));
    const XXH128_hash_t hash = XXH3_128bits(buffer.constData(), static_cast<size_t>(buffer.size()));
    return {.low = hash.low64, .high = hash.high64};
}

quint64 hashOfNumber(quint64 bits, Value::Type type)
{
    return hashOfBytes({reinterpret_cast<const char*>(&bits), qsizetype(sizeof bits)}, type);
}

quint64 hashOfBytes(QByteArrayView bytes, Value::Type type)
{
    const auto seed = static_cast<XXH64_hash_t>(type); // the storage class, without a buffer to put it in
    const quint64 hash = XXH3_64bits_withSeed(bytes.data(), static_cast<size_t>(bytes.size()), seed);
    return hash == 0 ? 1 : hash;
}

} // namespace godwit::core
