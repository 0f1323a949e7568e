// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/base32.h"

#include "core/functions/ascii.h"

#include <array>
#include <string_view>

namespace godwit::core {

namespace {

using Values = std::array<signed char, 256>; // -1: not in the alphabet

constexpr std::string_view kRfc = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kHex = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

constexpr Values valuesOf(std::string_view letters)
{
    Values values{};
    values.fill(-1);
    for (std::size_t value = 0; value < letters.size(); ++value) {
        values[uchar(letters[value])] = static_cast<signed char>(value);
        values[uchar(asciiLower(letters[value]))] = static_cast<signed char>(value);
    }
    return values;
}

constexpr Values crockfordValues()
{
    Values values = valuesOf(kCrockford);
    for (const char c : {'I', 'i', 'L', 'l'})
        values[uchar(c)] = 1;
    for (const char c : {'O', 'o'})
        values[uchar(c)] = 0;
    return values;
}

constexpr Values kRfcValues = valuesOf(kRfc);
constexpr Values kHexValues = valuesOf(kHex);
constexpr Values kCrockfordValues = crockfordValues();

const Values& valuesFor(Base32 alphabet)
{
    if (alphabet == Base32::Crockford)
        return kCrockfordValues;
    return alphabet == Base32::Hex ? kHexValues : kRfcValues;
}

std::string_view lettersOf(Base32 alphabet)
{
    if (alphabet == Base32::Crockford)
        return kCrockford;
    return alphabet == Base32::Hex ? kHex : kRfc;
}

/// Takes the padding away; false if there is some, and not as much as there has to be.
bool removePadding(QByteArrayView& text)
{
    const qsizetype padded = text.size();
    while (text.endsWith('='))
        text.chop(1);
    const qsizetype padding = padded - text.size();
    return padding == 0 || (padded % 8 == 0 && padding <= 6);
}

/// 1, 3 and 6 letters beyond a multiple of 8 have bits for no further byte.
bool isWholeBytes(qsizetype letters)
{
    const qsizetype rest = letters % 8;
    return rest != 1 && rest != 3 && rest != 6;
}

/// The values of the letters; false if one is none.
bool readLetters(Base32Bytes& values, QByteArrayView text, Base32 alphabet)
{
    const Values& table = valuesFor(alphabet);
    for (const char c : text) {
        if (c == '-' && alphabet == Base32::Crockford)
            continue;
        const signed char value = table[uchar(c)];
        if (value < 0)
            return false;
        values.append(char(value));
    }
    return true;
}

} // namespace

bool readBase32(Base32Bytes& bytes, QByteArrayView text, Base32 alphabet)
{
    const bool isNumber = alphabet == Base32::Crockford;
    Base32Bytes values;
    if ((!isNumber && !removePadding(text)) || !readLetters(values, text, alphabet) || !isWholeBytes(values.size()))
        return false;
    // The bits of a number that fill up its first letter: they stand as a byte of their own that must be zero.
    const int filling = isNumber ? int(values.size() * 5 % 8) : 0;
    int count = filling > 0 ? 8 - filling : 0;
    bool isFilling = filling > 0;
    unsigned bits = 0;
    for (const char value : values) {
        bits = bits << 5 | uchar(value);
        count += 5;
        if (count < 8)
            continue;
        count -= 8;
        const unsigned byte = bits >> count;
        bits &= (1U << count) - 1;
        if (!isFilling)
            bytes.append(char(byte));
        else if (byte != 0)
            return false;
        isFilling = false;
    }
    return bits == 0;
}

void writeBase32(Base32Bytes& text, QByteArrayView bytes, Base32 alphabet)
{
    const bool isNumber = alphabet == Base32::Crockford;
    const std::string_view letters = lettersOf(alphabet);
    const int filling = int((5 - bytes.size() * 8 % 5) % 5);
    int count = isNumber ? filling : 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | uchar(byte);
        for (count += 8; count >= 5;) {
            count -= 5;
            text.append(letters[bits >> count]);
            bits &= (1U << count) - 1;
        }
    }
    if (count > 0)
        text.append(letters[bits << filling]);
}

} // namespace godwit::core
