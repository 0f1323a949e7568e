// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Running text: paragraphs, code, lists, the values of a row; it goes on on the next page.
#include "core/report/parts.h"
#include "core/report/pdf/printer.h"
#include "core/report/pdf/styles.h"

#include <algorithm>

namespace godwit::core::pdf {

namespace {

/// Lines that stand together where a text is parted.
constexpr int kTogether = 3;

/// Of a query: it tells what was asked, and the other forms show the whole. Of a check that failed it is
/// printed whole.
constexpr qsizetype kCodeLines = 4;
constexpr qsizetype kCodeShown = 600;
constexpr qsizetype kWholeShown = 40'000;

} // namespace

void Printer::paragraph(const Paragraph& paragraph)
{
    if (paragraph.kind == Paragraph::Kind::Folded)
        return code(paragraph);
    flow(LaidText(paragraph.text,
                  paragraph.kind == Paragraph::Kind::Note ? kQuietBody
                  : m_indent > 0                          ? kDetail
                                                          : kBody,
                  width()),
         left());
    m_pages.advance(points(4));
}

void Printer::flow(const LaidText& text, double x)
{
    const int together = text.lines() <= 2 * kTogether ? text.lines() : kTogether;
    m_pages.need(together * text.lineHeight());
    for (int line = 0; line < text.lines();) {
        const int left = text.lines() - line;
        int fits = std::clamp(int(m_pages.room() / std::max(1.0, text.lineHeight())), 1, left);
        if (fits < left && left - fits < kTogether && fits > kTogether)
            fits = left - kTogether;
        if (m_pages.painter())
            text.paint(*m_pages.painter(), x, m_pages.y(), line, fits);
        m_pages.advance(fits * text.lineHeight());
        line += fits;
        if (line < text.lines())
            m_pages.newPage();
    }
}

void Printer::code(const Paragraph& paragraph)
{
    const TextStyle style{.size = 5.8, .isCode = true, .colour = QColor::fromRgb(kMuted)};
    const QString all = paragraph.text.trimmed();
    const qsizetype most = paragraph.isWhole ? kWholeShown : kCodeShown;
    QStringList lines = all.left(most).split(u'\n');
    const bool isCut = all.size() > most || (!paragraph.isWhole && lines.size() > kCodeLines);
    if (!paragraph.isWhole)
        lines = lines.first(std::min(kCodeLines, lines.size()));
    if (isCut)
        lines.last() += QStringLiteral(" … (all of it in the report as HTML, Markdown, CSV and JSON)");
    flow(LaidText(lines.join(u'\n'), style, width()), left());
    m_pages.advance(points(3));
}

void Printer::listing(const Listing& listing)
{
    const double inset = points(listing.kind == Listing::Kind::Numbers ? 18 : 12);
    qsizetype number = 0;
    for (const TextLine& line : listing.lines) {
        ++number;
        TextStyle style = kBody;
        if (line.tone != Tone::Neutral)
            style.colour = toneColour(line.tone);
        const LaidText text(line.text, style, width() - inset);
        m_pages.need(std::min(text.height(), text.lineHeight() * kTogether));
        const QString mark = listing.kind == Listing::Kind::Numbers ? QStringLiteral("%1.").arg(number)
                             : listing.kind == Listing::Kind::Boxes ? QStringLiteral("☐")
                                                                    : QStringLiteral("•");
        m_pages.text(LaidText(mark, kBody, inset), left() + points(2), m_pages.y());
        flow(text, left() + inset);
        m_pages.advance(points(1.6));
    }
    if (!listing.lines.isEmpty())
        m_pages.advance(points(3));
}

void Printer::values(const RowValues& row)
{
    QStringList pairs;
    for (const auto& [column, value] : row.values) {
        const QString mark = !row.marked.isEmpty() && column == row.marked ? QStringLiteral("▸ ") : QString();
        pairs.append(mark + column + QStringLiteral(" = ") +
                     (value.isNull()    ? QStringLiteral("NULL")
                      : value.isEmpty() ? QStringLiteral("(empty)")
                                        : shortenedValue(value).replace(u'\n', QStringLiteral("␊"))));
    }
    flow(LaidText(pairs.join(QStringLiteral("   ")), kQuietBody, width()), left());
    m_pages.advance(points(3));
}

} // namespace godwit::core::pdf
