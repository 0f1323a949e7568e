// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/column_digest.h"
#include "core/steps/content_scope.h"

namespace godwit::core {

/// The values of the compared columns of one row, as they are stored; and whether `unique` may have given the
/// row a suffix.
struct ContentRow
{
    std::vector<Cell> cells;
    const Unique* unique = nullptr;
    int move = -1;    ///< that has to have written it
    qint64 rowId = 0; ///< of its source key, with a move
    Cell sourceKey = {};
};
using VisitContent = std::function<Status(const ContentRow& row)>;

/// One side of a comparison: reads the rows of tables, each once, in the order that costs least. One thread
/// at a time.
class ExpectedContent
{
public:
    /// `snapshot` may be null where no move can be read from it, `work` where none needs it.
    ExpectedContent(ExpectedSource* snapshot, ExpectedSource* work, StoredForm form)
        : m_snapshot(snapshot), m_work(work), m_form(std::move(form))
    {
    }
    /// The rows that the source says have to be there.
    Status forEach(const TableContent& table, const VisitContent& visit);

private:
    Status forEachMoved(const TableContent& table, const MoveContent& one, const VisitContent& visit);
    Status forEachCarried(const TableContent& table, const VisitContent& visit);
    Status put(const TableContent& table, size_t column, const Cell& given);

    ExpectedSource* m_snapshot;
    ExpectedSource* m_work;
    StoredForm m_form;
    ContentRow m_filled;
    std::vector<QByteArray> m_held; ///< bytes of cells that were converted
};

/// The rows that are there.
Status forEachStored(Database& database, const TableContent& table, const VisitContent& visit);

/// Gives the rows of one side, each time it is called.
using ReadContent = std::function<Status(const VisitContent& visit)>;
/// Borrows both.
[[nodiscard]] ReadContent storedRows(Database& database, const TableContent& table);

/// What tells a row from the others.
[[nodiscard]] quint64 identityOf(const TableContent& table, const ContentRow& row);

/// Sums rows up: a digest a column, or, where rows are told by all their values, one of the rows.
class ContentSum
{
public:
    explicit ContentSum(const TableContent& table) : m_table(table)
    {
        m_digest.columns.resize(table.keyAt.empty() ? 1 : table.columns.size());
    }
    void add(const ContentRow& row);
    [[nodiscard]] const TableDigest& digest() const { return m_digest; }
    /// A key that SQLite made, since the row came without one.
    [[nodiscard]] bool hasMadeKey() const { return m_hasMadeKey; }

private:
    const TableContent& m_table;
    TableDigest m_digest;
    bool m_hasMadeKey = false;
};

[[nodiscard]] Result<TableDigest> digestOfContent(Database& database, const TableContent& table);

} // namespace godwit::core
