// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"
#include "core/schema/staging.h"
#include "core/sqlite/statement.h"

namespace godwit::core {

/// The parameter of ours in a move's SQL; by name, since a plan's own are named too and SQLite numbers all alike.
inline constexpr const char* kFromParameter = "_godwit_from";

/// The surroundings a move is compiled and run in. Borrowed; outlives the move.
struct MoveScene
{
    const Plan& plan;
    const Catalog& source;
    const Catalog& target;
    const Staging& staging;
};

/// One move step as SQL. The SELECT gives, per source row: the row id, the key column (NULL if the key has several or no
/// parts), the number of the first column that is no text (NULL: all are), one flag a `where`, one flag a `reject`, then
/// the values for `targetColumns`. Its parameter of ours is the row id to begin with.
struct CompiledMove
{
    int number = 0; ///< of the plan's moves, from 0
    const MoveStep* step = nullptr;
    QString title;
    QString sourceTable;  ///< whose rows are accounted for; empty: accounts for nothing
    QString rowsTable;    ///< what is read: the table, or a materialised copy of a query or WITHOUT ROWID table
    QString rowsAlias;
    QString materialise;  ///< CREATE TABLE … AS …, if rowsTable is such a copy
    QString rowidName;
    QString storedColumns;   ///< of a source row, for quarantine: a list for SELECT
    QStringList keyColumns;
    QStringList checkedColumns; ///< of the text check, in order
    QString select;
    int whereAt = 0;
    int rejectAt = 0;
    int valuesAt = 0;
    QString targetTable; ///< physical
    QStringList targetColumns;
    QStringList targetKey;
    bool makesKey = false;   ///< INTEGER PRIMARY KEY: SQLite gives the key of a row that comes without one
    QStringList expressions; ///< one a target column, to find the one that failed
    QString insert;
    QString stageTable;      ///< of a grouped or made-unique move
    QString createStage;
    QString insertStage;     ///< row id, then the values
    QString orderTable;
    QString createOrder;     ///< CREATE TABLE … AS SELECT the stage's rows in their order
    bool recordsMoved = false;
    QHash<QString, QString> parameters; ///< of the plan, bound as :name (text)

    /// Binds the plan's parameters, and the row id where `select` and its like begin (kFromParameter).
    void bind(Statement& statement, qint64 rowId = 0) const;
    [[nodiscard]] bool isStaged() const { return !stageTable.isEmpty(); }
};

/// A reference to check for each row before it is written: the target's foreign keys whose parents are there already.
struct ParentProbe
{
    QString parent;         ///< final name
    QString select;         ///< SELECT 1 FROM parent WHERE …
    QList<int> columns;     ///< positions in targetColumns
    QStringList sources;    ///< source tables whose moves fill the parent
};

Result<CompiledMove> compileMove(const MoveScene& scene, int number, const MoveStep& step);
QList<ParentProbe> parentProbes(const MoveScene& scene, const CompiledMove& move);

/// All moves of a plan in order.
QList<const MoveStep*> movesOf(const Plan& plan);

} // namespace godwit::core
