// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

#include <optional>

namespace godwit::core {

/// A digest of rows that does not depend on their order: the sum (mod 2^128) of XXH3-128 of each row, where a row
/// is its values with their storage classes, bit by bit (text and BLOB with their lengths). Two swapped
/// cells, a changed cell, a lost or doubled row change it.
struct ContentDigest
{
    quint64 low = 0;
    quint64 high = 0;
    qint64 rows = 0;
    qint64 longestRow = 0; ///< bytes of the row that has most in values beyond 4 KiB

    void add(const Statement& row, int firstColumn, int columnCount); ///< the row the statement stands on
    [[nodiscard]] QString toString() const; ///< 32 hex digits
    /// What toString() gave, of so many rows; nothing: it is none.
    [[nodiscard]] static std::optional<ContentDigest> ofString(const QString& text, qint64 rows);
    bool operator==(const ContentDigest& other) const
    {
        return low == other.low && high == other.high && rows == other.rows;
    }
};

/// Digest of one row, which names its content in quarantine and in decisions: of the row the statement stands on.
[[nodiscard]] QString digestOfRow(const Statement& row, int firstColumn, int columnCount);

/// Digest of all rows that a SELECT gives, all its columns. Polls the connection's cancel token.
Result<ContentDigest> digestOfQuery(Database& database, const QString& select);

/// Digest of a table (its stored columns, generated and hidden ones left out; of a rowid table also the
/// rowid, since copies must keep it, unless the table has as many columns as SQLite gives at a time, 2,000).
Result<ContentDigest> digestOfTable(Database& database, const QString& schema, const QString& table);

} // namespace godwit::core
