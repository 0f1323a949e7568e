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
    Status fill(const TableContent& table, const MoveContent& one, const RowBatch& batch, int row,
                ContentRow& filled);

    ExpectedSource* m_snapshot;
    ExpectedSource* m_work;
    StoredForm m_form;
    std::vector<QByteArray> m_held; ///< bytes of cells that were converted
};

/// The rows that are there.
Status forEachStored(Database& database, const TableContent& table, const VisitContent& visit);

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

} // namespace godwit::core
