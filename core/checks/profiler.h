// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/schema/catalog.h"

#include <functional>

namespace godwit::core {

struct ColumnProfile
{
    QString name;
    QString declaredType;
    qint64 nulls = 0;
    qint64 blanks = 0;     ///< text that is empty or only U+0020
    qint64 integers = 0;   ///< storage classes
    qint64 reals = 0;
    qint64 texts = 0;
    qint64 blobs = 0;
    qint64 invalidUtf8 = 0;
    qint64 withNul = 0;    ///< text with U+0000 inside
    qint64 distinct = 0;         ///< without NULL; 1 and 1.0 are two
    bool distinctIsExact = true; ///< false: a lower bound, counting stopped at kDistinctBound or, in tables of
                                 ///< more than 200 columns, at 2,000,000 in all columns together
    QString least;         ///< by SQLite's order; Value::toKeyText, cut at 80 characters
    QString greatest;
    qint64 longest = 0;    ///< bytes
    QList<std::pair<QString, qint64>> values; ///< all values with their counts if at most 20 distinct, most first
};

struct TableProfile
{
    QString table;
    qint64 rows = 0;
    QList<ColumnProfile> columns;
};

/// Profiles a table of "main" in one pass over its rows; generated and hidden columns are left out. Memory stays
/// bounded. `progress(rows)` is called every 10,000 rows, on the caller's thread.
/// With a second connection to the same file, a large table with row ids is read in two halves side by side. Then its
/// counts belong to one state only if nobody writes meanwhile, or if both connections hold a read transaction.
inline constexpr int kDistinctBound = 10'000;
Result<TableProfile> profileTable(Database& database, const Table& table, const std::function<void(qint64 rows)>& progress,
                                  Database* second = nullptr);

/// What is worth a warning in a profile: invalid UTF-8, BLOBs or text in columns declared otherwise, NULs, NULL in a
/// primary key. One warning for each column and kind, none for a clean table. Suite "assessment".
QList<CheckResult> findingsOf(const Table& table, const TableProfile& profile);

/// Rows whose parent does not exist, one check per foreign key of the table, counted, with samples: a warning, or
/// passed. A NULL in the key makes no orphan; of a parent table that is not there all rows are orphans. Suite
/// "assessment".
Result<QList<CheckResult>> findOrphans(Database& database, const Table& table);

} // namespace godwit::core
