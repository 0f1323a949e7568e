// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/repairer.h"
#include "core/run/source_table.h"
#include "core/sqlite/guard.h"

namespace godwit::core {

/// Values that must be unique and that an edit gives a row: in the table of the source, and in the tables of
/// the target that moves without joins fill from it. Says which other row has them already: of the snapshot
/// or among those that are edited, or of the target as far as it is filled. Only a hint: what cannot be asked
/// now is passed over, and the replay decides. Works on the bench's database, where the table is `main`, the
/// snapshot `source` and the work file, if there is one, `work`; borrows all it is given; on the worker's
/// thread.
class TakenValues
{
public:
    static TakenValues of(Database& bench, const RunState& state, const SourceTable& source,
                          const SqlLimits& limits, const std::shared_ptr<RowVerdict>& verdict);

    struct Given
    {
        QString what;  ///< "name = 'Alpha' in tasks"
        QString other; ///< whose it is already: "row 3"; empty: nobody's
    };
    /// The row before an edit.
    Status look(const SourceRow& row);
    /// The same row after it: what the edit gives it that must be unique, and it had not before.
    Result<QList<Given>> given(const SourceRow& row);

private:
    struct Set ///< columns that must be unique together
    {
        QString table; ///< they are of
        QStringList columns;
        Statement values;              ///< of one row on the bench
        std::vector<Statement> others; ///< each gives the key of a row that has given values
        std::optional<Row> before;
    };
    TakenValues(Database& bench, const SourceTable& source, const SqlLimits& limits,
                const std::shared_ptr<RowVerdict>& verdict);
    void addSource();
    void addTarget(const RunState& state);
    void add(const QString& table, const QStringList& columns, const QStringList& expressions,
             const QStringList& lookups, const std::function<void(Statement&)>& bind);
    Result<std::optional<Row>> valuesOf(Set& set, const SourceRow& row);
    Result<QString> otherThan(Set& set, const SourceRow& row, const Row& values);

    Database* m_bench;
    const SourceTable* m_source;
    SqlLimits m_limits;
    std::shared_ptr<RowVerdict> m_verdict;
    std::vector<Set> m_sets;
};

} // namespace godwit::core
