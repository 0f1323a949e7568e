// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_writer.h"

#include "core/report/report_text.h"

namespace godwit::core {

namespace {

constexpr qsizetype kShownCharacters = 300;

const char* iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return "✓";
    case Tone::Warning:
        return "!";
    case Tone::Bad:
        return "✕";
    case Tone::Neutral:
        break;
    }
    return "○";
}

/// At most the first 300 characters, and how many there are.
QString shortened(const QString& value)
{
    if (value.size() <= kShownCharacters)
        return value;
    qsizetype length = kShownCharacters;
    if (value[length - 1].isHighSurrogate())
        --length;
    return QStringLiteral("%1… (%2 characters)").arg(value.left(length), groupedText(value.size()));
}

} // namespace

HtmlWriter::Element HtmlWriter::in(const char* tag, const Attributes& attributes)
{
    open(tag, attributes, ">");
    return {*this, tag};
}

void HtmlWriter::element(const char* tag, const QString& content, const Attributes& attributes)
{
    open(tag, attributes, ">");
    text(content);
    close(tag);
}

void HtmlWriter::single(const char* tag, const Attributes& attributes)
{
    open(tag, attributes, "/>");
}

void HtmlWriter::text(const QString& text)
{
    m_markup += visibleText(text).toHtmlEscaped().replace(QLatin1Char('\''), QLatin1String("&#39;"));
}

void HtmlWriter::lines(const QString& text)
{
    m_markup +=
        visibleText(text, Lines::Kept).toHtmlEscaped().replace(QLatin1Char('\''), QLatin1String("&#39;"));
}

void HtmlWriter::literal(const char* trustedMarkup)
{
    m_markup += QString::fromUtf8(trustedMarkup);
}

void HtmlWriter::open(const char* tag, const Attributes& attributes, const char* end)
{
    m_markup += QLatin1Char('<') + QLatin1String(tag);
    for (const auto& [name, value] : attributes) {
        m_markup += QLatin1Char(' ') + QLatin1String(name) + QLatin1String("=\"");
        text(value);
        m_markup += QLatin1Char('"');
    }
    m_markup += QLatin1String(end);
}

void HtmlWriter::close(const char* tag)
{
    m_markup += QLatin1String("</") + QLatin1String(tag) + QLatin1String(">\n");
}

void writeHead(HtmlWriter& html, const QList<HtmlColumn>& columns)
{
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const HtmlColumn& column : columns) {
        HtmlWriter::Attributes attributes{{"scope", QStringLiteral("col")}};
        if (column.isFigure)
            attributes.append({"class", QStringLiteral("n")});
        html.element("th", column.title, attributes);
    }
}

void writeCell(HtmlWriter& html, const QString& text)
{
    html.element("td", text);
}

void writeFigure(HtmlWriter& html, const QString& text)
{
    html.element("td", text, {{"class", QStringLiteral("n")}});
}

void writeFigure(HtmlWriter& html, qint64 number)
{
    writeFigure(html, groupedText(number));
}

void writeTime(HtmlWriter& html, const QDateTime& time)
{
    const auto cell = html.in("td", {{"class", QStringLiteral("time")}});
    html.text(localTimeText(time));
    if (time.isValid() && localTimeText(time) != utcTimeText(time))
        html.element("div", utcTimeText(time), {{"class", QStringLiteral("muted")}});
}

QString toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("bad");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return Tone::Good;
    case Verdict::Warning:
        return Tone::Warning;
    case Verdict::Failed:
        return Tone::Bad;
    case Verdict::NotRun:
        break;
    }
    return Tone::Neutral;
}

void writeBadge(HtmlWriter& html, Tone tone, const QString& words)
{
    const auto badge = html.in("span", {{"class", QStringLiteral("badge ") + toneClass(tone)}});
    html.element("b", QString::fromUtf8(iconOf(tone)), {{"aria-hidden", QStringLiteral("true")}});
    html.text(QLatin1Char(' ') + words);
}

void writeVerdict(HtmlWriter& html, Verdict verdict)
{
    writeBadge(html, toneOf(verdict), verdictWords(verdict));
}

void writeValue(HtmlWriter& html, const QString& value)
{
    if (value.isNull())
        html.element("span", QStringLiteral("NULL"), {{"class", QStringLiteral("null")}});
    else if (value.isEmpty())
        html.element("span", QStringLiteral("empty"), {{"class", QStringLiteral("null")}});
    else
        html.element("span", shortened(value), {{"class", QStringLiteral("value")}});
}

void writeLink(HtmlWriter& html, const QString& anchor, const QString& text, Tone tone)
{
    html.element("a", text, {{"href", QLatin1Char('#') + anchor}, {"class", toneClass(tone)}});
}

void writeNote(HtmlWriter& html, const QString& text)
{
    html.element("p", text, {{"class", QStringLiteral("note")}});
}

} // namespace godwit::core
