// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/key_hashes.h"

#include "core/checks/row_hash.h"
#include "core/schema/collations.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace godwit::core {

namespace {

/// SQLite's rules, in their order.
KeyPart::Affinity affinityOf(const QString& declaredType)
{
    const QString type = declaredType.toUpper();
    const auto has = [&type](const char* part) { return type.contains(QLatin1String(part)); };
    if (has("INT"))
        return KeyPart::Affinity::Number;
    if (has("CHAR") || has("CLOB") || has("TEXT"))
        return KeyPart::Affinity::Text;
    if (type.isEmpty() || has("BLOB") || type == QStringLiteral("ANY"))
        return KeyPart::Affinity::None;
    return KeyPart::Affinity::Number;
}

/// 1 and 1.0 are one key.
quint64 hashOfReal(double real)
{
    constexpr double kBeyond = 9223372036854775808.0;
    if (real == std::floor(real) && real >= -kBeyond && real < kBeyond)
        return hashOfNumber(static_cast<quint64>(static_cast<qint64>(real)), Value::Type::Integer);
    return hashOfNumber(std::bit_cast<quint64>(real), Value::Type::Real);
}

quint64 hashOfText(QByteArrayView text, const KeyPart& part)
{
    if (part.affinity == KeyPart::Affinity::Number) {
        const QByteArray number = text.toByteArray();
        bool isNumber = false;
        if (const qint64 integer = number.toLongLong(&isNumber); isNumber)
            return hashOfNumber(static_cast<quint64>(integer), Value::Type::Integer);
        if (const double real = number.toDouble(&isNumber); isNumber && std::isfinite(real))
            return hashOfReal(real);
    }
    if (part.collation == KeyPart::Collation::RightTrim) {
        while (!text.isEmpty() && text.back() == ' ')
            text.chop(1);
    }
    if (part.collation != KeyPart::Collation::NoCase)
        return hashOfBytes(text, Value::Type::Text);
    QByteArray folded = text.toByteArray();
    for (char& byte : folded)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    return hashOfBytes(folded, Value::Type::Text);
}

quint64 hashOfPart(const RowBuffer& rows, int row, const KeyPart& part)
{
    const Value::Type type = rows.type(row, part.value);
    if (type == Value::Type::Text)
        return hashOfText(rows.view(row, part.value), part);
    if (type == Value::Type::Blob)
        return hashOfBytes(rows.view(row, part.value), type);
    if (part.affinity == KeyPart::Affinity::Text)
        return hashOfText(rows.value(row, part.value).toKeyText().toUtf8(), part);
    return type == Value::Type::Integer
               ? hashOfNumber(static_cast<quint64>(rows.integer(row, part.value)), type)
               : hashOfReal(rows.value(row, part.value).real);
}

} // namespace

std::optional<KeyPart> keyPartOf(const QString& collation, int value)
{
    KeyPart part{.value = value};
    const QString name = foldedName(collation);
    if (name == QStringLiteral("nocase"))
        part.collation = KeyPart::Collation::NoCase;
    else if (name == QStringLiteral("rtrim"))
        part.collation = KeyPart::Collation::RightTrim;
    else if (!name.isEmpty() && name != QStringLiteral("binary"))
        return std::nullopt;
    return part;
}

std::optional<KeyPart> keyPartOf(const Table& table, const Column& column, int value, const QString& collation)
{
    auto part = keyPartOf(collation.isNull() ? collationsOf(table).value(foldedName(column.name)) : collation, value);
    if (part)
        part->affinity = affinityOf(column.declaredType);
    return part;
}

std::optional<quint64> hashOfKey(const RowBuffer& rows, int row, const std::vector<KeyPart>& parts)
{
    quint64 hash = 0;
    for (const KeyPart& part : parts) {
        if (rows.type(row, part.value) == Value::Type::Null)
            return std::nullopt;
        hash = std::rotl(hash, 23) * 0x9e3779b97f4a7c15 + hashOfPart(rows, row, part);
    }
    return hash;
}

KeyCount countDuplicates(const std::vector<quint64>& one, const std::vector<quint64>& other, size_t shown)
{
    KeyCount count;
    size_t first = 0;
    size_t second = 0;
    while (first < one.size() || second < other.size()) {
        const quint64 hash = second == other.size() || (first < one.size() && one[first] <= other[second])
                                 ? one[first]
                                 : other[second];
        qint64 rows = 0;
        for (; first < one.size() && one[first] == hash; ++first)
            ++rows;
        for (; second < other.size() && other[second] == hash; ++second)
            ++rows;
        if (rows < 2)
            continue;
        ++count.keys;
        count.rows += rows;
        if (count.first.size() < shown)
            count.first.push_back(hash);
    }
    return count;
}

} // namespace godwit::core
