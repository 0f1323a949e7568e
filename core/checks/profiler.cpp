// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/profiler.h"

#include "core/checks/column_tally.h"
#include "core/side_by_side.h"
#include "core/sqlite/quoting.h"

#include <algorithm>
#include <atomic>

namespace godwit::core {

namespace {

constexpr qint64 kRowsPerReport = 10'000;
constexpr qint64 kDistinctInAll = 2'000'000; // of all columns of a table: some 32 MB
constexpr qint64 kSplitRowids = 50'000;      // below this a second thread gains nothing that is seen

/// Some rows of a table, counted by one thread.
struct Part
{
    std::vector<ColumnTally> tallies;
    qint64 rows = 0;
};

std::vector<ColumnTally> talliesOf(const Table& table, qint64 bound)
{
    std::vector<ColumnTally> tallies;
    for (const Column& column : table.columns) {
        if (!column.isHidden)
            tallies.emplace_back(column, bound);
    }
    return tallies;
}

QString selectOf(const Table& table, const QString& schema, const QString& where)
{
    QStringList names;
    for (const Column& column : table.columns) {
        if (!column.isHidden)
            names += column.name;
    }
    const QString columns =
        names.isEmpty() ? QStringLiteral("NULL") : quotedList(names); // the rows count in any case
    return QStringLiteral("SELECT %1 FROM %2%3").arg(columns, quoted(schema, table.name), where);
}

/// `read` counts what all threads read together; only the first one tells.
Status tally(Database& database, const QString& select, Part& part, std::atomic<qint64>& read,
             const std::function<void(qint64 rows)>& progress)
{
    GODWIT_TRY(auto rows, database.prepare(select));
    const int count = static_cast<int>(part.tallies.size());
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        for (int column = 0; column < count; ++column)
            part.tallies[static_cast<size_t>(column)].add(rows, column);
        if (++part.rows % kRowsPerReport != 0)
            continue;
        const qint64 all = read += kRowsPerReport;
        if (progress)
            progress(all);
    }
}

} // namespace

Result<std::optional<qint64>> middleOf(Database& database, const Table& table, const QString& schema)
{
    if (table.isVirtual || table.rowidName().isEmpty())
        return std::optional<qint64>();
    // One by one: together SQLite would read the whole table for them.
    const auto query = [&table, &schema](const QString& function) {
        return QStringLiteral("SELECT %1(%2) FROM %3")
            .arg(function, table.rowidName(), quoted(schema, table.name));
    };
    GODWIT_TRY(const qint64 least, database.integer(query(QStringLiteral("min"))));
    GODWIT_TRY(const qint64 greatest, database.integer(query(QStringLiteral("max"))));
    const quint64 distance = static_cast<quint64>(greatest) - static_cast<quint64>(least);
    if (distance < static_cast<quint64>(kSplitRowids))
        return std::optional<qint64>();
    return std::optional(static_cast<qint64>(static_cast<quint64>(least) + distance / 2));
}

Result<TableProfile> profileTable(Database& database, const Table& table,
                                  const std::function<void(qint64 rows)>& progress, Database* second,
                                  const QString& schema)
{
    const qint64 bound = std::min<qint64>(kDistinctBound, kDistinctInAll / std::max<qint64>(1, table.columns.size()));
    Part part{.tallies = talliesOf(table, bound), .rows = 0};
    std::atomic<qint64> read = 0;
    std::optional<qint64> middle;
    if (second) {
        GODWIT_TRY(middle, middleOf(database, table, schema));
    }
    if (!middle) {
        GODWIT_CHECK(tally(database, selectOf(table, schema, {}), part, read, progress));
    } else {
        const QString rowid = table.rowidName();
        Part other{.tallies = part.tallies, .rows = 0};
        const QString until = QStringLiteral(" WHERE %1 <= %2").arg(rowid).arg(*middle);
        const QString after = QStringLiteral(" WHERE %1 > %2").arg(rowid).arg(*middle);
        GODWIT_CHECK(runSideBySide(
            {[&] { return tally(database, selectOf(table, schema, until), part, read, progress); },
             [&] { return tally(*second, selectOf(table, schema, after), other, read, {}); }}));
        for (size_t column = 0; column < part.tallies.size(); ++column)
            part.tallies[column].add(other.tallies[column]);
        part.rows += other.rows;
    }
    TableProfile profile;
    profile.table = table.name;
    profile.rows = part.rows;
    for (const ColumnTally& column : part.tallies) {
        profile.columns.append(column.profile());
        const Column* const own = table.column(profile.columns.last().name);
        profile.bytes += own && own->isGenerated ? 0 : profile.columns.last().bytes; // computed, or stored a second time
    }
    return profile;
}

} // namespace godwit::core
