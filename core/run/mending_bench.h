// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/repairer.h"
#include "core/run/source_table.h"
#include "core/run/taken_values.h"
#include "core/sqlite/guard.h"

namespace godwit::core {

/// The edits of one table that are in effect and were not left out, by their rows; read once for all pages of its rows.
class TableEdits
{
public:
    TableEdits(const QList<EditRecord>& edits, const SourceTable& source);
    /// Those that a page of entries has to apply: all of them if one changes a key, since any row may have become one of these.
    [[nodiscard]] QList<EditRecord> concerning(const QList<QuarantineEntry>& entries) const;
    /// A page has to apply all edits: so that new values are seen beside those that other rows were given.
    void applyAll() { m_needsAll = true; }

private:
    QList<EditRecord> m_edits;
    QMultiHash<QString, qsizetype> m_byKey;
    bool m_needsAll = false;
};

/// A row in quarantine as it stands now: as the snapshot has it, with the edits in effect.
struct BenchRow
{
    QuarantineEntry entry;
    SourceRow row;
    QString refused; ///< why it cannot be edited through this entry; empty: it can
};

/// Rows of one table that are in quarantine, copied bit by bit from the snapshot of its database into one in
/// memory, where edits are tried and expressions evaluated. The snapshot is attached to it, so that an
/// expression can read the other tables. Lives for one page of rows on the worker's thread; writes nothing
/// outside of memory.
class MendingBench
{
public:
    /// EditRefused if the rows of the table cannot be told apart.
    static Result<std::unique_ptr<MendingBench>> lay(RunState& state, const SourceTable& source,
                                                     const QList<QuarantineEntry>& entries,
                                                     const TableEdits& edits);

    [[nodiscard]] const QList<BenchRow>& rows() const { return m_rows; }
    [[nodiscard]] const Table& table() const { return m_source.table; }
    /// Of the table, as entries and edits have it.
    [[nodiscard]] const QString& name() const { return m_source.name; }
    /// In the order of `table().columnNames()`.
    Result<Row> values(const SourceRow& row);
    /// What must be unique, of the row before an edit and after it.
    [[nodiscard]] TakenValues& taken() { return *m_taken; }
    /// Tries new values: the row as it would be then, or why a constraint refuses them.
    Result<EditResult> tryEdit(const EditRecord& edit);

    /// Expressions for `evaluate`; they may only read. `parameters` are the plan's.
    Status prepare(const QStringList& expressions, const QHash<QString, QString>& parameters);
    /// Their values for a row, or why one of them fails.
    struct Evaluated
    {
        Row values;
        QString failed;
    };
    Result<Evaluated> evaluate(const SourceRow& row);

private:
    MendingBench(Database database, const SourceTable& source)
        : m_database(std::move(database)), m_source(source)
    {
    }
    Status makeTable(RunState& state);
    Status copyRow(const SourceRow& row);
    Status copyRows(const QList<EditRecord>& edits, const QList<QuarantineEntry>& entries);
    Status applyEdits(const QList<EditRecord>& edits);
    Result<BenchRow> find(const RunState& state, const QuarantineEntry& entry);

    Database m_database;
    SqlLimits m_limits;
    SourceTable m_source;
    std::shared_ptr<RowVerdict> m_verdict = std::make_shared<RowVerdict>();
    std::unique_ptr<Repairer> m_repairer;
    std::unique_ptr<SourceRows> m_original;            ///< in the snapshot
    QList<std::pair<EditRecord, SourceRow>> m_applied; ///< with the row as it was right after each
    std::optional<TakenValues> m_taken;
    std::optional<Statement> m_expressions;
    QList<BenchRow> m_rows;
};

} // namespace godwit::core
