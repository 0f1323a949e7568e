// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// What a plan file says, as values. Reading one runs nothing; nothing here has looked at a database.
namespace godwit::core {

/// The strategies that are built.
inline const QString kPhased = QStringLiteral("phased");
inline const QString kBigBang = QStringLiteral("big-bang");
inline const QString kBlueGreen = QStringLiteral("blue-green");

/// Where in which file something was written, from 1; line 0: nowhere.
struct Position
{
    QString file;
    int line = 0;
    int column = 0;
    [[nodiscard]] QString toString() const; ///< "plan.yaml:12:7"
};

/// A piece of SQL of the plan (an expression, a query or a script) and where it stands.
struct SqlText
{
    QString text;
    Position at;
    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
};

enum class Severity { Error, Warning };

/// A named query that must return no row. In `assess` it sees the source, in `validate` the target.
struct Rule
{
    QString name;
    SqlText query;
    Severity severity = Severity::Error;
};

/// What becomes of a row for which something is not there: a value in a map, a parent, the other side of a join.
struct Fallback
{
    enum class Kind {
        Quarantine, ///< `quarantine`
        Skip,       ///< `{skip: RULE}`: the row is counted as skipped by that rule
        Value,      ///< an expression
        Keep,       ///< `keep`, of a join only: the columns of the other side are NULL
    };
    Kind kind = Kind::Quarantine;
    SqlText value;  ///< of Value
    QString rule;   ///< of Skip
};

/// `{ref: TABLE, key: …}`: the new key of a row that an earlier move took from TABLE, and what to do where there is none.
struct Reference
{
    QString table;
    QString into;         ///< the target table whose keys are meant; empty: the column, or the plan's moves, tell it
    SqlText key;          ///< the old key
    Fallback missing;     ///< no such row, or a rule skips it
    Fallback quarantined; ///< it is in quarantine
    enum class Merged { Follow, Drop, Null, Quarantine };
    Merged merged = Merged::Follow; ///< `merged_parent`: it was merged into another row
};

/// The value of a target column: an expression, a lookup, or a reference.
struct ColumnValue
{
    QString column;
    SqlText expression;  ///< of an expression column
    QString lookup;      ///< of a lookup column: the name of the map
    SqlText of;          ///< … what is looked up, exactly, byte by byte
    QString each;        ///< … applied to each part: "json", or the separator of the parts; empty: to the whole
    Fallback otherwise;  ///< … if the map lacks it
    std::optional<Reference> reference;
    Position at;
    [[nodiscard]] bool isLookup() const { return !lookup.isEmpty(); }
};

/// Rows that are one in the target. Names are target columns or names of `let`.
struct Group
{
    QStringList by;
    SqlText keep;           ///< ORDER BY terms; the first row stays. OVER in_group looks at the whole group
    bool nullsAreEqual = false; ///< else rows with NULL in their key stay apart
    Position at;
};

/// A column made unique by a suffix. `within` and `order` are target columns or names of `let`.
struct Unique
{
    QString column;      ///< target column that gets the suffix
    QStringList within;
    QStringList order;   ///< who comes first keeps its name
    QString suffix;      ///< with {n}: counted from 2; without: repeated until the name is free
    bool foldsCase = false; ///< names are the same by casefold(); else byte by byte
    Position at;
};

/// What is put beside each source row: a table, or the rows of a function such as json_each(items). A source row gives one
/// target row for each match, all of them or, if one cannot be moved, none.
struct Join
{
    SqlText table;  ///< a name, a call, or a query in brackets
    QString as;
    SqlText on;     ///< may be empty for a call
    Fallback none;  ///< no match
    Position at;
};

/// When a step gives up because too many rows are in quarantine.
struct Limit
{
    std::optional<double> fraction; ///< `limit: 0.1%`
    std::optional<qint64> rows;
    bool stopOnError = false; ///< `on_error: stop`: at the first
};

struct Reject
{
    SqlText when;
    QString because;
};

struct Where
{
    QString rule;   ///< its name: rows that do not fulfil it are skipped by it
    SqlText condition;
};

struct AssessStep
{
    QList<Rule> rules;
};

struct BackupStep
{
    QStringList exportTables; ///< as CSV
    bool exportSchema = false; ///< as SQL
};

struct SchemaStep
{
    bool target = false; ///< `schema: target`
    SqlText script;      ///< else a script
};

struct MoveStep
{
    QString from;                   ///< a source table; with `query` only a name for people
    SqlText query;                  ///< instead of a table
    bool accountsForNothing = false; ///< `accounts_for: none`
    QString accountsForTable;       ///< `accounts_for: {table, key}`
    QStringList accountsForKey;     ///< columns of the query that hold that table's key
    Fallback absent;                ///< … for keys of that table that the query gives no row for
    QStringList key;                ///< the source key; empty: the primary key, else the row id
    QList<Join> joins;
    QString into;
    QHash<QString, QString> expect; ///< source column (or "*") → "text" | "any"
    QList<ColumnValue> let;         ///< named expressions that columns, where and reject may use
    bool carryAll = false;          ///< `"*": same`
    QList<ColumnValue> columns;
    QList<Where> where;
    QList<Reject> reject;
    std::optional<Group> group;
    std::optional<Unique> unique;
    Limit limit;
};

/// Sets columns of the rows that a target table, or a kept one, holds by now.
struct UpdateStep
{
    QString table;             ///< by its final name
    QList<ColumnValue> let;
    QList<ColumnValue> set;
    QList<Where> where;        ///< rows that do not fulfil it stay as they are, counted as skipped
    QList<Reject> reject;
    SqlText order;             ///< ORDER BY terms; with it rows are updated one by one, and each sees the ones before
    bool keepsOld = false;     ///< `quarantined: keep_old`: a quarantined row stays with its old values; else it leaves
    Limit limit;
    Position at;
};

/// Rows that a named rule takes out of a target table, or of a kept one.
struct DeleteStep
{
    QString table;             ///< by its final name
    QString rule;
    SqlText when;
    bool cascades = false;     ///< `cascade: true`: ON DELETE of the tables that refer to it applies; else a row that
                               ///< others refer to is not deleted, and the step fails
    Position at;
};

/// A kept table gets the definition that the target's schema has for it, with its rows.
struct RebuildStep
{
    QString table;
    QList<ColumnValue> columns; ///< for columns that are not carried under their own name
    Position at;
};

/// A script for what nothing else says.
struct SqlStep
{
    QString name;
    SqlText script;
    QStringList writes;        ///< tables it may write, by final names; all else is read only
    Position at;
};

/// Files that a column names lie in a folder.
struct NamedFiles
{
    QString table;  ///< of the target, by its final name
    QString column; ///< holds names relative to the folder, or absolute paths; NULL and blank texts name none
    QString folder; ///< relative to the database's folder, or absolute; empty: the database's folder
    Severity severity = Severity::Error;
    Position at;
};

struct ValidateStep
{
    QStringList suites; ///< of: data integrity, functionality, performance, security; empty: all
    QList<Rule> rules;
    QList<NamedFiles> files;
};

/// Two queries with the same rows, or the same value within a tolerance.
struct CompareStep
{
    QString name;
    SqlText before;
    SqlText after;
    double tolerance = 0; ///< for single numbers, absolute
    Severity severity = Severity::Error;
};

struct MeasureStep
{
    QString name;
    SqlText before; ///< may be empty: then only the target is judged
    SqlText after;
    std::optional<double> targetMs;
    std::optional<double> slowdown; ///< 0.10: at most 10 % slower than before
};

struct FlagStep
{
    QString file; ///< relative to the database's folder
    QString key;
    QString value;
};

/// A program with its arguments: stop the application, restart it, tell somebody. No shell.
struct CommandStep
{
    QString name;
    QStringList command; ///< the program (a name for the PATH, or an absolute path), then its arguments
    QStringList undo;    ///< the same, for a rollback; empty: there is nothing to undo
    int timeLimitMs = 60'000;
    Position at;
};

/// Waits for a person: items to be ticked, a text to be typed. With neither, a plain yes.
struct ApproveStep
{
    QString name;
    QStringList checklist;
    QString typed; ///< empty: nothing has to be typed
    Position at;
};

struct CutoverStep
{
};

struct DropStep
{
    QStringList tables; ///< legacy tables by their source names; empty: all that `keep` does not name
    int notBeforeDays = 0; ///< after the cut-over
    QString rule;       ///< counts tables that no move reads as skipped by this rule
    QStringList orphans; ///< tables that stay and whose rows may refer to nothing afterwards
};

using StepWork = std::variant<AssessStep, BackupStep, SchemaStep, MoveStep, ValidateStep, CompareStep, MeasureStep,
                              FlagStep, CutoverStep, DropStep, UpdateStep, DeleteStep, RebuildStep, SqlStep, CommandStep, ApproveStep>;

struct Step
{
    StepWork work;
    Position at;
    [[nodiscard]] QString kind() const;  ///< "move"
    [[nodiscard]] QString title() const; ///< "milestones → task_type_sections"
    [[nodiscard]] bool changesRows() const; ///< update, delete, rebuild, sql: of tables that are there already
    [[nodiscard]] bool changesData() const; ///< of the work file or the live one: a snapshot has to be there first
};

struct Phase
{
    QString id;
    QString title;
    QList<Step> steps;
    Position at;
    [[nodiscard]] bool changesLiveFile(bool isCutOver) const;
    [[nodiscard]] bool changesData() const; ///< one of its steps does
    [[nodiscard]] bool settles() const; ///< it moves or changes rows: at its end the balance is drawn anew
    template <typename Work>
    [[nodiscard]] bool has() const
    {
        for (const Step& step : steps) {
            if (std::holds_alternative<Work>(step.work))
                return true;
        }
        return false;
    }
};

/// What stakeholders read; shown on Overview and printed into reports.
struct Risk
{
    QString risk;
    QString probability; ///< low, medium, high
    QString impact;      ///< low, medium, high, critical
    QString mitigation;
};

struct ScheduleItem
{
    QString phase;
    QString start; ///< ISO date
    int days = 0;
    QStringList after;
    QString owner;
    Position at = {};
};

struct About
{
    QString summary;
    QStringList goals;
    QList<Risk> risks;
    QList<ScheduleItem> schedule;
    QHash<QString, QStringList> lists; ///< resources, kpis, communication, checklists, links: as lines
};

/// Only what the plan gives is judged; rows lost always.
struct Criteria
{
    qint64 rowsLost = 0;
    std::optional<double> errorRate; ///< fraction
    std::optional<double> slowdown;  ///< fraction
    std::optional<double> seconds;
    std::optional<double> memoryMiB;
};

/// What makes a run roll back by itself. Only what the plan gives is watched.
struct Triggers
{
    bool criteriaMissed = false;             ///< one of `criteria`, judged at the end of each phase
    std::optional<double> errorRate;         ///< quarantined rows of the rows a step has seen, from the thousandth row on
    std::optional<double> phaseSeconds;      ///< of one phase
    std::optional<qint64> diskReserveBytes;  ///< free on the workspace's volume
    QString to;                              ///< the phase to whose start; empty: the one under way
    Position at;

    [[nodiscard]] bool isEmpty() const { return !criteriaMissed && !errorRate && !phaseSeconds && !diskReserveBytes; }
};

/// Which snapshots `snapshots prune` leaves: the newest `snapshots`, and all that are younger than `days`. Neither: all.
struct Retention
{
    std::optional<qint64> snapshots;
    std::optional<qint64> days;
};

/// How long SQL of the plan may take; what is not given is as guard.md says.
struct TimeLimits
{
    std::optional<qint64> rowSeconds;   ///< the expressions of one row
    std::optional<qint64> querySeconds; ///< a query over whole tables
};

struct SourceExpectation
{
    std::optional<qint64> userVersion;
    std::optional<qint64> applicationId;
    QList<std::pair<QString, QStringList>> tables; ///< table → at least these columns
    QList<std::pair<QString, QString>> attach;     ///< name in SQL → a further database, beside the source; read only
    QList<std::pair<QString, QString>> collations; ///< one only the application has → ours: binary, nocase, rtrim, casefold
    Position at;
};

struct Target
{
    SqlText schema; ///< the whole text of the schema file
    QStringList keep;
    std::optional<qint64> userVersion;
    std::optional<qint64> applicationId;
    QString keepOldAs = QStringLiteral("old_{name}");
    Position at;

    /// What an old table is called from the cut-over on, where its name is taken.
    [[nodiscard]] QString keptName(const QString& table) const
    {
        return QString(keepOldAs).replace(QStringLiteral("{name}"), table);
    }
};

struct Plan
{
    QString path;    ///< of the file; may be a Qt resource
    QString hash;    ///< SHA-256 over the plan's text and every file it includes, hex
    QString name;
    QString version;
    QString type;
    QString status;  ///< draft, in-review, approved, in-progress, completed
    QString strategy;
    QStringList authors;
    About about;
    Criteria criteria;
    Triggers rollbackWhen;
    Retention retention;
    TimeLimits limits;
    SourceExpectation source;
    Target target;
    QHash<QString, QString> parameters;
    QHash<QString, QHash<QString, QString>> lookups;
    QList<Phase> phases;
    QList<std::pair<QString, QByteArray>> files; ///< every file read, by its path in the plan's folder; the plan's own first

    [[nodiscard]] const Phase* phase(const QString& id) const;
    [[nodiscard]] int indexOf(const QString& id) const; ///< -1: none
    [[nodiscard]] QStringList rebuiltTables() const;    ///< that a rebuild step gives the target's definition
};

} // namespace godwit::core
