// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/table.h"

#include "core/report/pdf/palette.h"

#include <algorithm>
#include <numeric>

namespace godwit::core::pdf {

namespace {

constexpr double kHeadSize = 6.6;
constexpr qsizetype kHeadShown = 48; // characters
constexpr double kLeastScale = 0.72;
constexpr qsizetype kRowsMeasured = 400;
constexpr std::size_t kSmallTable = 12; // rows
constexpr double kWidest = 0.52;        // of the table, for the natural width of one column
constexpr double kNarrowest = 1.6;      // points that a letter takes, and a line
constexpr double kLowest = 6.5;
constexpr qsizetype kShortest = 40; // characters that are not cut

TextStyle headStyle(const TableColumn& column, double scale)
{
    TextStyle style{.size = kHeadSize * scale, .isBold = true, .colour = QColor::fromRgb(kMuted)};
    style.isRight = column.isFigure;
    return style;
}

QString shortened(const QString& text, double share)
{
    return cutText(text, std::max<qsizetype>(1, qsizetype(double(text.size()) * share)));
}

/// The cell as far as a page holds it; a row is not split. Each try is laid as long as its text is, so it
/// begins with no more than the narrowest letters could fill, and goes on by how much too high it was.
LaidCell fitted(TableCell cell, TableRow::Weight weight, double scale, double width, double most)
{
    const double fills = width * most / (points(kNarrowest) * points(kLowest) * scale * scale);
    const qsizetype fit = std::max(kShortest, qsizetype(fills));
    cell.text = cutText(cell.text, fit);
    for (CellLine& line : cell.lines)
        line.text = cutText(line.text, fit);
    LaidCell laid = laidCell(cell, weight, scale, width);
    while (laid.height > most && cell.text.size() + cell.lines.size() > kShortest) {
        const double share = std::min(0.9, most / laid.height);
        cell.text = shortened(cell.text, share);
        for (CellLine& line : cell.lines)
            line.text = shortened(line.text, share);
        laid = laidCell(cell, weight, scale, width);
    }
    return laid;
}

QString headText(const TableColumn& column)
{
    return column.ends ? QStringLiteral("%1 – %2").arg(column.ends->first, column.ends->second)
                       : cutText(column.title, kHeadShown);
}

} // namespace

TablePrinter::TablePrinter(Pages& pages, const DataTable& table, double indent,
                           std::function<void(const TableRow&)> details)
    : m_pages(pages),
      m_table(table),
      m_x(pages.left() + indent),
      m_width(pages.width() - indent),
      m_details(std::move(details))
{
    auto& known = m_pages.measures().tables;
    if (const auto found = known.find({&table, indent}); found != known.end()) {
        m_measured = found->second;
        return;
    }
    measure();
    known[{&table, indent}] = m_measured;
}

std::vector<Widths> TablePrinter::columnWidths(double scale) const
{
    std::vector<Widths> columns(static_cast<std::size_t>(m_table.columns.size()));
    for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
        const TextStyle style = headStyle(m_table.columns[i], scale);
        const double least = longestWord(headText(m_table.columns[i]), style);
        columns[static_cast<std::size_t>(i)] = {
            least, m_table.columns[i].ends ? naturalWidth(headText(m_table.columns[i]), style) : least};
    }
    qsizetype measured = 0;
    for (const TableRow& row : m_table.rows) {
        std::size_t at = 0;
        for (const TableCell& cell : row.cells) {
            if (cell.span == 1 && at < columns.size()) {
                const Widths widths = widthsOf(cell, row.weight, scale);
                columns[at].least = std::max(columns[at].least, widths.least);
                columns[at].natural = std::max(
                    {columns[at].natural, columns[at].least, std::min(widths.natural, m_width * kWidest)});
            }
            at += static_cast<std::size_t>(cell.span);
        }
        if (++measured == kRowsMeasured)
            break;
    }
    return columns;
}

void TablePrinter::measure()
{
    for (double scale = 1; scale >= kLeastScale; scale -= 0.07) {
        m_measured.scale = scale;
        const std::vector<Widths> columns = columnWidths(scale);
        const double least =
            std::accumulate(columns.begin(), columns.end(), 0.0,
                            [](double sum, const Widths& column) { return sum + column.least; });
        const double gaps = gap() * double(std::max<std::size_t>(1, columns.size()) - 1);
        if (least + gaps <= m_width || scale - 0.07 < kLeastScale)
            return fit(columns, m_width - gaps);
    }
}

/// Between the least and the natural widths; a full table takes the whole width.
void TablePrinter::fit(const std::vector<Widths>& columns, double room)
{
    double least = 0;
    double natural = 0;
    for (const Widths& column : columns) {
        least += column.least;
        natural += std::max(column.natural, column.least);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double wanted = std::max(columns[i].natural, columns[i].least);
        if (least > room)
            m_measured.columns.push_back(columns[i].least * room / least);
        else if (natural > room)
            m_measured.columns.push_back(columns[i].least + (wanted - columns[i].least) * (room - least) /
                                                                std::max(1.0, natural - least));
        else if (m_table.shape == DataTable::Shape::Full)
            m_measured.columns.push_back(wanted * room / std::max(1.0, natural));
        else
            m_measured.columns.push_back(wanted);
    }
    m_measured.total = std::accumulate(m_measured.columns.begin(), m_measured.columns.end(),
                                       gap() * double(std::max<std::size_t>(1, columns.size()) - 1));
}

TablePrinter::LaidRow TablePrinter::laidHead() const
{
    LaidRow head;
    double x = m_x;
    for (std::size_t i = 0; i < m_measured.columns.size(); ++i) {
        const TableColumn& column = m_table.columns[qsizetype(i)];
        LaidCell cell;
        cell.x = x;
        cell.width = m_measured.columns[i];
        TextStyle style = headStyle(column, m_measured.scale);
        cell.texts.emplace_back(column.ends ? column.ends->first : headText(column), style, cell.width);
        cell.height = cell.texts.back().height();
        if (column.ends) {
            style.isRight = true;
            cell.texts.emplace_back(column.ends->second, style, cell.width); // on the same line, see paintRow
        }
        head.height = std::max(head.height, cell.height);
        x += m_measured.columns[i] + gap();
        head.cells.push_back(std::move(cell));
    }
    head.height += 2 * padding();
    return head;
}

TablePrinter::LaidRow TablePrinter::laidRow(const TableRow& row) const
{
    LaidRow laid;
    double x = m_x;
    std::size_t at = 0;
    for (const TableCell& cell : row.cells) {
        double width = -gap();
        for (int i = 0; i < cell.span && at < m_measured.columns.size(); ++i, ++at)
            width += m_measured.columns[at] + gap();
        const bool isPart = row.weight == TableRow::Weight::Part && laid.cells.empty();
        const double inset = isPart ? points(8) : 0;
        laid.cells.push_back(fitted(cell, row.weight, m_measured.scale, width - inset, m_pages.body() * 0.7));
        laid.cells.back().x = x + inset;
        laid.height = std::max(laid.height, laid.cells.back().height);
        x += width + gap();
    }
    laid.height += 2 * padding();
    return laid;
}

void TablePrinter::paintRow(const LaidRow& row) const
{
    for (const LaidCell& cell : row.cells) {
        if (cell.back)
            m_pages.fill(cell.x - gap() / 2, m_pages.y(), cell.width + gap(), row.height, *cell.back);
        double y = m_pages.y() + padding();
        if (cell.drawing)
            paintDrawing(m_pages, *cell.drawing, cell.x, m_pages.y() + (row.height - cell.height) / 2,
                         cell.width);
        for (const LaidText& text : cell.texts) {
            m_pages.text(text, cell.x, y);
            if (y + text.height() <= m_pages.y() + padding() + cell.height)
                y += text.height();
        }
    }
}

void TablePrinter::printHead()
{
    LaidRow head = laidHead();
    for (LaidCell& cell : head.cells) { // heads stand at the bottom of theirs
        if (cell.texts.size() == 2) {
            m_pages.text(cell.texts[1], cell.x,
                         m_pages.y() + head.height - padding() - cell.texts[1].height());
            cell.texts.pop_back();
        }
        m_pages.text(cell.texts[0], cell.x, m_pages.y() + head.height - padding() - cell.height);
    }
    m_pages.advance(head.height);
    m_pages.rule(m_x, m_pages.y(), m_measured.total, 0.8);
    m_pages.advance(points(0.8));
}

void TablePrinter::printRow(std::size_t row)
{
    const TableRow& content = m_table.rows[row];
    if (content.weight == TableRow::Weight::Total)
        m_pages.rule(m_x, m_pages.y(), m_measured.total, 1);
    if (m_pages.painter())
        paintRow(laidRow(content));
    m_pages.advance(heightOf(row));
    if (hasDetails(content))
        m_details(content);
    m_pages.rule(m_x, m_pages.y(), m_measured.total, 0.4);
    m_pages.advance(points(0.4));
}

double TablePrinter::heightOf(std::size_t row) const
{
    auto& known = m_pages.measures().rows;
    const std::pair key{&m_table.rows[row], m_x};
    const auto found = known.find(key);
    return found != known.end() ? found->second : known[key] = laidRow(m_table.rows[row]).height;
}

std::size_t TablePrinter::shownRows() const
{
    const std::size_t all = m_table.rows.size();
    return m_table.onPaper > 0 ? std::min(all, std::size_t(m_table.onPaper)) : all;
}

/// What stands beneath a row is not parted from it, and the last row is not left alone.
double TablePrinter::together(std::size_t row) const
{
    double height = heightOf(row) + (hasDetails(m_table.rows[row]) ? points(20) : 0);
    if (row + 2 == shownRows())
        height += std::min(heightOf(row + 1), m_pages.body() / 3);
    return height;
}

/// A small table is not parted at all.
double TablePrinter::lead()
{
    const double head = laidHead().height;
    const double most = m_pages.body() / 3;
    if (shownRows() == 0)
        return head;
    double all = shownRows() <= kSmallTable ? head : most;
    for (std::size_t i = 0; i < shownRows() && all < most; ++i)
        all += heightOf(i) + (hasDetails(m_table.rows[i]) ? most : points(0.5));
    return all < most ? all : head + points(2) + std::min(together(0), m_pages.body() / 2);
}

void TablePrinter::print()
{
    if (m_table.columns.isEmpty())
        return;
    m_pages.need(lead());
    printHead();
    for (std::size_t i = 0; i < shownRows(); ++i) {
        if (m_pages.need(together(i) + points(0.5)))
            printHead();
        printRow(i);
    }
}

} // namespace godwit::core::pdf
