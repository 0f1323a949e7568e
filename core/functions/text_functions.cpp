// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/call.h"
#include "core/functions/case_fold.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace godwit::core {

namespace {

/// Unlike QString::fromUtf8 it keeps a byte order mark at the start: it is part of the user's text.
QString decoded(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    return decoder(utf8);
}

QString toUpper(const QString& text)
{
    return text.toUpper();
}

QString toLower(const QString& text)
{
    return text.toLower();
}

QString toNfc(const QString& text)
{
    return text.normalized(QString::NormalizationForm_C);
}

bool isDiacritic(char16_t character)
{
    return character >= 0x0300 && character <= 0x036f;
}

/// Letters and digits of any script, folded and without diacritics; everything else becomes one hyphen between them.
QString toSlug(const QString& text)
{
    // Folded once more, since taking apart makes capitals out of some signs (U+210C is an H).
    const QString folded = caseFolded(caseFolded(text).normalized(QString::NormalizationForm_KD));
    QString slug;
    bool isGap = false;
    for (const uint character : folded.toUcs4()) {
        if (character <= 0xffff && isDiacritic(char16_t(character)))
            continue;
        if (!QChar::isLetterOrNumber(character) && !QChar::isMark(character)) {
            isGap = true;
            continue;
        }
        if (isGap && !slug.isEmpty())
            slug += u'-';
        isGap = false;
        slug += QChar::fromUcs4(character);
    }
    return slug.normalized(QString::NormalizationForm_C);
}

template <QString (*convert)(const QString&)>
void converted(Call& call)
{
    if (const std::optional<QByteArrayView> text = call.text(0))
        call.giveText(convert(decoded(*text)).toUtf8());
}

void slug(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    if (!text)
        return;
    const QString result = toSlug(decoded(*text));
    if (!result.isEmpty())
        call.giveText(result.toUtf8());
}

/// The n-th part of the list, from the end for a negative n; nothing if there are fewer.
std::optional<QByteArrayView> part(QByteArrayView text, QByteArrayView separator, qint64 n)
{
    std::vector<QByteArrayView> parts;
    while (!separator.isEmpty()) {
        const qsizetype at = text.indexOf(separator);
        if (at < 0)
            break;
        parts.push_back(text.first(at));
        text = text.sliced(at + separator.size());
    }
    parts.push_back(text);
    const auto count = qint64(parts.size());
    if (n > count || n < -count)
        return std::nullopt;
    return parts[std::size_t(n > 0 ? n - 1 : count + n)];
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
    call.giveText(part(*text, *separator, *n).value_or(QByteArrayView()));
}

constexpr qint64 kWidest = 1'000'000'000; // SQLite's own greatest length of a value

qint64 characterCount(QByteArrayView utf8)
{
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (uchar(c) & 0xc0) != 0x80; });
}

void pad(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    const std::optional<qint64> width = call.integer(1);
    const std::optional<QByteArrayView> fill = call.text(2);
    if (!text || !width || !fill)
        return;
    if (characterCount(*fill) != 1) {
        call.failExpression(QStringLiteral("pad fills with one character, not with %1").arg(call.shown(2)));
        return;
    }
    if (*width > kWidest || *width < -kWidest) {
        call.failExpression(QStringLiteral("pad cannot fill to %1 characters").arg(*width));
        return;
    }
    const qint64 missing = std::max<qint64>(0, std::abs(*width) - characterCount(*text));
    if (call.isTooLong(text->size() + missing * fill->size()))
        return;
    const QByteArray filling = fill->toByteArray().repeated(missing);
    call.giveText(*width < 0 ? text->toByteArray() + filling : filling + text->toByteArray());
}

constexpr std::array kFunctions{
    FunctionDefinition{"upper_u", 1, &callUnlessNull<converted<toUpper>>},
    FunctionDefinition{"lower_u", 1, &callUnlessNull<converted<toLower>>},
    FunctionDefinition{"casefold", 1, &callUnlessNull<converted<caseFolded>>},
    FunctionDefinition{"nfc", 1, &callUnlessNull<converted<toNfc>>},
    FunctionDefinition{"slug", 1, &callUnlessNull<slug>},
    FunctionDefinition{"split_part", 3, &callUnlessNull<splitPart>},
    FunctionDefinition{"pad", 3, &callUnlessNull<pad>},
};

} // namespace

std::span<const FunctionDefinition> textFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
