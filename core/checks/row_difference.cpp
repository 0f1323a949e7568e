// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/row_difference.h"

#include "core/checks/figures.h"
#include "core/sqlite/transaction.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr int kBefore = -1;
constexpr int kAfter = 1;

Value keyOf(const Statement& row)
{
    const RowHash hash = hashOfRow(row, 0, row.columnCount());
    const std::array<quint64, 2> words{hash.low, hash.high};
    return Value::ofBlob(QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words));
}

/// Temporary tables go to a file (the connection's temp_store), which SQLite removes by itself.
Result<Database> openScratch(const CancelToken& cancel)
{
    GODWIT_TRY(auto scratch, Database::openInMemory());
    scratch.setCancel(cancel);
    GODWIT_CHECK(scratch.execute(QStringLiteral(
        "CREATE TEMP TABLE hashes (hash BLOB NOT NULL, side INTEGER NOT NULL);"
        "CREATE TEMP TABLE differing (hash BLOB PRIMARY KEY, surplus INTEGER NOT NULL) WITHOUT ROWID;")));
    return scratch;
}

Status loadHashes(Database& scratch, Statement& query, int side)
{
    GODWIT_TRY(auto insert, scratch.prepare(QStringLiteral("INSERT INTO temp.hashes (hash, side) VALUES (?, ?)")));
    query.reset();
    while (true) {
        GODWIT_TRY(const bool hasRow, query.step());
        if (!hasRow)
            break;
        insert.bind(1, keyOf(query));
        insert.bindInteger(2, side);
        GODWIT_CHECK(insert.run());
    }
    query.reset();
    return {};
}

Result<RowDifference> countDifferences(Database& scratch)
{
    GODWIT_CHECK(scratch.execute(QStringLiteral(
        "INSERT INTO temp.differing (hash, surplus) "
        "SELECT hash, sum(side) FROM temp.hashes GROUP BY hash HAVING sum(side) <> 0 ORDER BY hash")));
    GODWIT_TRY(const auto sums, scratch.rows(QStringLiteral(
        "SELECT coalesce(sum(max(-surplus, 0)), 0), coalesce(sum(max(surplus, 0)), 0) FROM temp.differing")));
    RowDifference difference;
    difference.onlyBefore = sums.at(0).at(0).integer;
    difference.onlyAfter = sums.at(0).at(1).integer;
    return difference;
}

/// How many different rows of a side are there to show.
Result<qint64> distinctOf(Database& scratch, int side)
{
    return scratch.integer(QStringLiteral("SELECT count(*) FROM temp.differing WHERE surplus * ? > 0"),
                           {Value::ofInteger(side)});
}

/// The first `wanted` differing rows of a side, in the order of its query.
Status sample(Database& scratch, Statement& query, int side, qint64 wanted, QList<QStringList>& samples)
{
    GODWIT_TRY(auto find, scratch.prepare(
        QStringLiteral("DELETE FROM temp.differing WHERE hash = ? AND surplus * ? > 0 RETURNING abs(surplus)")));
    const QString name = side == kBefore ? QStringLiteral("before") : QStringLiteral("after");
    query.reset();
    while (wanted > 0) {
        GODWIT_TRY(const bool hasRow, query.step());
        if (!hasRow)
            break;
        find.bind(1, keyOf(query));
        find.bindInteger(2, side);
        GODWIT_TRY(const bool isDiffering, find.step());
        if (isDiffering) {
            const qint64 times = find.integer(0);
            const QString label = times == 1 ? name : QStringLiteral("%1, %2 times").arg(name, grouped(times));
            samples.append(QStringList{label} + cellTexts(query));
            --wanted;
        }
        GODWIT_CHECK(find.run());
    }
    query.reset();
    return {};
}

} // namespace

Result<RowDifference> differenceOf(Statement& before, Statement& after, const CancelToken& cancel)
{
    GODWIT_TRY(auto scratch, openScratch(cancel));
    GODWIT_TRY(auto transaction, Transaction::begin(scratch, Transaction::Kind::Deferred));
    GODWIT_CHECK(loadHashes(scratch, before, kBefore));
    GODWIT_CHECK(loadHashes(scratch, after, kAfter));
    GODWIT_TRY(auto difference, countDifferences(scratch));
    GODWIT_TRY(const qint64 distinctBefore, distinctOf(scratch, kBefore));
    GODWIT_TRY(const qint64 distinctAfter, distinctOf(scratch, kAfter));
    const qint64 half = kSampleRows / 2;
    const qint64 shownBefore = std::min(distinctBefore, std::max(half, kSampleRows - distinctAfter));
    const qint64 shownAfter = std::min(distinctAfter, kSampleRows - shownBefore);
    GODWIT_CHECK(sample(scratch, before, kBefore, shownBefore, difference.samples));
    GODWIT_CHECK(sample(scratch, after, kAfter, shownAfter, difference.samples));
    return difference;
}

} // namespace godwit::core
