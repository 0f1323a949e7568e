// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/shown_difference.h"

#include "core/checks/figures.h"

#include <algorithm>

namespace godwit::core {

namespace {

QString cut(const QString& text)
{
    return text.size() > kSampleCharacters ? text.left(kSampleCharacters) + QStringLiteral("…") : text;
}

constexpr qsizetype kBefore = 40; ///< characters, or bytes of a BLOB, that are shown before the first difference
constexpr qsizetype kBehind = 80; ///< … and from it on

bool isReadableText(const Value& value)
{
    return value.type == Value::Type::Text && value.isValidUtf8() && !value.bytes.contains('\0');
}

qsizetype firstDifference(const QByteArray& one, const QByteArray& other)
{
    const auto [end, unused] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    return end - one.begin();
}

/// Back to where the character begins in which a byte stands.
qsizetype characterStart(const QByteArray& bytes, qsizetype at)
{
    while (at > 0 && at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xc0) == 0x80)
        --at;
    return at;
}

/// Surroundings of a place, cut at both sides.
QString around(const Value& value, bool isText, qsizetype at)
{
    const QByteArray& bytes = value.bytes;
    qsizetype first = std::max<qsizetype>(at - kBefore, 0);
    qsizetype last = std::min(at + kBehind, bytes.size());
    if (isText) {
        first = characterStart(bytes, first);
        last = characterStart(bytes, last);
    }
    const QByteArray shown = bytes.mid(first, last - first);
    const QString literal = isText ? Value::ofText(shown).toLiteral() : Value::ofBlob(shown).toLiteral();
    return QStringLiteral("%1%2%3").arg(first > 0 ? QStringLiteral("…") : QString(), literal,
                                        last < bytes.size() ? QStringLiteral("…") : QString());
}

/// Two values that differ. Where they are too long to be shown whole, what stands around the first difference.
std::pair<QString, QString> shownPair(const Value& expected, const Value& stored)
{
    const QString one = expected.toLiteral();
    const QString other = stored.toLiteral();
    const bool hasBytes = expected.type == stored.type &&
                          (expected.type == Value::Type::Text || expected.type == Value::Type::Blob);
    if (!hasBytes || std::max(one.size(), other.size()) <= kSampleCharacters)
        return {cut(one), cut(other)};
    const bool isText = isReadableText(expected) && isReadableText(stored);
    qsizetype at = firstDifference(expected.bytes, stored.bytes);
    at = isText ? characterStart(at < expected.bytes.size() ? expected.bytes : stored.bytes, at) : at;
    const QString unit = isText ? QStringLiteral("character") : QStringLiteral("byte");
    const auto placed = [&](const Value& value) {
        const qint64 place = isText ? QString::fromUtf8(value.bytes.first(std::min(at, value.bytes.size()))).toUcs4().size() : at;
        const qint64 size = isText ? QString::fromUtf8(value.bytes).toUcs4().size() : value.bytes.size();
        return QStringLiteral("%1, %2 %3 of %4").arg(around(value, isText, at), unit, grouped(place + 1), grouped(size));
    };
    return {placed(expected), placed(stored)};
}

QString shownRow(const Row& values)
{
    QStringList parts;
    for (const Value& value : values)
        parts.append(cut(value.toLiteral()));
    return cut(parts.join(QStringLiteral(" | ")));
}

} // namespace

QString shownKey(const Row& key)
{
    QStringList parts;
    for (const Value& part : key)
        parts.append(cut(part.toLiteral()));
    return parts.join(QStringLiteral(", "));
}

void ContentDifference::showCells(const QString& table, const QString& key, const QStringList& columns,
                                  const Row& expected, const Row& stored,
                                  const std::function<bool(size_t column)>& isSame)
{
    for (size_t column = 0; column < expected.size(); ++column) {
        if (isSame(column))
            continue;
        const QString name = columns.at(static_cast<qsizetype>(column));
        if (!changedColumns.contains(name))
            changedColumns.append(name);
        if (samples.size() >= kSampleRows)
            continue;
        const auto [wanted, found] = shownPair(expected[column], stored[column]);
        samples.append({table, key, name, wanted, found});
    }
}

void ContentDifference::showRow(const QString& table, const QString& key, const std::optional<Row>& expected,
                                const std::optional<Row>& stored)
{
    if (samples.size() >= kSampleRows)
        return;
    const QString none = QStringLiteral("no such row");
    const bool isTwice = expected && stored;
    samples.append({table, key, QStringLiteral("the row"), expected ? shownRow(*expected) : none,
                    isTwice  ? QStringLiteral("another number of times")
                    : stored ? shownRow(*stored)
                             : none});
}

void ContentDifference::tell(CheckResult& check) const
{
    check.rows = rows();
    check.columns = kDifferenceColumns;
    check.samples = samples;
    QStringList parts;
    if (missing > 0)
        parts.append(QStringLiteral("%1 missing").arg(rowsText(missing)));
    if (surplus > 0)
        parts.append(QStringLiteral("%1 too many").arg(rowsText(surplus)));
    if (changed > 0)
        parts.append(QStringLiteral("%1 with other values%2")
                         .arg(rowsText(changed),
                              changedColumns.isEmpty()
                                  ? QString()
                                  : QStringLiteral(" in ") + changedColumns.join(QStringLiteral(", "))));
    check.why = parts.join(QStringLiteral(", "));
}

} // namespace godwit::core
