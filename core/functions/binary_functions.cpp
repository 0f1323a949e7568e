// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
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

/// The UUID in a text argument; anything else is noted as a cause.
std::optional<Guid> guidArgument(Call& call, int argument)
{
    const std::optional<QByteArrayView> text = call.text(argument);
    if (!text)
        return std::nullopt;
    const std::optional<Guid> guid = guidFromText(*text);
    if (!guid)
        call.failExpression(QStringLiteral("%1 is not a UUID").arg(call.shown(argument)));
    return guid;
}

void uuid5(Call& call)
{
    const std::optional<Guid> space = guidArgument(call, 0);
    const std::optional<QByteArrayView> name = call.text(1);
    if (space && name)
        call.giveText(guidToText(guidOfName(*space, *name)));
}

/// What the optional second argument says; nothing if it is neither 'rfc' nor 'net'.
std::optional<bool> isNetOrder(Call& call)
{
    if (call.count() < 2)
        return false;
    const QByteArrayView order = call.bytes(1);
    if (order == "net")
        return true;
    if (order == "rfc")
        return false;
    call.failExpression(QStringLiteral("%1 is not a byte order; there are 'rfc' and 'net'").arg(call.shown(1)));
    return std::nullopt;
}

void guidText(Call& call)
{
    const std::optional<bool> isNet = isNetOrder(call);
    if (!isNet)
        return;
    Guid guid{};
    const QByteArrayView bytes = call.bytes(0);
    if (call.type(0) != Value::Type::Blob || bytes.size() != qsizetype(guid.size())) {
        call.failExpression(QStringLiteral("%1 is not a BLOB of 16 bytes").arg(call.shown(0)));
        return;
    }
    std::copy(bytes.begin(), bytes.end(), guid.begin());
    call.giveText(guidToText(*isNet ? withNetOrderSwapped(guid) : guid));
}

void guidBlob(Call& call)
{
    const std::optional<bool> isNet = isNetOrder(call);
    const std::optional<Guid> guid = isNet ? guidArgument(call, 0) : std::nullopt;
    if (!guid)
        return;
    const Guid stored = *isNet ? withNetOrderSwapped(*guid) : *guid;
    call.giveBlob(QByteArrayView(stored.data(), qsizetype(stored.size())));
}

constexpr std::array kFunctions{
    FunctionDefinition{"unhex", 1, &callUnlessNull<unhex>},
    FunctionDefinition{"xxh64", 1, &callUnlessNull<xxh64>},
    FunctionDefinition{"uuid5", 2, &callUnlessNull<uuid5>},
    FunctionDefinition{"guid_text", 1, &callUnlessNull<guidText>},
    FunctionDefinition{"guid_text", 2, &callUnlessNull<guidText>},
    FunctionDefinition{"guid_blob", 1, &callUnlessNull<guidBlob>},
    FunctionDefinition{"guid_blob", 2, &callUnlessNull<guidBlob>},
};

} // namespace

std::span<const FunctionDefinition> binaryFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
