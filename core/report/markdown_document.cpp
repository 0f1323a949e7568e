// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown_text.h"
#include "core/report/parts.h"
#include "core/report/writers.h"

#include <algorithm>

namespace godwit::core {

namespace {

QString valueText(const QString& value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    return value.isEmpty() ? QStringLiteral("*empty*") : markdownText(shortenedValue(value));
}

QString badgeText(Tone tone, const QString& words)
{
    return iconOf(tone) + u' ' + markdownText(words);
}

/// Lines of code in a cell, which has but one.
QString codeText(const QString& code)
{
    QStringList lines;
    for (const QString& line : code.trimmed().split(u'\n'))
        lines.append(markdownCode(line));
    return lines.join(QStringLiteral("<br>"));
}

QString contentOf(const TableCell& cell)
{
    switch (cell.kind) {
    case TableCell::Kind::Badge:
        return badgeText(cell.tone, cell.text);
    case TableCell::Kind::Value:
        return valueText(cell.text);
    case TableCell::Kind::Code:
        return codeText(cell.text);
    case TableCell::Kind::Chart:
        return {};
    default:
        return markdownText(cell.text);
    }
}

QString cellText(const TableCell& cell, TableRow::Weight weight)
{
    QStringList parts;
    const QString content = contentOf(cell);
    if (!content.isEmpty())
        parts.append(weight == TableRow::Weight::Total ? QStringLiteral("**%1**").arg(content) : content);
    for (const CellLine& line : cell.lines)
        parts.append(line.isCode ? markdownCode(line.text) : markdownText(line.text));
    return parts.join(QStringLiteral(" · "));
}

/// Columns of charts are left out: their figures stand in the same row.
QList<bool> shownColumns(const DataTable& table)
{
    QList<bool> shown;
    for (const TableColumn& column : table.columns)
        shown.append(!column.ends);
    for (const TableRow& row : table.rows) {
        qsizetype at = 0;
        for (const TableCell& cell : row.cells) {
            if (cell.drawing && at < shown.size())
                shown[at] = false;
            at += cell.span;
        }
    }
    return shown;
}

QString lineOf(const QStringList& cells)
{
    return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
}

QString rowLine(const TableRow& row, const QList<bool>& shown)
{
    QStringList cells;
    qsizetype at = 0;
    for (const TableCell& cell : row.cells) {
        for (int i = 0; i < cell.span && at < shown.size(); ++i, ++at) {
            if (shown[at])
                cells.append(i == 0 ? cellText(cell, row.weight) : QString());
        }
    }
    if (row.weight == TableRow::Weight::Part && !cells.isEmpty())
        cells.first() = QStringLiteral("– ") + cells.first();
    return lineOf(cells);
}

QString headLines(const DataTable& table, const QList<bool>& shown)
{
    QStringList titles;
    QStringList rules;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        if (!shown[i])
            continue;
        titles.append(markdownText(table.columns[i].title));
        rules.append(table.columns[i].isFigure ? QStringLiteral("---:") : QStringLiteral("---"));
    }
    return lineOf(titles) + lineOf(rules);
}

/// What names a row whose details stand beneath the table.
QString nameOf(const TableRow& row)
{
    for (const TableCell& cell : row.cells) {
        if (cell.kind == TableCell::Kind::Text || cell.kind == TableCell::Kind::Value)
            return contentOf(cell);
    }
    return {};
}

struct BlockText
{
    QString operator()(const Paragraph& paragraph) const
    {
        switch (paragraph.kind) {
        case Paragraph::Kind::Heading:
            return QStringLiteral("### %1%2\n")
                .arg(markdownText(paragraph.text),
                     paragraph.badge.isEmpty()
                         ? QString()
                         : QStringLiteral(" – ") + badgeText(paragraph.tone, paragraph.badge));
        case Paragraph::Kind::Folded:
            return markdownText(paragraph.title) + QStringLiteral(":\n\n") + markdownFence(paragraph.text);
        default:
            break;
        }
        QStringList lines;
        for (const QString& line : paragraph.text.split(u'\n'))
            lines.append(markdownText(line));
        return lines.join(u'\n') + u'\n';
    }
    QString operator()(const Listing& listing) const
    {
        QString text;
        qsizetype number = 0;
        for (const TextLine& line : listing.lines) {
            ++number;
            const QString mark = listing.kind == Listing::Kind::Numbers ? QStringLiteral("%1. ").arg(number)
                                 : listing.kind == Listing::Kind::Boxes ? QStringLiteral("- [ ] ")
                                                                        : QStringLiteral("- ");
            text += mark + markdownText(line.text) + u'\n';
        }
        return text;
    }
    QString operator()(const FactSheet& sheet) const
    {
        QString text;
        for (const QList<Fact>& facts : sheet.columns) {
            for (const Fact& fact : facts)
                text += QStringLiteral("- %1: %2\n")
                            .arg(markdownText(fact.name),
                                 fact.isCode ? markdownCode(fact.value) : markdownText(fact.value));
        }
        return text;
    }
    QString operator()(const RowValues& row) const
    {
        QString text;
        for (const auto& [column, value] : row.values) {
            const QString pair = QStringLiteral("%1: %2").arg(markdownText(column), valueText(value));
            text +=
                QStringLiteral("- ") +
                (column == row.marked && !row.marked.isEmpty() ? QStringLiteral("**%1**").arg(pair) : pair) +
                u'\n';
        }
        return text;
    }
    QString operator()(const DataTable& table) const
    {
        if (table.shape == DataTable::Shape::Hidden)
            return {};
        const QList<bool> shown = shownColumns(table);
        QString text =
            table.caption.isEmpty() ? QString() : markdownText(table.caption) + QStringLiteral(":\n\n");
        text += headLines(table, shown);
        const auto all = qsizetype(table.rows.size());
        const qsizetype told = table.onPaper > 0 ? std::min(table.onPaper, all) : all;
        for (qsizetype i = 0; i < told; ++i)
            text += rowLine(table.rows[std::size_t(i)], shown);
        if (told < all)
            text += u'\n' + markdownText(moreRowsText(all - told)) + u'\n';
        for (qsizetype i = 0; i < told && !table.isBrief; ++i) {
            const TableRow& row = table.rows[std::size_t(i)];
            if (!row.details.empty())
                text += QStringLiteral("\n**%1**\n").arg(nameOf(row));
            for (const Block& block : row.details)
                text += u'\n' + std::visit(*this, block.content);
        }
        return text;
    }
    /// Colours are of charts, which are not here.
    QString operator()(const Legend&) const { return {}; }
};

QString bannerText(const Banner& banner)
{
    QString text = QStringLiteral("> **%1**\n>\n> %2\n")
                       .arg(badgeText(banner.tone, banner.title), markdownText(banner.text));
    if (!banner.lines.isEmpty())
        text += QStringLiteral(">\n");
    for (const TextLine& line : banner.lines)
        text += QStringLiteral("> - %1\n").arg(markdownText(line.text));
    return text;
}

} // namespace

QByteArray markdownDocument(const Document& document)
{
    QString text =
        QStringLiteral("# %1\n\n%2\n").arg(markdownText(document.title), markdownText(document.subtitle));
    for (const Banner& banner : document.banners)
        text += u'\n' + bannerText(banner);
    for (const Section& section : document.sections) {
        text += QStringLiteral("\n## %1\n").arg(markdownText(section.title));
        for (const Block& block : section.blocks) {
            const QString part = std::visit(BlockText{}, block.content);
            if (!part.isEmpty())
                text += u'\n' + part;
        }
    }
    text += QStringLiteral("\n---\n\n%1\n").arg(markdownText(document.imprint));
    return text.toUtf8();
}

} // namespace godwit::core
