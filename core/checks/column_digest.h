// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/cell.h"

#include <vector>

namespace godwit::core {

/// A row by what tells it from the others: its key, or all of its values. XXH3-64; begins as 0, cell by cell.
[[nodiscard]] quint64 identityWith(quint64 identity, const Cell& cell);

/// The digest of one column that does not depend on the order of rows: the sum, modulo 2^128, of XXH3-128 of
/// each value with its storage class and its row's identity. A changed cell changes it, and so do two cells
/// that changed places, a row too few and a row too many.
struct ColumnDigest
{
    quint64 low = 0;
    quint64 high = 0;

    void add(quint64 identity, const Cell& cell);
    [[nodiscard]] QString toString() const; ///< 32 hex digits
    static ColumnDigest ofString(const QString& text);
    bool operator==(const ColumnDigest&) const = default;
};

/// Of some columns of a table, side by side.
struct TableDigest
{
    qint64 rows = 0;
    std::vector<ColumnDigest> columns;
};

} // namespace godwit::core
