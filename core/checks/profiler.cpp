// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/profiler.h"

#include "core/checks/column_tally.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qint64 kRowsPerReport = 10'000;
constexpr qint64 kDistinctInAll = 2'000'000; // of all columns of a table: some 32 MB

} // namespace

Result<TableProfile> profileTable(Database& database, const Table& table,
                                  const std::function<void(qint64 rows)>& progress)
{
    std::vector<ColumnTally> tallies;
    QStringList names;
    const qint64 bound = std::min<qint64>(kDistinctBound, kDistinctInAll / std::max<qint64>(1, table.columns.size()));
    for (const Column& column : table.columns) {
        if (column.isGenerated || column.isHidden)
            continue;
        tallies.emplace_back(column, bound);
        names.append(quoted(column.name));
    }
    if (names.isEmpty())
        names.append(QStringLiteral("NULL")); // only hidden or generated columns: the rows still count
    GODWIT_TRY(auto rows, database.prepare(QStringLiteral("SELECT %1 FROM %2").arg(
        names.join(QStringLiteral(", ")), quoted(QStringLiteral("main"), table.name))));
    TableProfile profile;
    profile.table = table.name;
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            break;
        for (size_t column = 0; column < tallies.size(); ++column)
            tallies[column].add(rows, static_cast<int>(column));
        if (++profile.rows % kRowsPerReport == 0 && progress)
            progress(profile.rows);
    }
    for (const ColumnTally& tally : tallies)
        profile.columns.append(tally.profile());
    return profile;
}

} // namespace godwit::core
