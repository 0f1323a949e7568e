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

struct Kinds
{
    bool hasHighBit = false; ///< some byte is not ASCII
    bool hasNul = false;
};

/// Eight bytes at a time: most text is plain ASCII, and then this is all there is to find out about it.
Kinds kindsOf(QByteArrayView bytes)
{
    constexpr quint64 kOnes = 0x0101010101010101;
    constexpr quint64 kHighs = 0x8080808080808080;
    quint64 highs = 0;
    quint64 nuls = 0;
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    for (; end - at >= 8; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, sizeof word);
        highs |= word;
        nuls |= (word - kOnes) & ~word;
    }
    Kinds kinds{.hasHighBit = (highs & kHighs) != 0, .hasNul = (nuls & kHighs) != 0};
    for (; at < end; ++at) {
        kinds.hasHighBit = kinds.hasHighBit || static_cast<uchar>(*at) >= 0x80;
        kinds.hasNul = kinds.hasNul || *at == 0;
    }
    return kinds;
}

/// As core/functions/time_functions takes it: the text up to its first NUL, whatever its case.
bool asksNow(QByteArrayView bytes)
{
    const char first = bytes.size() < 3 ? '\0' : static_cast<char>(bytes[0] | 0x20);
    if (first != 'n' && first != 's')
        return false;
    const qsizetype end = bytes.indexOf('\0');
    const QByteArrayView text = end < 0 ? bytes : bytes.first(end);
    return text.compare("now", Qt::CaseInsensitive) == 0 || text.compare("subsec", Qt::CaseInsensitive) == 0 ||
           text.compare("subsecond", Qt::CaseInsensitive) == 0;
}

template <typename Number>
int order(Number one, Number other)
{
    return one < other ? -1 : one > other ? 1 : 0;
}

/// What a record of SQLite's takes for it.
qint64 bytesOf(qint64 integer)
{
    if (integer == 0 || integer == 1)
        return 0;
    const int bits = 65 - std::countl_zero(static_cast<quint64>(integer < 0 ? ~integer : integer));
    const int bytes = (bits + 7) / 8;
    return bytes <= 4 ? bytes : bytes <= 6 ? 6 : 8;
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

ColumnTally::ColumnTally(const Column& column, qint64 distinctBound)
    : m_distinct(distinctBound), m_dates(saysDate(column.name, column.declaredType))
{
    m_profile.name = column.name;
    m_profile.declaredType = column.declaredType;
}

void ColumnTally::add(const Statement& row, int column)
{
    const Cell value = cellOf(row, column);
    switch (value.type) {
    case Value::Type::Null:
        ++m_profile.nulls;
        return;
    case Value::Type::Integer:
        ++m_profile.integers;
        m_profile.bytes += bytesOf(value.integer);
        addDistinct(hashOfNumber(static_cast<quint64>(value.integer), value.type), value);
        break;
    case Value::Type::Real:
        ++m_profile.reals;
        m_profile.bytes += qint64(sizeof value.real);
        addDistinct(hashOfNumber(std::bit_cast<quint64>(value.real), value.type), value);
        break;
    case Value::Type::Text:
    case Value::Type::Blob:
        m_profile.longest = std::max<qint64>(m_profile.longest, value.bytes.size());
        m_profile.lengths += value.bytes.size();
        m_profile.asksNow += asksNow(value.bytes) ? 1 : 0;
        if (value.type == Value::Type::Text)
            addText(value.bytes);
        else
            ++m_profile.blobs;
        addDistinct(hashOfBytes(value.bytes, value.type), value);
        break;
    }
    addOrder(value);
}

void ColumnTally::add(const ColumnTally& other)
{
    m_profile.nulls += other.m_profile.nulls;
    m_profile.blanks += other.m_profile.blanks;
    m_profile.integers += other.m_profile.integers;
    m_profile.reals += other.m_profile.reals;
    m_profile.texts += other.m_profile.texts;
    m_profile.blobs += other.m_profile.blobs;
    m_profile.invalidUtf8 += other.m_profile.invalidUtf8;
    m_profile.withNul += other.m_profile.withNul;
    m_profile.asksNow += other.m_profile.asksNow;
    m_profile.longest = std::max(m_profile.longest, other.m_profile.longest);
    m_profile.bytes += other.m_profile.bytes;
    m_profile.lengths += other.m_profile.lengths;
    m_dates.add(other.m_dates);
    m_distinct.insert(other.m_distinct);
    addListed(other);
    for (const Value& extreme : {other.m_least, other.m_greatest}) {
        if (!extreme.isNull())
            addOrder(viewOf(extreme));
    }
}

void ColumnTally::addListed(const ColumnTally& other)
{
    m_isListed = m_isListed && other.m_isListed;
    for (const Listed& listed : other.m_listed) {
        const auto found = std::find_if(m_listed.begin(), m_listed.end(),
                                        [&](const Listed& known) { return known.hash == listed.hash; });
        if (found != m_listed.end())
            found->count += listed.count;
        else
            m_listed.push_back(listed);
    }
    m_isListed = m_isListed && m_listed.size() <= kListedValues;
    if (!m_isListed)
        m_listed = {};
}

void ColumnTally::addText(QByteArrayView bytes)
{
    ++m_profile.texts;
    const Kinds kinds = kindsOf(bytes);
    if (isBlank(bytes)) {
        ++m_profile.blanks;
    } else {
        m_dates.add(bytes);
        if (kinds.hasHighBit && !isValidUtf8(bytes))
            ++m_profile.invalidUtf8;
    }
    if (kinds.hasNul)
        ++m_profile.withNul;
}

void ColumnTally::addDistinct(quint64 hash, const Cell& value)
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

void ColumnTally::addOrder(const Cell& value)
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

int ColumnTally::compare(const Cell& one, const Cell& other)
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

Cell ColumnTally::viewOf(const Value& kept)
{
    return {.type = kept.type, .integer = kept.integer, .real = kept.real, .bytes = kept.bytes};
}

Value ColumnTally::kept(const Cell& value)
{
    return {.type = value.type, .integer = value.integer, .real = value.real,
            .bytes = value.bytes.first(std::min(value.bytes.size(), kKeptBytes)).toByteArray()};
}

QString ColumnTally::textOf(const Cell& value)
{
    if (value.type == Value::Type::Null)
        return {};
    return isNumber(value.type) ? kept(value).toKeyText() : bytesText(value.bytes, value.type, kShownCharacters);
}

ColumnProfile ColumnTally::profile() const
{
    ColumnProfile profile = m_profile;
    profile.bytes += profile.lengths;
    profile.mistyped = mistypedIn(profile);
    profile.distinctIsExact = m_distinct.isExact();
    // An estimate may say more than there is.
    profile.distinct = std::min(m_distinct.count(), profile.integers + profile.reals + profile.texts + profile.blobs);
    m_dates.write(profile);
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
