// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/events.h"
#include "core/schema/catalog.h"

#include <functional>

namespace godwit::core {

/// Profiles a table of a schema in one pass over its rows; hidden columns are left out. Memory stays
/// bounded: beyond kDistinctBound different values of a column, in tables of more than 200 columns beyond
/// 2,000,000 in all columns together, their number is an estimate. `progress(rows)` is called every 10,000
/// rows, on the caller's thread. With a second connection to the same file, a large table with row ids is
/// read in two halves side by side. Then its counts belong to one state only if nobody writes meanwhile, or
/// if both connections hold a read transaction.
inline constexpr int kDistinctBound = 10'000;
Result<TableProfile> profileTable(Database& database, const Table& table,
                                  const std::function<void(qint64 rows)>& progress,
                                  Database* second = nullptr, const QString& schema = QStringLiteral("main"));

/// The row id after which the second half of a table begins; nothing if one thread is enough for it, or it has none.
Result<std::optional<qint64>> middleOf(Database& database, const Table& table,
                                       const QString& schema = QStringLiteral("main"));

/// Values of a storage class that the declared type does not hold: by SQLite's affinities, but for types whose name its rules
/// take for numbers while people store text under them.
[[nodiscard]] qint64 mistypedIn(const ColumnProfile& column);

/// What is worth a warning in a profile: invalid UTF-8, BLOBs or text in columns declared otherwise, NULs,
/// NULL in a primary key, texts that are no date among dates. One warning for each column and kind, none for
/// a clean table. Suite "assessment". `schema`: of a further database; empty: the source itself.
QList<CheckResult> findingsOf(const Table& table, const TableProfile& profile, const QString& schema = {});

/// Rows whose parent does not exist, one check per foreign key of the table, counted, with samples: a warning, or
/// passed. A NULL in the key makes no orphan; of a parent table that is not there all rows are orphans. Suite
/// "assessment".
Result<QList<CheckResult>> findOrphans(Database& database, const Table& table);

} // namespace godwit::core
