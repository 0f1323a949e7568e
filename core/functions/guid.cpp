// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/guid.h"

#include <QCryptographicHash>

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace godwit::core {

namespace {

constexpr qsizetype kHyphenatedSize = 36;
constexpr qsizetype kPlainSize = 32;

/// The bytes that stand behind a hyphen.
constexpr bool followsHyphen(std::size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

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

/// With a version and the variant of RFC 4122.
Guid marked(Guid guid, int version)
{
    guid[6] = char((guid[6] & 0x0f) | (version << 4));
    guid[8] = char((guid[8] & 0x3f) | 0x80);
    return guid;
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
    const bool isHyphenated = text.size() == kHyphenatedSize;
    if (!isHyphenated && text.size() != kPlainSize)
        return std::nullopt;
    Guid guid{};
    const char* at = text.data();
    for (std::size_t byte = 0; byte < guid.size(); ++byte) {
        if (isHyphenated && followsHyphen(byte) && *at++ != '-')
            return std::nullopt;
        const int high = hexDigit(*at++);
        const int low = hexDigit(*at++);
        if (high < 0 || low < 0)
            return std::nullopt;
        guid[byte] = char(high * 16 + low);
    }
    return guid;
}

std::array<char, 36> guidToText(const Guid& guid)
{
    constexpr char kHex[] = "0123456789abcdef";
    std::array<char, kHyphenatedSize> text{};
    char* at = text.data();
    for (std::size_t byte = 0; byte < guid.size(); ++byte) {
        if (followsHyphen(byte))
            *at++ = '-';
        *at++ = kHex[uchar(guid[byte]) >> 4];
        *at++ = kHex[uchar(guid[byte]) & 0x0f];
    }
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
    return marked(guid, 5);
}

Guid guidOfSeed(QByteArrayView seed)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(seed.data(), std::size_t(seed.size())));
    Guid guid{};
    static_assert(sizeof canonical.digest == sizeof guid);
    std::memcpy(guid.data(), canonical.digest, guid.size());
    return marked(guid, 4);
}

} // namespace godwit::core
