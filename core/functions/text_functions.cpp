// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/ascii.h"
#include "core/functions/call.h"
#include "core/functions/case_fold.h"

#include <QStringDecoder>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

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

char unchanged(char c)
{
    return c;
}

using AsciiBuffer = QVarLengthArray<char, 256>;

/// The same as toSlug() of a text that is ASCII, without a detour through UTF-16.
void appendAsciiSlug(AsciiBuffer& slug, QByteArrayView text)
{
    bool isGap = false;
    for (const char c : text) {
        const char folded = asciiLower(c);
        if ((folded < 'a' || folded > 'z') && (folded < '0' || folded > '9')) {
            isGap = true;
            continue;
        }
        if (isGap && !slug.isEmpty())
            slug.append('-');
        isGap = false;
        slug.append(folded);
    }
}

/// By a byte each where all of it is ASCII.
template <QString (*convert)(const QString&), char (*convertAscii)(char)>
void converted(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    if (!text)
        return;
    if (!isAscii(*text)) {
        call.giveText(convert(decoded(*text)).toUtf8());
        return;
    }
    AsciiBuffer result(text->size());
    std::transform(text->begin(), text->end(), result.begin(), convertAscii);
    call.giveText(result);
}

void slug(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    if (!text)
        return;
    if (isAscii(*text)) {
        AsciiBuffer result;
        appendAsciiSlug(result, *text);
        if (!result.isEmpty())
            call.giveText(result);
        return;
    }
    const QString result = toSlug(decoded(*text));
    if (!result.isEmpty())
        call.giveText(result.toUtf8());
}

constexpr std::array kFunctions{
    FunctionDefinition{"upper_u", 1, &callUnlessNull<converted<toUpper, asciiUpper>>},
    FunctionDefinition{"lower_u", 1, &callUnlessNull<converted<toLower, asciiLower>>},
    FunctionDefinition{"casefold", 1, &callUnlessNull<converted<caseFolded, asciiLower>>},
    FunctionDefinition{"nfc", 1, &callUnlessNull<converted<toNfc, unchanged>>},
    FunctionDefinition{"slug", 1, &callUnlessNull<slug>},
};

} // namespace

std::span<const FunctionDefinition> textFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
