// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/call.h"
#include "core/functions/guid.h"

#include <QVarLengthArray>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>

namespace godwit::core {

namespace {

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
    call.refuse(QStringLiteral("%1 is not a byte order; there are 'rfc' and 'net'").arg(call.shown(1)));
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

using Seed = QVarLengthArray<char, 256>;

void appendNumber(Seed& seed, quint64 number)
{
    const quint64 little = qToLittleEndian(number);
    seed.append(reinterpret_cast<const char*>(&little), qsizetype(sizeof little));
}

/// The storage class and the value, so that no two lists of arguments make the same seed. Part of every id that was
/// ever given to a row: never change it.
void appendArgument(Seed& seed, const Call& call, int argument)
{
    switch (call.type(argument)) {
    case Value::Type::Null:
        seed.append('n');
        return;
    case Value::Type::Integer:
        seed.append('i');
        appendNumber(seed, quint64(call.rawInteger(argument)));
        return;
    case Value::Type::Real:
        seed.append('r');
        appendNumber(seed, std::bit_cast<quint64>(call.rawReal(argument)));
        return;
    case Value::Type::Text:
    case Value::Type::Blob:
        break;
    }
    const QByteArrayView bytes = call.bytes(argument);
    seed.append(call.type(argument) == Value::Type::Text ? 't' : 'b');
    appendNumber(seed, quint64(bytes.size()));
    seed.append(bytes.data(), bytes.size());
}

/// What the plan's uuid4() becomes: the arguments are the run's seed, the step, the column and the source key.
void uuid4(Call& call)
{
    Seed seed;
    for (int argument = 0; argument < call.count(); ++argument)
        appendArgument(seed, call, argument);
    call.giveText(guidToText(guidOfSeed(seed)));
}

constexpr std::array kFunctions{
    FunctionDefinition{"uuid5", 2, &callUnlessNull<uuid5>, TryForm::Yes},
    FunctionDefinition{"guid_text", 1, &callUnlessNull<guidText>, TryForm::Yes},
    FunctionDefinition{"guid_text", 2, &callUnlessNull<guidText>, TryForm::Yes},
    FunctionDefinition{"guid_blob", 1, &callUnlessNull<guidBlob>, TryForm::Yes},
    FunctionDefinition{"guid_blob", 2, &callUnlessNull<guidBlob>, TryForm::Yes},
    FunctionDefinition{"_godwit_uuid4", -1, &callAlways<uuid4>},
};

} // namespace

std::span<const FunctionDefinition> guidFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
