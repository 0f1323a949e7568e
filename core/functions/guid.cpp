// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/guid.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace godwit::core {

namespace {

constexpr std::array kHyphens{8, 13, 18, 23};
constexpr qsizetype kHyphenatedSize = 36;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::optional<QByteArray> bytesFromHex(QByteArrayView text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    QByteArray bytes;
    bytes.reserve(text.size() / 2);
    for (qsizetype at = 0; at < text.size(); at += 2) {
        const int high = hexDigit(text[at]);
        const int low = hexDigit(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += char(high * 16 + low);
    }
    return bytes;
}

std::optional<Guid> guidFromText(QByteArrayView text)
{
    if (text.size() == kHyphenatedSize + 2 && text.startsWith('{') && text.endsWith('}'))
        text = text.sliced(1, kHyphenatedSize);
    QByteArray digits = text.toByteArray();
    if (text.size() == kHyphenatedSize) {
        if (!std::all_of(kHyphens.begin(), kHyphens.end(), [&](int at) { return text[at] == '-'; }))
            return std::nullopt;
        digits.remove(23, 1).remove(18, 1).remove(13, 1).remove(8, 1);
    }
    Guid guid{};
    const std::optional<QByteArray> bytes = bytesFromHex(digits);
    if (!bytes || bytes->size() != qsizetype(guid.size()))
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), guid.begin());
    return guid;
}

QByteArray guidToText(const Guid& guid)
{
    QByteArray text = QByteArray(guid.data(), qsizetype(guid.size())).toHex();
    for (const int at : kHyphens)
        text.insert(at, '-');
    return text;
}

Guid withNetOrderSwapped(Guid guid)
{
    std::reverse(guid.begin(), guid.begin() + 4);
    std::swap(guid[4], guid[5]);
    std::swap(guid[6], guid[7]);
    return guid;
}

Guid guidOfName(const Guid& space, QByteArrayView name)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray(space.data(), qsizetype(space.size())) + name.toByteArray(),
                                                     QCryptographicHash::Sha1);
    Guid guid{};
    std::copy_n(hash.begin(), guid.size(), guid.begin());
    guid[6] = char((guid[6] & 0x0f) | 0x50); // version 5
    guid[8] = char((guid[8] & 0x3f) | 0x80); // the variant of RFC 4122
    return guid;
}

} // namespace godwit::core
