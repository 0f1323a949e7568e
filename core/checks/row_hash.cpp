// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/row_hash.h"

#include "core/sqlite/cell.h"

#include <QtEndian>

#include <xxhash.h>

#include <bit>
#include <cstring>
#include <vector>

namespace godwit::core {

namespace {

constexpr qsizetype kCopiedBytes = 4096; // from here on the second hash costs less than the copy
constexpr size_t kMostOfCell = 9 + static_cast<size_t>(kCopiedBytes);

/// One byte each; part of every digest in a manifest or journal: never renumber.
enum Tag : char { Null = 0, Integer = 1, Real = 2, Text = 3, Blob = 4, Hashed = 8 };

/// The row as it is hashed. It grows to the longest row of its thread, so that no cell has to ask for memory.
class RowBytes
{
public:
    void begin()
    {
        m_size = 0;
        m_longBytes = 0;
    }
    /// Room for one more cell; once for each, so that writing it needs no check.
    void beginCell()
    {
        if (m_bytes.size() - m_size < kMostOfCell)
            m_bytes.resize(m_bytes.size() * 2 + kMostOfCell);
    }
    void tag(int tag) { m_bytes[m_size++] = static_cast<char>(tag); }
    void number(quint64 number)
    {
        qToLittleEndian(number, m_bytes.data() + m_size);
        m_size += sizeof number;
    }
    void bytes(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            std::memcpy(m_bytes.data() + m_size, bytes.data(), static_cast<size_t>(bytes.size()));
        m_size += static_cast<size_t>(bytes.size());
    }
    void countLong(qsizetype bytes) { m_longBytes += bytes; }
    [[nodiscard]] RowHash hash() const
    {
        const XXH128_hash_t hash = XXH3_128bits(m_bytes.data(), m_size);
        return {.low = hash.low64, .high = hash.high64, .longBytes = m_longBytes};
    }

private:
    std::vector<char> m_bytes;
    size_t m_size = 0;
    qint64 m_longBytes = 0;
};

void appendBytes(RowBytes& row, Tag tag, QByteArrayView bytes)
{
    const bool isLarge = bytes.size() > kCopiedBytes;
    row.tag(isLarge ? tag | Tag::Hashed : tag);
    row.number(static_cast<quint64>(bytes.size()));
    if (!isLarge) {
        row.bytes(bytes);
        return;
    }
    row.countLong(bytes.size());
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), static_cast<size_t>(bytes.size()));
    row.number(hash.low64);
    row.number(hash.high64);
}

void appendCell(RowBytes& row, const Cell& cell)
{
    row.beginCell();
    switch (cell.type) {
    case Value::Type::Null:
        row.tag(Tag::Null);
        break;
    case Value::Type::Integer:
        row.tag(Tag::Integer);
        row.number(static_cast<quint64>(cell.integer));
        break;
    case Value::Type::Real:
        row.tag(Tag::Real);
        row.number(std::bit_cast<quint64>(cell.real));
        break;
    case Value::Type::Text:
        appendBytes(row, Tag::Text, cell.bytes);
        break;
    case Value::Type::Blob:
        appendBytes(row, Tag::Blob, cell.bytes);
        break;
    }
}

} // namespace

RowHash hashOfRow(const Statement& row, int firstColumn, int columnCount)
{
    static thread_local RowBytes bytes;
    bytes.begin();
    for (int column = firstColumn; column < firstColumn + columnCount; ++column)
        appendCell(bytes, cellOf(row, column));
    return bytes.hash();
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
