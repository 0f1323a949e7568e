// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/visible.h"

#include <cwchar>

namespace godwit::app {

namespace {

/// Format characters that reorder, hide or break a line although Unicode does not call them controls.
bool steersTheLine(char32_t code)
{
    return code == 0x00AD || code == 0x061C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
           (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE007F);
}

bool isControl(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

QString escaped(char32_t code)
{
    switch (code) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    const auto number = static_cast<uint>(code);
    if (number < 0x100)
        return QStringLiteral("\\x%1").arg(number, 2, 16, QLatin1Char('0'));
    return QStringLiteral("\\u%1").arg(number, 4, 16, QLatin1Char('0'));
}

/// The code point at `index`, which moves past it; half a surrogate pair comes as it is.
char32_t nextCodePoint(const QString& text, qsizetype& index)
{
    const QChar first = text[index++];
    if (first.isHighSurrogate() && index < text.size() && text[index].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[index++]);
    return first.unicode();
}

int cellsOf(char32_t code)
{
    // wcwidth follows the locale, which QCoreApplication sets; what it does not know takes one cell.
    const int width = ::wcwidth(static_cast<wchar_t>(code));
    return width < 0 ? 1 : width;
}

} // namespace

QString visible(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype index = 0; index < text.size();) {
        const qsizetype start = index;
        const char32_t code = nextCodePoint(text, index);
        if (isControl(code) || steersTheLine(code) || QChar::isSurrogate(code))
            result += escaped(code);
        else
            result += QStringView(text).mid(start, index - start);
    }
    return result;
}

int cellsOf(const QString& text)
{
    int cells = 0;
    for (qsizetype index = 0; index < text.size();)
        cells += cellsOf(nextCodePoint(text, index));
    return cells;
}

QString elided(const QString& text, int cells)
{
    if (cellsOf(text) <= cells)
        return text;
    QString result;
    int used = 1; // the ellipsis
    for (qsizetype index = 0; index < text.size();) {
        const qsizetype start = index;
        used += cellsOf(nextCodePoint(text, index));
        if (used > cells)
            break;
        result += QStringView(text).mid(start, index - start);
    }
    return result + QChar(0x2026);
}

} // namespace godwit::app
