// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/collations.h"
#include "core/move/further_tables.h"
#include "core/plan/plan_moves.h"
#include "core/schema/catalog.h"
#include "core/schema/staging.h"
#include "core/sqlite/guard.h"

#include <limits>
#include <optional>

namespace godwit::core {

/// The parameters of ours in a move's SQL; by name, since a plan's own are named too and SQLite numbers all alike.
inline constexpr const char* kFromParameter = "_godwit_from";

/// Rows of a table by their row ids, both ends included.
struct RowRange
{
    qint64 first = std::numeric_limits<qint64>::min();
    qint64 last = std::numeric_limits<qint64>::max();
};

/// The surroundings a move is compiled and run in. Borrowed; outlives the move.
struct MoveScene
{
    const Plan& plan;
    const Catalog& source;
    const Catalog& target;
    const Staging& staging;
    QString seed = {};       ///< of the run: generated ids stay the same over resume, rollback and replay
    QString sourceFile = {}; ///< a file that holds the source's tables as the work file does, for reading beside the
                             ///< writer: the snapshot; empty: there is none, or the work file's tables have changed since
    FurtherTables further = {}; ///< views, and tables of further databases
    SqlLimits limits = {};
    std::optional<RowRange> rows = {}; ///< only these are read, in the order of row ids: for a look ahead that writes nothing
    bool isReread = false; ///< rows that have moved are only evaluated again: in the order in which they lie in the file
};

/// A stretch of the source in the order it is read. Its position is a row id, or a key that is not NULL and unique.
struct ReadStretch
{
    QString fromStart; ///< all rows of the stretch, in order
    QString goOn;      ///< those after :_godwit_from
    QString list;      ///< of its SELECTs
    QString at;        ///< FROM and WHERE of those at :_godwit_from, without a list
    QString locate;    ///< row id, key and position of the first row after :_godwit_from
    QString locateFirst;
    QString locateAt;  ///< … of the row at :_godwit_from
};

/// What stands beside each source row, as far as the reader has to know it.
struct JoinMark
{
    QString as;
    Fallback none;
};

/// One `where` as SQL.
struct Condition
{
    QString sql;
    bool canNote = false;   ///< it may note that a value cannot be read, and is not true then
    bool readsJoins = false; ///< it looks at what stands beside the source's row
};

/// A statement that makes or fills a copy of what is read.
struct CopyStatement
{
    QString sql;
    QString into = {}; ///< not empty: `sql` is a SELECT whose rows go into this new table, whose columns have no types
};

/// One move step as SQL. Each SELECT of a stretch gives, per row: the number of the first column that is no text (NULL:
/// all are), one flag a join (1: it found nothing), one flag a `where`, one a `reject`; then what is handed on: row id,
/// key (NULL if it has several parts or none), position, and the values for `targetColumns` and `letColumns`.
struct CompiledMove
{
    int number = 0; ///< of the plan's moves, from 0
    const MoveStep* step = nullptr;
    QString title;

    // What is read
    QString sourceTable;  ///< whose rows are accounted for; empty: accounts for nothing
    QString rowsTable;    ///< the table in the work file that is read: the source's, or a copy of ours
    QString rowsAlias;
    QString rowidName;    ///< of rowsTable
    QString keysTable;    ///< holds each source key once, with a row id; rowsTable but for a query that accounts for a table
    QString keysRowid;
    QList<CopyStatement> materialise; ///< what makes the copies of ours; empty: the table itself is read
    QStringList copies;      ///< tables that `materialise` makes
    QStringList queries;     ///< SQL of the plan that `materialise` runs, to be prepared under a guard first
    QString strayRows;       ///< counts rows of a query whose key its table lacks; empty: cannot be
    QString storedColumns;   ///< of a source row, for quarantine: a list for SELECT from keysTable
    QStringList keyColumns;
    QStringList checkedColumns; ///< of the text check, in order
    QList<JoinMark> joins;
    QList<ReadStretch> stretches;
    QString ofKey;           ///< FROM and WHERE of all rows of one source key, whose row id is :_godwit_from, without a list
    bool hasSeveral = false; ///< a source key may give several rows: they are moved together or not at all
    bool readsWork = false;  ///< its SQL needs what only the work file has
    bool readsTarget = false; ///< its SQL reads the table it writes: each row has to see those before it
    QString flags;           ///< the flags alone, a list for SELECT
    QList<Condition> conditions; ///< one a `where`
    bool joinsNote = false;  ///< what joins go by may note that a value cannot be read
    QStringList expressions; ///< one a handed-on value, to find the one that failed

    // What is written
    QString targetTable; ///< physical
    bool sharesTarget = false; ///< a move before this one fills the same table
    QStringList targetColumns;
    QStringList letColumns; ///< names of `let` that grouping or naming needs
    QStringList targetKey;
    bool makesKey = false;   ///< INTEGER PRIMARY KEY: SQLite gives the key of a row that comes without one
    QString keyExpression;   ///< of the single key column; empty: it has several parts, or none is given
    bool keepsKey = false;   ///< it is the source's key, untouched
    bool carriesSequence = false; ///< … and both tables are AUTOINCREMENT: what the source gave is not given again
    bool keyFollows = false; ///< the key of a row can be told from its source row alone, before it has moved
    bool flagsReferToItself = false; ///< `where` or `reject` asks what becomes of other rows of the same table
    bool keyIsDerived = false; ///< the key of a moved row follows from its source row: no lineage is written for it
    QList<int> keyParts;     ///< of a key with several, in targetColumns: the lineage names the row others are merged into by them;
                             ///< empty: it has one part, or does not stay as it is given
    QString insert;
    QString stageTable;      ///< of a grouped or made-unique move
    QString createStage;
    QString insertStage;     ///< row id, key, then the values
    QStringList groupCollations; ///< one a part of `by`, by which the target takes rows for the same; empty: byte by byte
    QString groupTable;      ///< the stage in groups
    QString createGroups;    ///< CREATE TABLE … AS SELECT the stage's places in their order
    QString keptTable;       ///< places that stay, if they are also made unique
    QString orderTable;      ///< the stage in the order in which names are given
    QString createOrder;
    bool isLoose = false;    ///< its rows may have to leave the target later: copies that hold its keys stay until the cut-over
    QString placeTable;      ///< where each key's rows stand (Places), for rows that one key does not lead back; empty: none
    QString createPlaces;
    QStringList placeColumns; ///< what tells a row of the target, in placeTable
    QList<int> placeParts;   ///< its parts in targetColumns, -1: by its default; empty: it is the row id
    bool recordsMoved = false; ///< every key has an entry in the lineage
    Collations collations;     ///< of the plan, for a connection that reads ahead
    QHash<QString, QString> parameters; ///< of the plan, bound as :name (text)
    SqlLimits limits;

    // Places in a row that a stretch gives
    [[nodiscard]] int joinsAt() const { return 1; }
    [[nodiscard]] int whereAt() const { return joinsAt() + static_cast<int>(joins.size()); }
    [[nodiscard]] int rejectAt() const { return whereAt() + static_cast<int>(step->where.size()); }
    [[nodiscard]] int handedOnAt() const { return rejectAt() + static_cast<int>(step->reject.size()); }
    // Places in a row that is handed on
    static constexpr int kRowIdAt = 0;
    static constexpr int kKeyAt = 1;
    static constexpr int kPositionAt = 2;
    static constexpr int kValuesAt = 3;
    [[nodiscard]] int handedOn() const { return kValuesAt + static_cast<int>(expressions.size()); }

    /// Binds the plan's parameters, and where a SELECT begins (kFromParameter).
    void bind(Statement& statement, const Value& from = Value::ofInteger(0)) const;
    /// A reserved table of this move: "_godwit_stage_3".
    [[nodiscard]] QString reserved(const QString& what) const;
    [[nodiscard]] bool isStaged() const { return !stageTable.isEmpty(); }
    /// Position of the single key column of the target in targetColumns; -1: it has none such, or it is not given.
    [[nodiscard]] int targetKeyAt() const;
};

/// How a move is called on screen and in the journal.
[[nodiscard]] QString titleOf(const MoveStep& step);

} // namespace godwit::core
