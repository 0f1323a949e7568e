// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"
#include "core/cost.h"
#include "core/error.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

/// Every value that crosses a thread: plain, copied, never pointing back. Facts for whoever listens.
namespace godwit::core {

enum class PhaseState { NotStarted, Ready, Running, Paused, Waiting, Done, DoneWithExceptions, Failed, RolledBack };

/// The word of UX.md, 2, as the journal and JSON have it: "done_with_exceptions".
[[nodiscard]] QString stateId(PhaseState state);
[[nodiscard]] PhaseState phaseStateOf(const QString& id);

/// What a phase is expected to come to, known before it runs. A figure of −1 is not known.
struct PhaseForecast
{
    QString phase;
    QString basis; ///< "rehearsal": measured there; "assessment": from the profile, the rules and rates known
    qint64 rows = -1;           ///< source rows it reads
    double secondsLow = -1;     ///< the band: as fast, and as slow, as is to be expected
    double secondsHigh = -1;
    qint64 databaseBytes = -1;  ///< beside the database at the end of the phase, more than at its beginning
    qint64 workspaceBytes = -1; ///< the same in the workspace; on one volume both add up
    qint64 quarantined = -1;    ///< rows
};

/// One phase as the console's left side shows it.
struct PhaseStatus
{
    QString id;
    QString title;
    PhaseState state = PhaseState::NotStarted;
    QString waitsFor;      ///< what a waiting phase waits for, one sentence
    QString summary;       ///< one short line when done: "2 warnings", "17 in quarantine"
    QDateTime startedAt;   ///< UTC; invalid if never
    QDateTime endedAt;     ///< UTC
    qint64 elapsedMs = 0;
    bool canStart = false;
    QString whyNotStart;   ///< shown as visible text beside a disabled Start
    bool canRollBack = false;
    QString whyNotRollBack;
    bool changesLiveFile = false; ///< Start asks for the file's name first
    Cost cost = {}; ///< of the whole phase: rollback point, steps, settling; all its goes together
    std::optional<PhaseForecast> forecast = {}; ///< as it was when the phase began, or as it is now
    QString offForecast = {}; ///< how a phase that ran left the band, one sentence; empty: it did not
};

/// Where the work stands now; at most ten a second.
struct Progress
{
    QString phase;
    QString step;              ///< "moving tasks into tasks"
    int stepIndex = 0;         ///< from 0
    int stepCount = 0;
    qint64 done = 0;           ///< in `unit`, of the step
    qint64 total = -1;         ///< -1: not known
    QString unit;              ///< "rows", "pages", "checks"
    double phaseFraction = 0;  ///< 0..1, never backwards within a phase
    double perSecond = 0;      ///< units a second, over the last seconds
    qint64 elapsedMs = 0;      ///< of the phase
    qint64 etaLowMs = -1;      ///< -1: not to be trusted yet (before 5 s and 2 %)
    qint64 etaHighMs = -1;
    qint64 quarantined = 0;    ///< in this run so far
    qint64 memoryBytes = 0;    ///< resident now
    QString activity;          ///< "syncing to disk", or empty
};

/// One step of a phase, as the Run page lists it.
struct StepStatus
{
    QString phase;
    int index = 0;
    QString kind;   ///< "move"
    QString title;  ///< "milestones → task_type_sections"
    PhaseState state = PhaseState::NotStarted;
    qint64 rows = -1; ///< source keys seen; -1 where rows mean nothing
    qint64 moved = 0;
    qint64 merged = 0;
    qint64 skipped = 0;
    qint64 quarantined = 0;
    qint64 written = 0; ///< rows written into the target
    qint64 changed = 0; ///< rows of a table that an update, a rebuild or a script changed
    qint64 unchanged = 0; ///< rows that an update left equal, bit by bit
    qint64 elapsedMs = 0;
    QString sql; ///< what it runs, for the Plan page; empty where there is no SQL
    Cost cost = {}; ///< all goes together
};

/// One line of the account of a run: rows = moved + merged + skipped + quarantined + kept.
struct BalanceRow
{
    QString table;
    qint64 rows = 0;
    qint64 moved = 0;
    qint64 merged = 0;
    qint64 skipped = 0;
    qint64 quarantined = 0;
    qint64 kept = 0;
    qint64 unaccounted = 0; ///< rows of the snapshot for which no disposition was counted
    QString awaits = {};    ///< not empty: what accounts for more of its rows and has not run yet

    [[nodiscard]] bool closes() const
    {
        return unaccounted == 0 && rows == moved + merged + skipped + quarantined + kept;
    }
    /// All that accounts for its rows has run, and they do not add up.
    [[nodiscard]] bool lacksRows() const { return awaits.isEmpty() && !closes(); }
};

enum class EntryState { Undecided, Waived, Moved };
[[nodiscard]] QString stateId(EntryState state); ///< "undecided", "waived", "moved"
[[nodiscard]] EntryState entryStateOf(const QString& id);

/// One row in quarantine, or one that was mended and left it. Values are as `Value::toKeyText` prints them.
struct QuarantineEntry
{
    qint64 id = 0;
    QString table;
    QString key;        ///< null: the key is NULL
    QString column;     ///< the column that failed; empty if the row as a whole
    QString cause;      ///< one sentence
    QString code;       ///< "GW-2107"
    QString firstCause; ///< of a dependant: the cause of the row it depends on
    QString phase;
    QString step;
    EntryState state = EntryState::Undecided;
    QString reason;     ///< of a waiver, or why an edit was left out
    QList<std::pair<QString, QString>> values; ///< column → value; a null QString is NULL
    QString digest = {};    ///< of the row as it went to quarantine
    QString who = {};       ///< waived or edited it; empty: nobody yet
    QDateTime decidedAt = {}; ///< UTC
    QList<std::pair<QString, QString>> edits = {}; ///< column → the value it was given, as an SQL literal. An
                                                   ///< undecided row with edits waits for a replay
    QHash<QString, QString> literals = {}; ///< column → SQL literal, of each value that is not the very text that is
                                           ///< shown: numbers, BLOBs, text that is no UTF-8 or holds NUL
};

/// One value that an edit, a fix or an import changes; before and after as SQL literals.
struct EditedValue
{
    qint64 entry = 0;
    QString table;
    QString key; ///< null: the key is NULL
    QString column;
    QString before;
    QString after;
};

/// What an edit, a fix or an import does to rows in quarantine, counted in rows.
struct EditSummary
{
    bool isApplied = false; ///< false: a preview, nothing was written
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 failed = 0;         ///< left as they are
    QList<EditedValue> values; ///< of the first kEditedRowsShown rows that change
    QStringList problems;      ///< why rows were left as they are; the first kEditedRowsShown
    QStringList warnings = {}; ///< of rows that change: what must be unique is another row's already; the first kEditedRowsShown
};

inline constexpr int kEditedRowsShown = 20;

/// How many rows wait for one cause.
struct QuarantineCount
{
    QString table;
    QString cause;
    QString code;
    EntryState state = EntryState::Undecided;
    qint64 rows = 0;
    QString phase = {}; ///< id of the one that held them back
};

/// A page of the quarantine list.
struct QuarantinePage
{
    qint64 total = 0;
    qint64 offset = 0;
    QList<QuarantineEntry> entries;
};

struct QuarantineFilter
{
    QString table; ///< empty: all
    QString cause; ///< empty: all
    QString phase;
    std::optional<EntryState> state;
    std::optional<qint64> id;
    std::optional<qint64> after; ///< instead of `offset`: entries of higher numbers than this; nothing is counted
    qint64 offset = 0;
    qint64 limit = 500;
};

/// A snapshot: a full, verified copy of the database that any tool can open.
struct SnapshotInfo
{
    QString id;          ///< "1"
    QString path;
    QDateTime takenAt;   ///< UTC
    QDateTime verifiedAt;
    qint64 bytes = 0;
    QString sha256;
    QString why;         ///< "before the migration", "before a restore"
    bool isOriginal = false; ///< holds what the database held when the run began
    QString needed = {};     ///< why it cannot be removed; empty: it can
};

/// A rollback point: the state before a phase.
struct PointInfo
{
    QString phase;
    QString title;       ///< of the phase
    QDateTime takenAt;   ///< UTC
    qint64 bytes = 0;    ///< what it costs
    QString digest;
};

enum class Verdict { Passed, Warning, Failed, NotRun };
[[nodiscard]] QString verdictId(Verdict verdict); ///< "passed", "warning", "failed", "not_run"
[[nodiscard]] Verdict verdictOf(const QString& id);

/// One check that ran (or says why it did not), with all that a green tick has to open.
struct CheckResult
{
    QString phase;
    QString suite;   ///< "data integrity", "functionality", "performance", "security", "assessment", "preflight", "doctor"
    QString name;
    Verdict verdict = Verdict::NotRun;
    QString figures; ///< "1,257,292 rows, digests equal"
    QString query;   ///< SQL, or what was done
    QString why;     ///< of a warning, a failure or a check that did not run
    qint64 rows = -1; ///< rows concerned by a warning or failure; -1: does not apply
    qint64 elapsedUs = 0;
    QDateTime at;    ///< UTC
    QStringList columns;        ///< of the samples
    QList<QStringList> samples; ///< the first rows concerned
    double beforeMs = -1; ///< performance checks: medians
    double afterMs = -1;
    double p95BeforeMs = -1;
    double p95AfterMs = -1;
    bool isStale = false; ///< the file changed since it looked at it, or the step stopped when it was to look again
    int step = -1;        ///< of the phase

    /// It looked ahead, before anything moved: it says nothing of what was done.
    [[nodiscard]] bool looksAhead() const
    {
        return suite == QLatin1String("assessment") || suite == QLatin1String("preflight") || suite == QLatin1String("doctor");
    }
};

/// One criterion of the plan, judged.
struct CriterionResult
{
    QString name;
    QString measured;
    QString target;
    bool met = false;
};

struct AuditEntry
{
    qint64 number = 0;
    QDateTime at; ///< UTC
    QString who;  ///< OS user
    QString action;
    QString detail;
    QString planHash;
    QString hash; ///< of this entry, which includes the hash of the one before
};

struct LogLine
{
    enum class Level { Info, Warning, Error };
    QDateTime at; ///< UTC
    Level level = Level::Info;
    QString phase;
    QString step;
    QString text;
};

/// What the safety strip says.
struct SafetyStatus
{
    bool originalUntouched = true; ///< false from the cut-over on
    QString original;              ///< "app.db · SHA-256 4c1f…90ae", or where the original is kept
    QDateTime originalCheckedAt;
    bool snapshotVerified = false;
    QDateTime snapshotVerifiedAt;
    QString snapshot;              ///< "308 MB · integrity, counts and digests equal", or why there is none
    QStringList canGoBackTo;       ///< titles of phases, first first
    bool nextCanBeUndone = true;
    QString next;                  ///< what the next click does, and how it is undone
    QString keptOriginal = {};     ///< after the cut-over: what happened to the kept original, one sentence; empty: nothing is known
};

/// One risk as the plan's authors see it.
struct PlanRisk
{
    QString risk;
    QString probability; ///< low, medium, high
    QString impact;      ///< low, medium, high, critical
    QString mitigation;
};

struct PlanScheduleItem
{
    QString phase; ///< id of a phase, or any words
    QDate start;   ///< invalid: starts when all of `after` have ended
    int days = 0;
    QStringList after; ///< `phase` of other items
    QString owner;
};

/// The plan for people: what Overview shows.
struct PlanAbout
{
    QString summary;
    QStringList goals;
    QList<PlanRisk> risks;
    QList<PlanScheduleItem> schedule;
};

/// Everything a front end shows of a run, as one value. Sent whole whenever a fact changes.
struct RunStatus
{
    bool hasRun = false;
    QString database;       ///< absolute path
    qint64 databaseBytes = 0;
    QString workspace;      ///< absolute path
    QString run;            ///< id of the run
    QString planName;
    QString planVersion;
    QString planHash;
    QString planPath;
    QString strategy;
    bool planApproved = false;
    PlanAbout about;
    bool isStale = false;    ///< the database changed since the run's snapshot
    bool isWorkChanged = false; ///< somebody else changed the work file since it was validated: its checks are stale
    bool isFinished = false;
    bool isComplete = false; ///< all phases done, finish possible
    bool isCutOver = false;  ///< the live file is the new one
    QString busy;            ///< who works on it, if somebody else does
    QList<PhaseStatus> phases;
    QList<StepStatus> steps;
    QList<BalanceRow> balance;
    QList<QuarantineCount> quarantine;
    QList<SnapshotInfo> snapshots;
    QList<PointInfo> points;
    QList<CheckResult> checks;
    QList<CheckResult> failedBefore = {}; ///< failed the last time, in phases that were rolled back or begun anew and have not passed since
    QList<CriterionResult> criteria;
    SafetyStatus safety;
    QString report; ///< where the last report lies, if there is one
    bool isRehearsal = false; ///< of a rehearsal: nothing of it touches the database
    /// Why the database, its snapshot or the journal cannot be read as things are, and the way on; none: they can.
    std::optional<Error> trouble = {};

    [[nodiscard]] qint64 undecided() const;
    [[nodiscard]] qint64 quarantined() const;
};

/// What a person answered beforehand (`--yes`, `--confirm`, `--reason`); front ends ask, core only checks.
struct Answers
{
    bool yes = false;   ///< accept warnings, an unapproved plan; waive what is undecided at a cut-over
    QString confirm;    ///< the typed file name of the database
    QString reason;
    bool allowCommands = false; ///< the plan's programs may run; kept in the journal for this plan's hash
    QStringList approvals = {}; ///< items of an approval's checklist, word for word, or the text it wants typed
    int waitSeconds = 0;        ///< how long a swap stays armed while somebody holds the file
    bool copyIn =
        false; ///< put the content into the file, by SQLite's own journal, though a program holds it open
};

/// What a click would do, before it does it: for confirmations.
struct Consequence
{
    QString action;       ///< "Roll back to the start of Move data"
    QStringList does;     ///< sentences, in order
    QStringList loses;    ///< exactly what would be lost; empty: nothing
    std::optional<ChangesSince> written = {}; ///< the rows of it that were written since, with samples
    QString wayBack;      ///< how to undo it
    bool changesLiveFile = false;
    QString confirmWith;  ///< the database's file name, if it has to be typed
    QStringList programs = {};  ///< of the plan, that it would run: to be allowed
    QStringList approvals = {}; ///< of the plan: what a person has to tick, one by one
    QStringList typed = {};     ///< of the plan: what a person has to type
    QList<std::pair<QString, QString>> facts; ///< "From" → …, "To" → …, "Size" → …, "Digest" → …
    QString refused = {}; ///< why it would be refused as things are; empty: nothing is known against it
};

/// How a piece of work ended. Exactly one follows every `started`.
struct Outcome
{
    enum class Kind { Done, Paused, Cancelled, Waiting, Failed };
    Kind kind = Kind::Done;
    QString action;              ///< "run", "rollback", "restore", …
    QString message;             ///< one sentence
    std::optional<Error> error;  ///< of Waiting and Failed
    Exit exit = Exit::Done;
    QStringList files;           ///< what was written, e.g. a report
    QList<CheckResult> checks;   ///< of validate and verify
};

} // namespace godwit::core

Q_DECLARE_METATYPE(godwit::core::Progress)
Q_DECLARE_METATYPE(godwit::core::RunStatus)
Q_DECLARE_METATYPE(godwit::core::Outcome)
Q_DECLARE_METATYPE(godwit::core::LogLine)
Q_DECLARE_METATYPE(godwit::core::QuarantinePage)
Q_DECLARE_METATYPE(godwit::core::Consequence)
Q_DECLARE_METATYPE(godwit::core::EditSummary)
