// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <utility>

/// What is in a database, what is wrong with it and what a plan will make of it, before anything moves. Values that cross
/// threads. Counts are of the database as it was read; −1: not counted. Texts of rows are as people read them
/// (Value::toKeyText), cut.
namespace godwit::core {

/// A step of the plan that accounts for something.
struct PlanStep
{
    QString phase = {};  ///< id; empty: no step
    int index = -1; ///< within the phase, from 0
    QString kind = {};   ///< "move"
    QString title = {};  ///< "milestones → task_type_sections"

    [[nodiscard]] bool isNone() const { return phase.isEmpty(); }
};

struct ColumnProfile
{
    QString name = {};
    QString declaredType = {};
    qint64 nulls = 0;
    qint64 blanks = 0;     ///< text that is empty or only U+0020
    qint64 integers = 0;   ///< storage classes
    qint64 reals = 0;
    qint64 texts = 0;
    qint64 blobs = 0;
    qint64 mistyped = 0;   ///< values of a storage class that the declared type does not hold
    qint64 invalidUtf8 = 0;
    qint64 withNul = 0;    ///< text with U+0000 inside
    qint64 distinct = 0;         ///< without NULL; 1 and 1.0 are two
    bool distinctIsExact = true; ///< false: an estimate, shown with “≈”; some 1 % off
    QString least = {};         ///< by SQLite's order; Value::toKeyText, cut at 80 characters
    QString greatest = {};
    qint64 longest = 0;    ///< bytes, of texts and BLOBs
    qint64 bytes = 0;      ///< of all values: texts and BLOBs as they are, numbers as a record of SQLite's stores them
    qint64 lengths = 0;    ///< bytes of texts and BLOBs together
    bool holdsDates = false; ///< its name or type says so, or most of its texts are ISO dates or times
    qint64 dates = 0;        ///< texts in one of the accepted forms, where it holds dates
    qint64 notDates = 0;     ///< texts, not blank, in none of them
    qint64 asksNow = 0;      ///< 'now' and its like, which SQLite's date functions take for the present time: an error in a move
    QStringList dateFaults = {};  ///< the first of these
    QList<std::pair<QString, qint64>> values = {}; ///< all values with their counts if at most 20 distinct, most first

    [[nodiscard]] double meanLength() const ///< bytes, of texts and BLOBs; 0: there are none
    {
        return texts + blobs > 0 ? static_cast<double>(lengths) / static_cast<double>(texts + blobs) : 0;
    }
};

struct TableProfile
{
    QString table = {};
    qint64 rows = -1; ///< −1: not read
    qint64 bytes = 0; ///< of the content: the sum of its columns
    QList<ColumnProfile> columns = {};
    QString notRun = {}; ///< why it was not read, one sentence; empty: it was
    qint64 elapsedUs = 0;
};

/// One thing in the database, or in the target's schema, and what the plan does to it.
struct InventoryItem
{
    enum class Kind { Table, View, Trigger, Index, Column, Check, ForeignKey, Collation, Sequence, Setting };
    enum class Fate {
        Open,    ///< nothing in the plan accounts for it
        Kept,    ///< it stays as it is
        Moved,   ///< its rows or values go into `becomes`
        Merged,  ///< … and become one with others there
        Rebuilt, ///< it stays under its name with another definition
        Renamed, ///< it stays, as `becomes`
        Dropped,
        Added,   ///< the target's schema brings it
        Set,     ///< a setting gets the value `becomes`
    };
    Kind kind = Kind::Table;
    Fate fate = Fate::Open;
    QString name = {};        ///< of a CHECK its condition, of a setting "user_version"
    QString table = {};       ///< of what belongs to one
    QStringList traits = {};  ///< "STRICT", "WITHOUT ROWID", "AUTOINCREMENT", "FTS5", "R-tree", "partial", "expression", "unique", "generated" …
    QString value = {};       ///< of a setting and a sequence
    QString becomes = {};     ///< name or value afterwards; several: with commas
    PlanStep by = {};         ///< the first step that does it
    QString how = {};         ///< one sentence where the fate does not say it all
};
[[nodiscard]] QString kindId(InventoryItem::Kind kind); ///< "table", "foreign_key"
[[nodiscard]] QString fateId(InventoryItem::Fate fate); ///< "moved", "open"

/// One foreign key that a step's rows are referred to by.
struct BlastReference
{
    QString child = {};
    QStringList columns = {};
    QString parent = {};
    QString action = {};   ///< ON DELETE: CASCADE, SET NULL, SET DEFAULT, RESTRICT, NO ACTION
    int depth = 1;    ///< 1: refers to rows of the step's table, 2: to those that go with them …
    bool isCycle = false;  ///< it leads back to a table that was reached before; not followed once more
    qint64 rows = -1; ///< of the child that refer to rows which go
    QString notRun = {};   ///< why they were not counted
    QString query = {};
    QStringList sampleColumns = {};
    QList<QStringList> samples = {};
};

/// What a drop, a rebuild or a delete would reach if SQLite let foreign keys act.
struct BlastRadius
{
    PlanStep step = {};
    QString table = {};    ///< in the source
    qint64 rows = -1; ///< of it that go, or are copied
    bool isHeld = true; ///< Godwit does the step with foreign keys off or by itself, so that nothing beyond `rows` goes;
                        ///< false: a delete that cascades
    QString how = {};      ///< what the step does about references, one sentence
    QString notRun = {};   ///< why nothing was counted
    QList<BlastReference> references = {};
};

/// Where the target's schema is not the source's.
struct Gap
{
    enum class Priority { DataLoss, Constraint, Shape, Cosmetic };
    Priority priority = Priority::Shape;
    QString object = {};   ///< "tasks.status", "index ix_tasks_project"
    QString what = {};     ///< one sentence
    PlanStep closedBy = {}; ///< none: see `how`, or it is open
    QString how = {};      ///< how it is closed, one sentence; of an open one what is missing
    bool isOpen = false;
    qint64 rows = -1; ///< rows with a value there
};
[[nodiscard]] QString priorityId(Gap::Priority priority); ///< "data_loss", "constraint", "shape", "cosmetic"

/// One cause, whole: a row that several of them refuse counts for each, and once in the figures of its move.
/// What the target refuses is not asked of rows that the plan's own `reject` takes.
struct ExpectedCause
{
    QString cause = {};    ///< of a skip the rule's name
    QString code = {};     ///< "GW-2107"; empty: a skip
    QString column = {};   ///< of the target; empty: the row as a whole
    qint64 rows = 0;
    QStringList keys = {}; ///< of the first rows
};

/// What a move, or a step that changes rows which are there already, would skip and put into quarantine, seen
/// by evaluating its rules over every row, and what the target's keys, required fields, CHECKs and types
/// would refuse. A delete skips what it takes out.
struct MoveExpectation
{
    PlanStep step = {};
    QString from = {};
    QString into = {};
    qint64 rows = -1;       ///< source rows, before any join
    qint64 skipped = -1;    ///< −1: not evaluated, as is `quarantined`; `notRun` says why
    qint64 quarantined = -1;          ///< by its rules and by the target
    QList<ExpectedCause> causes = {}; ///< most first
    bool isLowerBound = false;   ///< what depends on other rows may add to `quarantined`; `notCounted` says what
    QStringList notCounted = {};      ///< one sentence each
    QString notRun = {};              ///< why nothing was evaluated; empty: it was
    qint64 elapsedUs = 0;
};

/// Rows that would share a key which the target wants unique.
struct DuplicateKey
{
    PlanStep step = {};       ///< the last one, if several moves fill the table
    QString table = {};       ///< of the target
    QStringList columns = {}; ///< of its key; parts that are expressions in their words
    QString index = {};       ///< a partial one, or one over expressions; empty: a plain key
    QString source = {};      ///< table that is read; several: with commas
    bool isAcross = false;    ///< only keys that several moves into the table give
    qint64 keys = -1;    ///< that occur more than once
    qint64 rows = -1;    ///< that have one of them
    QString settledBy = {};   ///< "group", "unique": the move itself makes them one, or apart; empty: quarantine takes all but the first
    QString notRun = {};      ///< why it was not looked for
    QString query = {};
    QStringList sampleColumns = {};
    QList<QStringList> samples = {};
};

/// What to do about a finding: never in general, always about rows that were counted.
struct Recommendation
{
    PlanStep step = {};   ///< of the plan that it is about; none: the plan as a whole
    QString table = {};   ///< of the source where the finding is about its rows, else of the target
    QString column = {};  ///< empty: the row as a whole
    qint64 rows = -1;     ///< concerned
    QStringList samples = {}; ///< keys or values of the first of them
    QString text = {};    ///< one or two sentences, with table, column, count and samples
    QString plan = {};    ///< what to write in the plan, as it would stand there; empty: nothing
};

/// Rows that would give NULL where the target wants a value and has no default.
struct MissingField
{
    PlanStep step = {};
    QString table = {};  ///< of the target
    QString column = {};
    QString source = {};
    qint64 rows = -1;
    QString notRun = {};
    QString query = {};
    QStringList sampleColumns = {};
    QList<QStringList> samples = {};
};

struct Assessment
{
    QString database = {};
    QString planHash = {};
    QDateTime at = {}; ///< UTC
    qint64 elapsedUs = 0;
    QList<TableProfile> tables = {};
    QList<InventoryItem> inventory = {};
    QList<BlastRadius> blast = {};
    QList<Gap> gaps = {}; ///< by priority, open ones first within each
    QList<MoveExpectation> expectations = {};
    QList<DuplicateKey> duplicates = {};   ///< all keys that were looked at, those without a duplicate too
    QList<MissingField> missing = {};      ///< all columns that were looked at
    QList<Recommendation> recommendations = {}; ///< that follow from all of this, most rows lost first

    [[nodiscard]] bool isEmpty() const { return !at.isValid(); } ///< nothing was assessed yet
    [[nodiscard]] qint64 rows() const;
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] qsizetype openGaps() const;
    [[nodiscard]] qsizetype openItems() const; ///< of the inventory
    [[nodiscard]] qint64 expectedQuarantine() const;
    [[nodiscard]] qint64 expectedSkips() const;
    [[nodiscard]] qsizetype
    notEvaluated() const;                    ///< steps of `expectations` whose figures are in neither sum
    [[nodiscard]] bool isLowerBound() const; ///< more than these sums may come
};

} // namespace godwit::core

Q_DECLARE_METATYPE(godwit::core::Assessment)
