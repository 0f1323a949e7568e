// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/pdf/pages.h"

#include <vector>

namespace godwit::core::pdf {

/// A text of a cell and how it is set.
struct CellText
{
    QString text;
    TextStyle style;
};

/// The texts of a cell, from top to bottom; a chart has none.
[[nodiscard]] std::vector<CellText> textsOf(const TableCell& cell, TableRow::Weight weight, double scale);

/// The least width in which it can be read, and the width that it has unbroken.
struct Widths
{
    double least = 0;
    double natural = 0;
};
[[nodiscard]] Widths widthsOf(const TableCell& cell, TableRow::Weight weight, double scale);

/// A cell broken into lines for its column.
struct LaidCell
{
    double x = 0;
    double width = 0;
    double height = 0;
    std::vector<LaidText> texts;
    std::optional<Drawing> drawing;
    std::optional<QColor> back;
};
[[nodiscard]] LaidCell laidCell(const TableCell& cell, TableRow::Weight weight, double scale, double width);

void paintDrawing(const Pages& pages, const Drawing& drawing, double x, double y, double width);
[[nodiscard]] double drawnHeight(const Drawing& drawing);

} // namespace godwit::core::pdf
