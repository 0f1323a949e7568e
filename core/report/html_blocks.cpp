// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_parts.h"

namespace godwit::core {

namespace {

/// One kind of block; what stands beneath a row is a line of its own rather than a paragraph.
struct BlockWriter
{
    HtmlWriter& html;
    bool isDetail;

    void operator()(const Paragraph& paragraph) const
    {
        switch (paragraph.kind) {
        case Paragraph::Kind::Text:
            if (isDetail)
                return html.element("div", paragraph.text);
            {
                const auto element = html.in("p", {{"class", QStringLiteral("value")}});
                return html.lines(paragraph.text);
            }
        case Paragraph::Kind::Note:
            return html.element("p", paragraph.text, {{"class", QStringLiteral("note")}});
        case Paragraph::Kind::Heading:
            return heading(paragraph);
        case Paragraph::Kind::Folded:
            break;
        }
        const auto details = html.in("details");
        html.element("summary", paragraph.title);
        const auto code = html.in("pre");
        html.lines(paragraph.text);
    }
    void heading(const Paragraph& paragraph) const
    {
        const auto title =
            html.in("h3", paragraph.anchor.isEmpty() ? HtmlWriter::Attributes()
                                                     : HtmlWriter::Attributes{{"id", paragraph.anchor}});
        html.text(paragraph.text);
        if (paragraph.badge.isEmpty())
            return;
        html.text(QStringLiteral(" "));
        writeBadge(html, paragraph.tone, paragraph.badge);
    }
    void operator()(const Listing& listing) const
    {
        const bool isNumbered = listing.kind == Listing::Kind::Numbers;
        const bool hasBoxes = listing.kind == Listing::Kind::Boxes;
        const auto list = html.in(isNumbered ? "ol" : "ul",
                                  hasBoxes ? HtmlWriter::Attributes{{"class", QStringLiteral("boxes")}}
                                           : HtmlWriter::Attributes());
        for (const TextLine& line : listing.lines) {
            const auto item = html.in("li");
            if (hasBoxes)
                html.element("span", QStringLiteral("☐"), {{"aria-hidden", QStringLiteral("true")}});
            writeLine(html, line);
        }
    }
    void operator()(const FactSheet& sheet) const
    {
        const auto columns = html.in("div", {{"class", QStringLiteral("pair-of-columns")}});
        for (const QList<Fact>& facts : sheet.columns) {
            const auto list = html.in("dl", {{"class", QStringLiteral("facts")}});
            for (const Fact& fact : facts) {
                html.element("dt", fact.name);
                html.element("dd", fact.value,
                             fact.isCode ? HtmlWriter::Attributes{{"class", QStringLiteral("mono")}}
                                         : HtmlWriter::Attributes());
            }
        }
    }
    void operator()(const RowValues& row) const
    {
        for (const auto& [column, value] : row.values) {
            const bool isMarked = !row.marked.isEmpty() && column == row.marked;
            const auto pair = html.in(
                "span", {{"class", isMarked ? QStringLiteral("pair cause") : QStringLiteral("pair")}});
            html.element("i", column);
            html.text(QStringLiteral(" "));
            writeValue(html, value);
        }
    }
    void operator()(const DataTable& table) const { writeTable(html, table); }
    void operator()(const Legend& legend) const { writeLegend(html, legend); }
};

} // namespace

void writeBlock(HtmlWriter& html, const Block& block, bool isDetail)
{
    std::visit(BlockWriter{html, isDetail}, block.content);
}

} // namespace godwit::core
