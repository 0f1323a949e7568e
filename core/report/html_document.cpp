// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_parts.h"
#include "core/report/html_style.h"
#include "core/report/writers.h"

namespace godwit::core {

namespace {

/// The policy forbids every script and every request, whatever else a reader's browser would do.
void writeDocumentHead(HtmlWriter& html, const Document& document)
{
    const auto head = html.in("head");
    html.single("meta", {{"charset", QStringLiteral("utf-8")}});
    html.single("meta", {{"http-equiv", QStringLiteral("Content-Security-Policy")},
                         {"content", QStringLiteral("default-src 'none'; style-src 'unsafe-inline'")}});
    html.single("meta",
                {{"name", QStringLiteral("viewport")}, {"content", QStringLiteral("width=device-width")}});
    html.single("meta", {{"name", QStringLiteral("generator")}, {"content", document.tool}});
    html.element("title", document.title);
    const auto style = html.in("style");
    html.literal(kReportStyle);
}

void writeTitle(HtmlWriter& html, const Document& document)
{
    const auto header = html.in("header");
    html.element("h1", document.title);
    html.element("div", document.subtitle, {{"class", QStringLiteral("subtitle")}});
}

void writeBanner(HtmlWriter& html, const Banner& banner)
{
    const auto element = html.in("div", {{"class", QStringLiteral("banner ") + toneClass(banner.tone)},
                                         {"role", QStringLiteral("note")}});
    {
        const auto strong = html.in("strong");
        writeBadge(html, banner.tone, banner.title);
    }
    html.element("p", banner.text);
    if (!banner.lines.isEmpty())
        writeBlock(html, {Listing{Listing::Kind::Bullets, banner.lines}});
}

void writeContents(HtmlWriter& html, const Document& document)
{
    const auto contents = html.in("nav", {{"aria-label", QStringLiteral("Contents")}});
    for (const Section& section : document.sections) {
        if (section.isListed)
            html.element("a", section.name.isEmpty() ? section.title : section.name,
                         {{"href", QLatin1Char('#') + section.anchor}});
    }
}

void writeSection(HtmlWriter& html, const Section& section)
{
    HtmlWriter::Attributes attributes{{"id", section.anchor}};
    if (section.startsPage)
        attributes.append({"class", QStringLiteral("new-page")});
    const auto element = html.in("section", attributes);
    html.element("h2", section.title);
    for (const Block& block : section.blocks)
        writeBlock(html, block);
}

} // namespace

QByteArray htmlDocument(const Document& document)
{
    HtmlWriter html;
    html.literal("<!DOCTYPE html>\n");
    {
        const auto root = html.in("html", {{"xmlns", QStringLiteral("http://www.w3.org/1999/xhtml")},
                                           {"lang", QStringLiteral("en")}});
        writeDocumentHead(html, document);
        const auto body = html.in("body");
        writeTitle(html, document);
        for (const Banner& banner : document.banners)
            writeBanner(html, banner);
        writeContents(html, document);
        for (const Section& section : document.sections)
            writeSection(html, section);
        html.element("footer", document.imprint);
    }
    return html.toUtf8();
}

} // namespace godwit::core
