// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/changes_since.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// The schema that a connection has attached the earlier state as.
inline const QString kBeforeSchema = QStringLiteral("before");

/// One table on both sides.
struct TablePair
{
    const Table& table;
    QString after; ///< the schema that has it as it is
    TableChanges changes;
};

/// Finds the rows in which two states of a table differ, on a connection that has both. Borrows what it is
/// given, for as long as it lives; one thread.
class TableComparison
{
public:
    TableComparison(Database& database, const Catalog& before,
                    const std::function<Status(const DifferingRow&)>& visit)
        : m_database(database), m_before(before), m_visit(visit)
    {
    }

    /// Fills the pair's changes. ChangesUnlisted where nothing tells its rows apart.
    Status compare(TablePair& pair);
    /// The error that `compare` gave is that of the visitor.
    [[nodiscard]] bool hasVisitFailed() const { return m_hasVisitFailed; }

private:
    struct Pass;
    struct KeyIndex;
    Status compareByKey(TablePair& pair, const KeyIndex& index);
    Status compareVirtual(TablePair& pair);
    Status pass(TablePair& pair, const Pass& pass);
    Status present(TablePair& pair, const Pass& pass);
    Status gone(TablePair& pair, const Pass& pass);
    Status found(TablePair& pair, RowOperation operation, const Statement& row, const Pass& pass);
    Result<bool> hasSameContent(const QString& table, const QString& after);
    Result<KeyIndex> keyIndex(const Table& table);

    Database& m_database;
    const Catalog& m_before;
    const std::function<Status(const DifferingRow&)>& m_visit;
    bool m_hasVisitFailed = false;
};

} // namespace godwit::core
