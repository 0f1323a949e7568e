// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/printer.h"

#include "core/report/parts.h"
#include "core/report/pdf/palette.h"
#include "core/report/pdf/styles.h"
#include "core/report/pdf/table.h"
#include "core/report/report_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace godwit::core::pdf {

namespace {

/// Where a time here and in UTC do not fit on a line, each stands on one.
QString timesApart(QString text, const TextStyle& style, double width)
{
    static const QRegularExpression kUtc(QStringLiteral(" (?=\\(\\d{4}-\\d\\d-\\d\\d [0-9:]{8} UTC\\)$)"));
    return naturalWidth(text, style) <= width ? text : text.replace(kUtc, QStringLiteral("\n"));
}

} // namespace

void Printer::print(const Document& document)
{
    title(document);
    for (const Banner& item : document.banners)
        banner(item);
    for (const Section& item : document.sections)
        section(item);
}

void Printer::title(const Document& document)
{
    for (const auto& [text, style, after] :
         {std::tuple{cutText(document.title, kTitleShown), kTitle, 3.0},
          std::tuple{cutText(document.subtitle, kLineShown), kQuietBody, 8.0}}) {
        const LaidText laid(text, style, width());
        m_pages.text(laid, left(), m_pages.y());
        m_pages.advance(laid.height() + points(after));
    }
}

void Printer::banner(const Banner& banner)
{
    const double inset = points(8);
    TextStyle strong{.size = 9, .isBold = true, .colour = toneColour(banner.tone)};
    const LaidText title(iconOf(banner.tone) + u' ' + cutText(banner.title, kTitleShown), strong,
                         width() - 2 * inset);
    const LaidText text(cutText(banner.text, 2 * kLineShown), kBody, width() - 2 * inset);
    const double height = title.height() + text.height() + points(12);
    m_pages.need(height);
    m_pages.fill(left(), m_pages.y(), width(), height, toneBack(banner.tone));
    m_pages.fill(left(), m_pages.y(), points(2), height, toneColour(banner.tone));
    m_pages.text(title, left() + inset, m_pages.y() + points(5));
    m_pages.text(text, left() + inset, m_pages.y() + points(6) + title.height());
    m_pages.advance(height + points(4));
    listing({Listing::Kind::Bullets, banner.lines});
    m_pages.space(points(4));
}

void Printer::section(const Section& section)
{
    m_pages.space(points(14));
    if (section.startsPage && m_pages.room() < m_pages.body() * 0.4)
        m_pages.newPage();
    const LaidText title(section.title, kSectionTitle, width());
    m_pages.need(title.height() + points(6) + leadOf(section.blocks, 0));
    m_pages.text(title, left(), m_pages.y());
    m_pages.advance(title.height() + points(4));
    print(section.blocks);
}

void Printer::print(const std::vector<Block>& blocks)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& content = blocks[i].content;
        const auto* const text = std::get_if<Paragraph>(&content);
        if (text && text->kind == Paragraph::Kind::Heading)
            heading(*text, leadOf(blocks, i + 1));
        else if (text)
            paragraph(*text);
        else if (const auto* const list = std::get_if<Listing>(&content))
            listing(*list);
        else if (const auto* const sheet = std::get_if<FactSheet>(&content))
            facts(*sheet);
        else if (const auto* const row = std::get_if<RowValues>(&content))
            values(*row);
        else if (const auto* const items = std::get_if<DataTable>(&content))
            table(*items);
        else if (const auto* const colours = std::get_if<Legend>(&content))
            legend(*colours);
    }
}

double Printer::leadOf(const std::vector<Block>& blocks, std::size_t at)
{
    if (at >= blocks.size())
        return 0;
    if (const auto* const items = std::get_if<DataTable>(&blocks[at].content)) {
        if (items->shape == DataTable::Shape::Hidden)
            return leadOf(blocks, at + 1);
        return TablePrinter(m_pages, *items, m_indent, {}).lead() + points(6);
    }
    if (const auto* const sheet = std::get_if<FactSheet>(&blocks[at].content)) {
        qsizetype rows = 0;
        for (const QList<Fact>& facts : sheet->columns)
            rows = std::max(rows, facts.size());
        return points(15) * double(rows); // some take two lines
    }
    const auto* const text = std::get_if<Paragraph>(&blocks[at].content);
    const bool leads =
        text && (text->kind == Paragraph::Kind::Heading || text->kind == Paragraph::Kind::Note);
    return points(22) + (leads ? leadOf(blocks, at + 1) : 0);
}

void Printer::heading(const Paragraph& paragraph, double lead)
{
    m_pages.space(points(7));
    const QString shown = cutText(paragraph.text, kHeadingShown);
    const LaidText title(shown, kHeading, width());
    m_pages.need(title.height() + points(4) + lead);
    m_pages.text(title, left(), m_pages.y());
    if (!paragraph.badge.isEmpty()) {
        const double x = naturalWidth(shown, kHeading) + points(6);
        const TextStyle style{.size = 7.4, .isBold = true, .colour = toneColour(paragraph.tone)};
        m_pages.text(LaidText(iconOf(paragraph.tone) + u' ' + paragraph.badge, style, width() - x),
                     left() + x, m_pages.y() + points(1.6));
    }
    m_pages.advance(title.height() + points(3));
}

void Printer::facts(const FactSheet& sheet)
{
    if (sheet.columns.isEmpty())
        return;
    const double gap = points(16);
    const double name = points(78);
    const double column = (width() - gap * double(sheet.columns.size() - 1)) / double(sheet.columns.size());
    const double top = m_pages.y();
    double tallest = 0;
    std::vector<std::tuple<LaidText, double, double>> texts;
    double x = left();
    for (const QList<Fact>& facts : sheet.columns) {
        double y = 0;
        for (const Fact& fact : facts) {
            const TextStyle style{.size = fact.isCode ? 6.4 : 7.2, .isCode = fact.isCode};
            LaidText value(timesApart(cutText(fact.value, kLineShown), style, column - name), style,
                           column - name);
            const double height = value.height();
            texts.emplace_back(LaidText(fact.name, kQuietBody, name), x, y);
            texts.emplace_back(std::move(value), x + name, y);
            y += std::max(height, std::get<0>(texts[texts.size() - 2]).height()) + points(2);
        }
        tallest = std::max(tallest, y);
        x += column + gap;
    }
    const double begin = m_pages.need(tallest) ? m_pages.y() : top;
    for (const auto& [text, at, y] : texts)
        m_pages.text(text, at, begin + y);
    m_pages.advance(tallest + points(3));
}

void Printer::table(const DataTable& table)
{
    if (table.shape == DataTable::Shape::Hidden)
        return;
    TablePrinter printer(m_pages, table, m_indent, [this](const TableRow& row) {
        Printer(m_pages, m_indent + points(12)).print(row.details);
    });
    if (!table.caption.isEmpty()) {
        const LaidText caption(table.caption, kQuietBody, width());
        m_pages.need(caption.height() + printer.lead() + points(4));
        m_pages.text(caption, left(), m_pages.y());
        m_pages.advance(caption.height() + points(1));
    }
    printer.print();
    const auto rows = qsizetype(table.rows.size());
    if (table.onPaper > 0 && rows > table.onPaper)
        flow(LaidText(moreRowsText(rows - table.onPaper), kQuietBody, width()), left());
    m_pages.advance(points(6));
}

void Printer::legend(const Legend& legend)
{
    const TextStyle style{.size = 6.6, .colour = QColor::fromRgb(kMuted)};
    const double line = points(9);
    m_pages.need(line);
    double x = left();
    for (const auto& [role, words] : legend.entries) {
        const double entry = naturalWidth(words, style) + points(20);
        if (x + entry > left() + width() && x > left()) {
            x = left();
            m_pages.advance(line);
        }
        m_pages.fill(x, m_pages.y() + points(1.2), points(6), points(6), roleColour(role));
        m_pages.text(LaidText(words, style, entry), x + points(9), m_pages.y());
        x += entry;
    }
    m_pages.advance(line + points(4));
}

} // namespace godwit::core::pdf
