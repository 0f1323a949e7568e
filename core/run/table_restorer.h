// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/collations.h"
#include "core/run/table_plan.h"
#include "core/run/table_references.h"

namespace godwit::core {

/// Puts the rows of a snapshot's tables in the place of those of a database: of a copy of it, that nobody
/// else has open. Looking writes nothing, and does for the live file too. Owned by one action, used on its
/// thread.
class TableRestorer
{
public:
    struct Request
    {
        QString file; ///< the database as it is now, or the copy that is to be changed
        QString snapshot;
        QStringList tables; ///< of the snapshot; ASCII case does not count
        bool writes = false;
        Collations collations = {};
        CancelToken cancel = {};
    };

    static Result<TableRestorer> open(const Request& request);

    [[nodiscard]] const QList<TablePlan>& plans() const { return m_plans; }
    [[nodiscard]] const Catalog& snapshot() const { return m_then; }
    [[nodiscard]] Database& database() { return m_database; }

    /// TablesRefused if the definitions tell already that a table cannot come back.
    [[nodiscard]] Status refuseImpossible() const;
    /// TablesRefused if rows would refer to nothing, and did in neither the snapshot nor the database. Reads
    /// only.
    Status refuseBroken();

    /// All in one transaction: rows of the database out, those of the snapshot in, with their row ids, bit by
    /// bit and proven by digests; no trigger fires, no reference cascades. Then foreign keys, by our own look
    /// and SQLite's. TablesRefused, and all as it was, where a row is not taken, comes out otherwise, or
    /// would refer to nothing. An AUTOINCREMENT table gives no number again that it gave in either.
    Status replace();

private:
    TableRestorer(Database database, const CancelToken& cancel)
        : m_database(std::move(database)), m_cancel(cancel)
    {
    }
    Status replaceOne(const TablePlan& plan);
    Status fill(const TablePlan& plan);
    Status carrySequence(const TablePlan& plan);
    Status makeObjects(const TablePlan& plan);
    Status proveTriggers(const TablePlan& plan);
    Status proveValues(const TablePlan& plan);
    Result<BrokenRows> brokenBefore();
    Result<BrokenRows> brokenThen();
    Result<BrokenRows> brokenAfter(bool isDone, const BrokenRows& before, const BrokenRows& then);
    Result<QHash<QString, qint64>> countOrphans(const QList<Table>& tables);
    Status compareCounts(const QHash<QString, qint64>& before, const QHash<QString, qint64>& after,
                         const BrokenRows& looked) const;
    [[nodiscard]] QList<Table> tablesAfter() const;
    [[nodiscard]] bool isRestored(const QString& table) const;

    Database m_database;
    CancelToken m_cancel;
    Catalog m_then;
    Catalog m_now;
    QList<TablePlan> m_plans;
    QStringList m_names;
};

} // namespace godwit::core
