// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_writer.h"

#include "core/report/report_text.h"

namespace godwit::core {

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

} // namespace godwit::core
