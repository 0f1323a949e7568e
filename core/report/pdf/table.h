// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/pdf/cell.h"
#include "core/report/pdf/measures.h"
#include "core/report/pdf/pages.h"

#include <functional>

namespace godwit::core::pdf {

/// A table on pages: its head is repeated on each, a row is never split. Columns are as wide as what stands
/// in them wants, down to what can still be read; a table with more columns than that gets a smaller type.
class TablePrinter
{
public:
    /// `details` prints what stands beneath a row, indented by its argument.
    TablePrinter(Pages& pages, const DataTable& table, double indent,
                 std::function<void(const TableRow&)> details);

    void print();
    /// Of its head and its first row: what has to stand together with the title above.
    [[nodiscard]] double lead();

private:
    struct LaidRow
    {
        std::vector<LaidCell> cells;
        double height = 0;
    };

    void measure();
    void fit(const std::vector<Widths>& columns, double scale);
    [[nodiscard]] std::vector<Widths> columnWidths(double scale) const;
    [[nodiscard]] LaidRow laidRow(const TableRow& row) const;
    [[nodiscard]] double heightOf(std::size_t row) const; ///< known once it was laid
    [[nodiscard]] LaidRow laidHead() const;
    void printHead();
    void printRow(std::size_t row);
    void paintRow(const LaidRow& row) const;
    [[nodiscard]] std::size_t shownRows() const;
    [[nodiscard]] double together(std::size_t row) const; ///< height that a row needs on its page
    [[nodiscard]] bool hasDetails(const TableRow& row) const
    {
        return !row.details.empty() && !m_table.isBrief;
    }
    [[nodiscard]] double padding() const { return points(2.6); }
    [[nodiscard]] double gap() const { return points(8) * m_measured.scale; } ///< between columns

    Pages& m_pages;
    const DataTable& m_table;
    double m_x;
    double m_width;
    std::function<void(const TableRow&)> m_details;
    Measures::Table m_measured;
};

} // namespace godwit::core::pdf
