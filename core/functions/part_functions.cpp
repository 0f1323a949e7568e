// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/call.h"
#include "core/functions/json_text.h"
#include "core/functions/part_reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace godwit::core {

namespace {

/// The n-th part of the list, from 1; nothing if there are fewer.
std::optional<QByteArrayView> partAt(QByteArrayView text, QByteArrayView separator, qint64 n)
{
    PartReader parts(text, separator);
    std::optional<QByteArrayView> part = parts.next();
    for (; part && n > 1; --n)
        part = parts.next();
    return part;
}

qint64 partCount(QByteArrayView text, QByteArrayView separator)
{
    PartReader parts(text, separator);
    qint64 count = 0;
    while (parts.next())
        ++count;
    return count;
}

void splitPart(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    const std::optional<QByteArrayView> separator = call.text(1);
    const std::optional<qint64> n = call.integer(2);
    if (!text || !separator || !n)
        return;
    if (*n == 0) {
        call.failExpression(QStringLiteral("split_part counts its parts from 1, or from -1 at the end"));
        return;
    }
    const qint64 fromStart = *n > 0 ? *n : partCount(*text, *separator) + *n + 1;
    call.giveText(fromStart > 0 ? partAt(*text, *separator, fromStart).value_or(QByteArrayView()) : QByteArrayView());
}

/// All parts as they are, empty ones too; but an empty text has none, so that nothing is unfolded into no row.
void splitJson(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    const std::optional<QByteArrayView> separator = call.text(1);
    if (!text || !separator)
        return;
    QByteArray json;
    json.reserve(text->size() + text->size() / 2 + 4);
    PartReader parts(*text, *separator);
    while (const std::optional<QByteArrayView> part = parts.next()) {
        if (text->isEmpty())
            break;
        json += json.isEmpty() ? '[' : ',';
        appendJsonText(json, *part);
    }
    json += json.isEmpty() ? "[]" : "]";
    call.giveText(json);
}

constexpr qint64 kWidest = 1'000'000'000; // SQLite's own greatest length of a value

qint64 characterCount(QByteArrayView utf8)
{
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (uchar(c) & 0xc0) != 0x80; });
}

/// Characters to fill up to, and on which side.
struct Width
{
    qint64 characters = 0;
    bool fillsLeft = true;
};

/// A fourth argument names the side; without one a width below zero means the right. Nothing, and a note: neither.
std::optional<Width> widthOf(Call& call, qint64 width)
{
    if (width > kWidest || width < -kWidest || (width < 0 && call.count() > 3)) {
        call.failExpression(QStringLiteral("pad cannot fill to %1 characters").arg(width));
        return std::nullopt;
    }
    if (call.count() < 4)
        return Width{std::abs(width), width >= 0};
    const QByteArrayView side = call.bytes(3);
    if (side != "left" && side != "right") {
        call.refuse(QStringLiteral("%1 is not a side; there are 'left' and 'right'").arg(call.shown(3)));
        return std::nullopt;
    }
    return Width{width, side == "left"};
}

void pad(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    const std::optional<qint64> number = call.integer(1);
    const std::optional<QByteArrayView> fill = call.text(2);
    if (!text || !number || !fill)
        return;
    if (characterCount(*fill) != 1) {
        call.failExpression(QStringLiteral("pad fills with one character, not with %1").arg(call.shown(2)));
        return;
    }
    const std::optional<Width> width = widthOf(call, *number);
    if (!width)
        return;
    const qint64 missing = std::max<qint64>(0, width->characters - characterCount(*text));
    if (call.isTooLong(text->size() + missing * fill->size()))
        return;
    QByteArray filled;
    filled.reserve(text->size() + missing * fill->size());
    if (!width->fillsLeft)
        filled.append(*text);
    if (fill->size() == 1)
        filled.append(missing, fill->front());
    else
        filled.append(fill->toByteArray().repeated(missing));
    if (width->fillsLeft)
        filled.append(*text);
    call.giveText(filled);
}

constexpr std::array kFunctions{
    FunctionDefinition{"split_part", 3, &callUnlessNull<splitPart>},
    FunctionDefinition{"split_json", 2, &callUnlessNull<splitJson>},
    FunctionDefinition{"pad", 3, &callUnlessNull<pad>},
    FunctionDefinition{"pad", 4, &callUnlessNull<pad>},
};

} // namespace

std::span<const FunctionDefinition> partFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
