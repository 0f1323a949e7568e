// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_tables.h"
#include "core/move/origins.h"
#include "core/move/quarantine_writer.h"
#include "core/move/row_batch.h"

#include <map>

namespace godwit::core {

/// Why a row cannot stay as a step would have it.
using ChangeFault = RowFault;

/// Rows that leave tables of the new version while a step changes them, and what is written about each: its entry in
/// quarantine with its values, its lineage, and the counts of the account. Works inside the caller's transaction.
class Departures
{
public:
    explicit Departures(const ChangeScene& scene) : m_scene(&scene) {}

    /// A row goes to quarantine, as the source row it came from, and with it the rows that refer to it, all
    /// other rows of its source row and the source rows that were merged into these, each with the first
    /// cause. How many rows went.
    Result<qint64> quarantine(const QString& physicalTable, const Row& identity, const ChangeFault& fault);
    /// Only the entry; the row stays as it is.
    Status note(const QString& physicalTable, const Row& identity, const ChangeFault& fault);
    /// A row that a rule takes out; true if it was there.
    Result<bool> erase(const QString& physicalTable, const Row& identity, const QString& rule);
    /// A row that is gone already, by a rule.
    Status recordGone(const QString& physicalTable, const Row& identity, const Value& key, const QString& rule);
    /// A row's key was changed, and what tells it from the others.
    Status rekey(const QString& physicalTable, const Row& identity, const Row& now, const Value& oldKey, const Value& newKey);

private:
    struct Child ///< a foreign key whose parent is the table
    {
        QString table;
        QList<int> parentColumns; ///< positions in `values`
        Statement rows;           ///< identities of the rows that refer to given values
    };
    struct Access
    {
        QString finalName;
        RowIdentity identity;
        QStringList columns; ///< stored ones, as `values` gives them
        QStringList key;
        Statement values;
        Statement erase;
        Origins origins;
        std::vector<Child> children;
        std::map<int, QuarantineWriter> writers = {}; ///< by move
    };
    Result<Access*> accessTo(const QString& physicalTable);
    Status addChildren(const Table& table, Access& access);
    Result<std::optional<Row>> valuesOf(Access& access, const Row& identity);
    /// Of the source row that a move brought, as the move itself would have entered it; else of the table's
    /// own row.
    Status addEntry(Access& access, const Row& identity, const Row& values,
                    const std::optional<Origin>& origin, const ChangeFault& fault);
    Status addOwnEntry(const Access& access, const Row& identity, const Row& values,
                       const std::optional<Origin>& origin, const ChangeFault& fault);
    Result<QuarantineWriter*> writerOf(Access& access, const Origin& origin);
    /// The row with its entry, and the rows that refer to it; how many went. What becomes of its source row is left to the caller.
    Result<qint64> takeRow(Access& access, const Row& identity, const std::optional<Origin>& origin, const ChangeFault& fault);
    Result<qint64> takeCompany(Access& access, const Origin& origin, const Row& identity, const Value& key, const ChangeFault& fault);
    Result<qint64> quarantineChildren(Access& access, const Row& values, const ChangeFault& fault);
    Status count(const Access& access, const TableChange& change);
    static Value keyOf(const Access& access, const Row& values);

    const ChangeScene* m_scene;
    std::optional<Statement> m_count;
    std::map<QString, std::unique_ptr<Access>> m_tables; ///< by folded physical name
};

} // namespace godwit::core
