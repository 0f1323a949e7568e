// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/base32.h"
#include "core/functions/call.h"
#include "core/functions/guid.h"

#include <algorithm>
#include <array>

#include <xxhash.h>

namespace godwit::core {

namespace {

void unhex(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    if (!text)
        return;
    if (const std::optional<QByteArray> bytes = bytesFromHex(*text))
        call.giveBlob(*bytes);
    else
        call.failExpression(QStringLiteral("%1 is not pairs of hexadecimal digits").arg(call.shown(0)));
}

void xxh64(Call& call)
{
    const QByteArrayView bytes = call.bytes(0);
    call.giveInteger(qint64(XXH64(bytes.data(), std::size_t(bytes.size()), 0)));
}

/// The alphabet named in the optional second argument; nothing, and a note, for a name that is none.
std::optional<Base32> alphabetArgument(Call& call)
{
    if (call.count() < 2)
        return Base32::Rfc;
    const QByteArrayView name = call.bytes(1);
    if (name == "rfc")
        return Base32::Rfc;
    if (name == "hex")
        return Base32::Hex;
    if (name == "crockford")
        return Base32::Crockford;
    call.refuse(QStringLiteral("%1 is not an alphabet; there are 'rfc', 'hex' and 'crockford'").arg(call.shown(1)));
    return std::nullopt;
}

void base32Blob(Call& call)
{
    const std::optional<Base32> alphabet = alphabetArgument(call);
    const std::optional<QByteArrayView> text = alphabet ? call.text(0) : std::nullopt;
    if (!text)
        return;
    Base32Bytes bytes;
    if (readBase32(bytes, *text, *alphabet))
        call.giveBlob(bytes);
    else
        call.failExpression(QStringLiteral("%1 is not whole bytes in base 32").arg(call.shown(0)));
}

void blobBase32(Call& call)
{
    const std::optional<Base32> alphabet = alphabetArgument(call);
    if (!alphabet)
        return;
    if (call.type(0) != Value::Type::Blob) {
        call.failExpression(QStringLiteral("%1 is not a BLOB").arg(call.shown(0)));
        return;
    }
    Base32Bytes text;
    writeBase32(text, call.bytes(0), *alphabet);
    call.giveText(text);
}

constexpr qint64 kMostNumberBytes = 64;
constexpr qint64 kLongBytes = 8;

/// As a number without a sign, or, below zero, as a two's complement.
bool fitsInto(qint64 number, qint64 bytes)
{
    if (bytes >= kLongBytes)
        return true;
    return number < 0 ? number >= -(qint64(1) << (8 * bytes - 1)) : number < qint64(1) << (8 * bytes);
}

void intBlob(Call& call)
{
    const std::optional<qint64> number = call.integer(0);
    const std::optional<qint64> bytes = number ? call.integer(1) : std::nullopt;
    if (!bytes)
        return;
    if (*bytes < 1 || *bytes > kMostNumberBytes) {
        call.refuse(QStringLiteral("int_blob makes 1 to %1 bytes, not %2").arg(kMostNumberBytes).arg(*bytes));
        return;
    }
    if (!fitsInto(*number, *bytes)) {
        call.failExpression(QStringLiteral("%1 does not fit into a BLOB of size %2").arg(*number).arg(*bytes));
        return;
    }
    std::array<char, kMostNumberBytes> blob{};
    qint64 left = *number;
    for (qint64 at = *bytes - 1; at >= 0; --at, left >>= 8) // a sign fills the bytes above the eighth
        blob[std::size_t(at)] = char(left & 0xff);
    call.giveBlob(QByteArrayView(blob.data(), *bytes));
}

/// True if the optional second argument is 'signed'; nothing, and a note, if it is not 'unsigned' either.
std::optional<bool> isSigned(Call& call)
{
    if (call.count() < 2 || call.bytes(1) == "unsigned")
        return false;
    if (call.bytes(1) == "signed")
        return true;
    call.refuse(QStringLiteral("%1 is not a kind of number; there are 'unsigned' and 'signed'").arg(call.shown(1)));
    return std::nullopt;
}

/// The number of big-endian bytes; nothing if there are none, or a 64-bit integer cannot hold it.
std::optional<qint64> numberFrom(QByteArrayView bytes, bool hasSign)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const bool isNegative = hasSign && (uchar(bytes.front()) & 0x80) != 0;
    const uchar filling = isNegative ? 0xff : 0;
    quint64 number = isNegative ? ~quint64(0) : 0;
    const qsizetype above = std::max<qsizetype>(0, bytes.size() - kLongBytes);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (at < above && uchar(bytes[at]) != filling)
            return std::nullopt;
        number = number << 8 | uchar(bytes[at]);
    }
    return (qint64(number) < 0) == isNegative ? std::optional(qint64(number)) : std::nullopt;
}

void blobInt(Call& call)
{
    const std::optional<bool> hasSign = isSigned(call);
    if (!hasSign)
        return;
    const bool isBlob = call.type(0) == Value::Type::Blob;
    if (const std::optional<qint64> number = isBlob ? numberFrom(call.bytes(0), *hasSign) : std::nullopt)
        call.giveInteger(*number);
    else
        call.failExpression(QStringLiteral("%1 is not a BLOB of an integer of 64 bits").arg(call.shown(0)));
}

constexpr std::array kFunctions{
    FunctionDefinition{"unhex", 1, &callUnlessNull<unhex>, TryForm::Yes},
    FunctionDefinition{"xxh64", 1, &callUnlessNull<xxh64>},
    FunctionDefinition{"base32_blob", 1, &callUnlessNull<base32Blob>, TryForm::Yes},
    FunctionDefinition{"base32_blob", 2, &callUnlessNull<base32Blob>, TryForm::Yes},
    FunctionDefinition{"blob_base32", 1, &callUnlessNull<blobBase32>, TryForm::Yes},
    FunctionDefinition{"blob_base32", 2, &callUnlessNull<blobBase32>, TryForm::Yes},
    FunctionDefinition{"int_blob", 2, &callUnlessNull<intBlob>, TryForm::Yes},
    FunctionDefinition{"blob_int", 1, &callUnlessNull<blobInt>, TryForm::Yes},
    FunctionDefinition{"blob_int", 2, &callUnlessNull<blobInt>, TryForm::Yes},
};

} // namespace

std::span<const FunctionDefinition> binaryFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
