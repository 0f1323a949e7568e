// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/digest.h"

#include "core/checks/row_hash.h"
#include "core/checks/rowid_name.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kMostColumns = 2000;

struct StoredColumns
{
    QStringList stored;
    QStringList all;
};

Result<StoredColumns> columnsOf(Database& database, const QString& schema, const QString& table)
{
    // Not the table-valued form: table_list has a column named schema, which hides its parameter of that name.
    GODWIT_TRY(auto statement, database.prepare(
        QStringLiteral("PRAGMA %1.table_xinfo(%2)").arg(quoted(schema), quoted(table))));
    StoredColumns columns;
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return columns;
        columns.all.append(statement.text(1));
        if (statement.integer(6) == 0) // neither hidden nor generated
            columns.stored.append(statement.text(1));
    }
}

/// True for tables, virtual ones too; false for views and WITHOUT ROWID.
Result<bool> hasRowid(Database& database, const QString& schema, const QString& table)
{
    GODWIT_TRY(auto statement, database.prepare(
        QStringLiteral("PRAGMA %1.table_list(%2)").arg(quoted(schema), quoted(table))));
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return false;
        if (statement.text(0).compare(schema, Qt::CaseInsensitive) == 0)
            return statement.text(2) != QStringLiteral("view") && statement.integer(4) == 0;
    }
}

} // namespace

void ContentDigest::add(const Statement& row, int firstColumn, int columnCount)
{
    const RowHash hash = hashOfRow(row, firstColumn, columnCount);
    low += hash.low;
    high += hash.high + (low < hash.low ? 1 : 0);
    ++rows;
    longestRow = std::max(longestRow, hash.longBytes);
}

QString ContentDigest::toString() const
{
    return QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
}

std::optional<ContentDigest> ContentDigest::ofString(const QString& text, qint64 rows)
{
    bool isHigh = false;
    bool isLow = false;
    ContentDigest digest;
    digest.high = text.left(16).toULongLong(&isHigh, 16);
    digest.low = text.mid(16).toULongLong(&isLow, 16);
    digest.rows = rows;
    return text.size() == 32 && isHigh && isLow ? std::optional(digest) : std::nullopt;
}

QString digestOfRow(const Statement& row, int firstColumn, int columnCount)
{
    ContentDigest digest;
    digest.add(row, firstColumn, columnCount);
    return digest.toString();
}

Result<ContentDigest> digestOfQuery(Database& database, const QString& select)
{
    GODWIT_TRY(auto statement, database.prepare(select));
    const int columns = statement.columnCount();
    ContentDigest digest;
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return digest;
        digest.add(statement, 0, columns);
    }
}

Result<ContentDigest> digestOfTable(Database& database, const QString& schema, const QString& table)
{
    GODWIT_TRY(const StoredColumns columns, columnsOf(database, schema, table));
    if (columns.stored.isEmpty())
        return Error(ErrorCode::SqlFailed, QStringLiteral("There is no table %1 in %2.").arg(table, database.path()));
    GODWIT_TRY(const bool isKeyedByRowid, hasRowid(database, schema, table));
    QString list = quotedList(columns.stored);
    // SQLite gives no more columns at a time than a table may have: of such a table the row id stays out.
    const bool hasRoom = columns.stored.size() < kMostColumns;
    if (const QString rowid = freeRowidName(columns.all); isKeyedByRowid && hasRoom && !rowid.isEmpty())
        list = rowid + QStringLiteral(", ") + list;
    return digestOfQuery(database, QStringLiteral("SELECT %1 FROM %2").arg(list, quoted(schema, table)));
}

} // namespace godwit::core
