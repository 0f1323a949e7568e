// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/text_table.h"

#include "app/output/visible.h"

#include <algorithm>

namespace godwit::app {

TextTable::TextTable(QList<Column> columns) : m_columns(std::move(columns)) {}

void TextTable::add(const QStringList& cells)
{
    QStringList row;
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        const QString cell = visible(cells.value(column));
        const int most = m_columns[column].most;
        row += most > 0 ? elided(cell, most) : cell;
    }
    m_rows += row;
}

QStringList TextTable::headings() const
{
    QStringList result;
    for (const Column& column : m_columns)
        result += visible(column.heading);
    return result;
}

QList<int> TextTable::widths() const
{
    QList<int> widths(m_columns.size(), 0);
    const auto measure = [&widths](const QStringList& cells) {
        for (qsizetype column = 0; column < widths.size(); ++column)
            widths[column] = std::max(widths[column], cellsOf(cells[column]));
    };
    measure(headings());
    for (const QStringList& row : m_rows)
        measure(row);
    return widths;
}

QString TextTable::line(const QStringList& cells, const QList<int>& widths) const
{
    QString result;
    for (qsizetype column = 0; column < cells.size(); ++column) {
        if (column > 0)
            result += QStringLiteral("  ");
        const QString padding(widths[column] - cellsOf(cells[column]), QLatin1Char(' '));
        const bool right = m_columns[column].align == Align::Right;
        result += right ? padding + cells[column] : cells[column] + padding;
    }
    while (result.endsWith(QLatin1Char(' ')))
        result.chop(1);
    return result;
}

QStringList TextTable::lines() const
{
    const QList<int> columns = widths();
    QStringList result;
    const QStringList titles = headings();
    if (std::any_of(titles.begin(), titles.end(), [](const QString& title) { return !title.isEmpty(); }))
        result += line(titles, columns);
    for (const QStringList& row : m_rows)
        result += line(row, columns);
    return result;
}

} // namespace godwit::app
