// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/records.h"
#include "core/move/source_rows.h"

#include <map>

namespace godwit::core {

/// What became of one edit. Without rows and without words: the row it is about is not there as it was.
struct EditResult
{
    QList<SourceRow> rows; ///< as they are after it
    QString refused;       ///< why a row stayed as it was
};

/// Gives rows of the source's tables the values of edits, on one connection and inside the caller's
/// transaction. Each row is kept as it was, bit by bit, in `_godwit_repaired_N` (one such table a table,
/// columns without types, so that nothing is converted), and can be put back. Rows of tables that stay in the
/// new version, kept or rebuilt, are edited for good: they have no copy, and `number` 0. `_godwit_repaired`
/// lists all of them: where a row was and is now, as SQL literals. Triggers do not fire on the connection
/// while this lives. An edit that SQLite refuses changes nothing.
class Repairer
{
public:
    /// Makes the list if it is missing. The tables are those that the connection's file has now; `staying`:
    /// those of them whose rows are never put back.
    static Result<Repairer> create(Database& database, const QStringList& staying = {});
    ~Repairer();
    Repairer(Repairer&& other) noexcept;
    Repairer& operator=(Repairer&&) = delete;

    Result<EditResult> apply(const EditRecord& edit);
    /// Puts every row back as it was, but for those of tables that stay, and drops what kept them; the list
    /// stays.
    Status putAllBack();

    /// Rows of a table that `apply` can be told of; none if it has no such table.
    Result<SourceRows*> rowsOf(const QString& table);

private:
    struct Repaired
    {
        const Table* table;
        SourceRows rows;
        int copy; ///< N
        bool stays;
        std::map<QString, Statement> statements; ///< by their SQL
    };

    Repairer(Database& database, Catalog catalog, QStringList staying);
    Result<Repaired*> repaired(const QString& table);
    Result<Statement*> statement(Repaired& repaired, const QString& sql);
    Status applyTo(Repaired& repaired, const SourceRow& row, const EditRecord& edit, SourceRow& after);
    Result<qint64> keep(Repaired& repaired, const SourceRow& row);
    Result<qint64> list(Repaired& repaired, const SourceRow& row, qint64 number);
    Status remove(Repaired& repaired, const Row& place);
    Status putBack(Repaired& repaired, qint64 number, const Row& origin);
    Result<Row> update(Repaired& repaired, const Row& place, const EditRecord& edit);

    Database* m_database;
    bool m_firedBefore;
    std::unique_ptr<Catalog> m_catalog; ///< at a stable address: tables are pointed at
    QStringList m_staying;
    std::map<QString, Repaired> m_tables;
};

} // namespace godwit::core
