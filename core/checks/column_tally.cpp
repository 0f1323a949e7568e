// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/column_tally.h"

#include "core/checks/figures.h"
#include "core/checks/row_hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace godwit::core {

namespace {

constexpr int kShownCharacters = 80;
constexpr qsizetype kKeptBytes = 4 * kShownCharacters + 4; // enough to show, and to see that it was cut
constexpr size_t kListedValues = 20;

bool isNumber(Value::Type type)
{
    return type == Value::Type::Integer || type == Value::Type::Real;
}

bool isBlank(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == ' '; });
}

template <typename Number>
int order(Number one, Number other)
{
    return one < other ? -1 : one > other ? 1 : 0;
}

/// Exact: most 64-bit integers are no double.
int compareMixed(qint64 integer, double real)
{
    if (real >= 9223372036854775808.0)
        return -1;
    if (real < -9223372036854775808.0)
        return 1;
    const auto whole = static_cast<qint64>(real);
    return integer != whole ? order(integer, whole) : order(0.0, real - static_cast<double>(whole));
}

} // namespace

ColumnTally::ColumnTally(const Column& column, qint64 distinctBound) : m_distinct(distinctBound)
{
    m_profile.name = column.name;
    m_profile.declaredType = column.declaredType;
}

void ColumnTally::add(const Statement& row, int column)
{
    Extreme value{.type = row.type(column), .integer = 0, .real = 0, .bytes = {}};
    const bool isCounting = m_isListed || !m_distinct.isFull(); // else the hash would be for nothing
    switch (value.type) {
    case Value::Type::Null:
        ++m_profile.nulls;
        return;
    case Value::Type::Integer:
        ++m_profile.integers;
        value.integer = row.integer(column);
        if (isCounting)
            addDistinct(hashOfNumber(static_cast<quint64>(value.integer), value.type), value);
        break;
    case Value::Type::Real:
        ++m_profile.reals;
        value.real = row.real(column);
        if (isCounting)
            addDistinct(hashOfNumber(std::bit_cast<quint64>(value.real), value.type), value);
        break;
    case Value::Type::Text:
    case Value::Type::Blob:
        value.bytes = row.bytes(column);
        m_profile.longest = std::max<qint64>(m_profile.longest, value.bytes.size());
        if (value.type == Value::Type::Text)
            addText(value.bytes);
        else
            ++m_profile.blobs;
        if (isCounting)
            addDistinct(hashOfBytes(value.bytes, value.type), value);
        break;
    }
    addOrder(value);
}

void ColumnTally::addText(QByteArrayView bytes)
{
    ++m_profile.texts;
    if (isBlank(bytes))
        ++m_profile.blanks;
    else if (!isValidUtf8(bytes))
        ++m_profile.invalidUtf8;
    if (!bytes.isEmpty() && std::memchr(bytes.data(), 0, static_cast<size_t>(bytes.size())))
        ++m_profile.withNul;
}

void ColumnTally::addDistinct(quint64 hash, const Extreme& value)
{
    if (m_isListed) {
        const auto found = std::find_if(m_listed.begin(), m_listed.end(),
                                        [hash](const Listed& listed) { return listed.hash == hash; });
        if (found != m_listed.end()) {
            ++found->count;
            return;
        }
        if (m_listed.size() < kListedValues) {
            m_listed.push_back({hash, textOf(value), 1});
        } else {
            m_isListed = false;
            m_listed = {};
        }
    }
    m_distinct.insert(hash);
}

void ColumnTally::addOrder(const Extreme& value)
{
    if (m_least.isNull()) {
        m_least = kept(value);
        m_greatest = m_least;
    } else if (compare(value, viewOf(m_least)) < 0) {
        m_least = kept(value);
    } else if (compare(value, viewOf(m_greatest)) > 0) {
        m_greatest = kept(value);
    }
}

int ColumnTally::compare(const Extreme& one, const Extreme& other)
{
    if (isNumber(one.type) && isNumber(other.type)) {
        if (one.type != other.type)
            return one.type == Value::Type::Integer ? compareMixed(one.integer, other.real)
                                                    : -compareMixed(other.integer, one.real);
        return one.type == Value::Type::Integer ? order(one.integer, other.integer) : order(one.real, other.real);
    }
    if (one.type != other.type) // Integer < Real < Text < Blob, as the enumeration has them
        return order(static_cast<int>(one.type), static_cast<int>(other.type));
    const qsizetype oneSize = std::min(one.bytes.size(), kKeptBytes);
    const qsizetype otherSize = std::min(other.bytes.size(), kKeptBytes);
    const qsizetype common = std::min(oneSize, otherSize);
    const int bytes = common == 0 ? 0 : std::memcmp(one.bytes.data(), other.bytes.data(), static_cast<size_t>(common));
    return bytes != 0 ? bytes : order(oneSize, otherSize);
}

ColumnTally::Extreme ColumnTally::viewOf(const Value& kept)
{
    return {.type = kept.type, .integer = kept.integer, .real = kept.real, .bytes = kept.bytes};
}

Value ColumnTally::kept(const Extreme& value)
{
    return {.type = value.type, .integer = value.integer, .real = value.real,
            .bytes = value.bytes.first(std::min(value.bytes.size(), kKeptBytes)).toByteArray()};
}

QString ColumnTally::textOf(const Extreme& value)
{
    if (value.type == Value::Type::Null)
        return {};
    return isNumber(value.type) ? kept(value).toKeyText() : bytesText(value.bytes, value.type, kShownCharacters);
}

ColumnProfile ColumnTally::profile() const
{
    ColumnProfile profile = m_profile;
    profile.distinct = m_distinct.count();
    profile.distinctIsExact = !m_distinct.isFull();
    profile.least = textOf(viewOf(m_least));
    profile.greatest = textOf(viewOf(m_greatest));
    if (!m_isListed)
        return profile;
    std::vector<Listed> listed = m_listed;
    std::stable_sort(listed.begin(), listed.end(), [](const Listed& one, const Listed& other) { return one.count > other.count; });
    for (const Listed& value : listed)
        profile.values.append({value.text, value.count});
    return profile;
}

} // namespace godwit::core
