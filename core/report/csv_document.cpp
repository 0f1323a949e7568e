// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_writer.h"
#include "core/report/report_text.h"
#include "core/report/writers.h"

namespace godwit::core {

namespace {

/// A report is for looking at, unlike an export: what would hide or turn its neighbours is shown. Null stays
/// null.
QString shownText(const QString& text)
{
    return text.isNull() ? text : visibleText(text, Lines::Kept);
}

QString rawText(const TableCell& cell)
{
    return shownText(cell.raw ? *cell.raw : cell.text);
}

/// Cells by columns; a cell that takes several stands in the first of them.
QStringList cellsOf(const TableRow& row, const DataTable& table)
{
    QStringList cells{table.id};
    qsizetype column = 0;
    for (const TableCell& cell : row.cells) {
        for (int i = 0; i < cell.span && column < table.columns.size(); ++i, ++column) {
            if (!table.columns[column].id.isEmpty())
                cells.append(i == 0 ? rawText(cell) : QString());
        }
    }
    return cells;
}

QByteArray tableCsv(const DataTable& table)
{
    QStringList head{table.id};
    for (const TableColumn& column : table.columns) {
        if (!column.id.isEmpty())
            head.append(column.id);
    }
    QByteArray csv = csvLine(head);
    for (const TableRow& row : table.rows) {
        if (row.weight == TableRow::Weight::Plain)
            csv += csvLine(cellsOf(row, table));
    }
    return csv;
}

} // namespace

QByteArray csvDocument(const Document& document)
{
    const QString name = QStringLiteral("report");
    QByteArray csv = csvLine({name, QStringLiteral("name"), QStringLiteral("value")});
    for (const auto& [fact, value] : document.facts)
        csv += csvLine({name, fact, shownText(value)});
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            const auto* const table = std::get_if<DataTable>(&block.content);
            if (table && !table->id.isEmpty())
                csv += tableCsv(*table);
        }
    }
    return csv;
}

} // namespace godwit::core
