// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown_text.h"

#include "core/report/report_text.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// An underline between letters is no emphasis: names keep theirs.
bool isWithinWord(const QString& text, qsizetype at)
{
    return at > 0 && at + 1 < text.size() && text[at - 1].isLetterOrNumber() &&
           text[at + 1].isLetterOrNumber();
}

/// What makes a heading, a list, a quotation or a rule where a line begins with it.
bool opensBlock(const QString& text, qsizetype at)
{
    const QChar c = text[at];
    const QChar next = at + 1 < text.size() ? text[at + 1] : QChar(u' ');
    if (at == 0 && (c == u'>' || c == u'='))
        return true;
    if (at == 0 && (c == u'#' || c == u'-' || c == u'+'))
        return next.isSpace() || next == c;
    if ((c != u'.' && c != u')') || at == 0 || !next.isSpace())
        return false;
    return std::all_of(text.begin(), text.begin() + at, [](QChar digit) { return digit.isDigit(); });
}

bool isMarkup(const QString& text, qsizetype at)
{
    static const QString kMarks = QStringLiteral("\\`*[]~|$@");
    const QChar c = text[at];
    if (c == u'_')
        return !isWithinWord(text, at);
    if (c == u':')
        return QStringView(text).mid(at + 1, 2) == QLatin1String("//");
    if (c == u'.')
        return at >= 3 &&
               QStringView(text).mid(at - 3, 3).compare(QLatin1String("www"), Qt::CaseInsensitive) == 0;
    return kMarks.contains(c);
}

} // namespace

QString markdownText(const QString& text)
{
    const QString shown = visibleText(text.trimmed());
    QString escaped;
    escaped.reserve(shown.size() + 8);
    for (qsizetype at = 0; at < shown.size(); ++at) {
        const QChar c = shown[at];
        if (c == u'<')
            escaped += QLatin1String("&lt;");
        else if (c == u'&')
            escaped += QLatin1String("&amp;");
        else if (isMarkup(shown, at) || opensBlock(shown, at))
            escaped += QLatin1Char('\\') + c;
        else
            escaped += c;
    }
    return escaped;
}

QString markdownCode(const QString& text)
{
    const QString shown = visibleText(text);
    if (shown.isEmpty() || shown.contains(u'`') || shown.contains(u'|') || shown.contains(u'\\'))
        return markdownText(text);
    return u'`' + shown + u'`';
}

QString markdownFence(const QString& code)
{
    const QString shown = visibleText(code, Lines::Kept);
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : shown) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(std::max<qsizetype>(3, longest + 1), u'`');
    return fence + u'\n' + shown.trimmed() + u'\n' + fence + u'\n';
}

} // namespace godwit::core
