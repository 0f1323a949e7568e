// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <map>
#include <vector>

namespace godwit::core::pdf {

/// What was measured of the tables of one document, so that both passes over its pages, and whatever looks
/// ahead, measure each once. Keys are addresses within the document, which outlives it, and where on the page
/// they stand.
struct Measures
{
    struct Table
    {
        std::vector<double> columns; ///< widths, without the gaps between
        double scale = 1;
        double total = 0; ///< width of the whole
    };
    std::map<std::pair<const DataTable*, double>, Table> tables;
    std::map<std::pair<const TableRow*, double>, double> rows; ///< heights
};

} // namespace godwit::core::pdf
