// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/cell.h"

#include <vector>

namespace godwit::core {

/// Rows of one statement, side by side in one piece of memory that is used again: how whoever reads hands rows to whoever
/// writes, bit by bit, without an allocation for each value. Owned by one thread at a time.
class RowBuffer
{
public:
    /// `isUtf16`: text is kept as a UTF-16 database holds it, so that broken surrogates stay as they are.
    explicit RowBuffer(int columns, bool isUtf16 = false) : m_columns(columns), m_isUtf16(isUtf16) {}

    void clear();
    /// Adds a row: `count` columns from `first` of the row the statement stands on, then NULLs.
    void add(const Statement& row, int first, int count);
    /// Puts `count` columns from `first` of the row the statement stands on into the last row, from its
    /// column `at` on.
    void fill(const Statement& row, int first, int count, int at);

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] qsizetype bytes() const { return static_cast<qsizetype>(m_bytes.size()); }
    [[nodiscard]] Value::Type type(int row, int column) const { return cell(row, column).type; }
    [[nodiscard]] qint64 integer(int row, int column) const { return cell(row, column).integer; }
    /// Of Text and Blob, as kept; until the next add or clear.
    [[nodiscard]] QByteArrayView view(int row, int column) const;
    [[nodiscard]] Value value(int row, int column) const;
    /// The same, not copied; of a buffer that keeps UTF-8.
    [[nodiscard]] core::Cell seen(int row, int column) const;
    /// Binds without copying: the buffer must not change until the statement ran.
    void bind(Statement& statement, int index, int row, int column) const;

private:
    struct Cell
    {
        Value::Type type = Value::Type::Null;
        union {
            qint64 integer = 0;
            double real;
            qsizetype offset; ///< in m_bytes
        };
        qsizetype size = 0;
    };
    [[nodiscard]] const Cell& cell(int row, int column) const
    {
        return m_cells[static_cast<size_t>(row) * static_cast<size_t>(m_columns) + static_cast<size_t>(column)];
    }

    int m_columns;
    bool m_isUtf16;
    int m_rows = 0;
    std::vector<Cell> m_cells;
    std::vector<char> m_bytes;
};

} // namespace godwit::core
