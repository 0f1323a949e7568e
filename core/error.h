// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace godwit::core {

/// Exit codes of `godwit-cli`, and the kind of every outcome (UX.md, 13).
enum class Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Waits = 3,
    ValidationFailed = 4,
    Busy = 5,
    NoSpace = 6,
    Tampered = 7,
    Undecided = 8,
    Cancelled = 9,
};

/// Every error Godwit can report. The numbers are stable: they are printed as GW-nnnn, and scripts and
/// notes refer to them. 1xxx the database file, 2xxx single rows, 3xxx the plan, 4xxx the run and its
/// gates, 5xxx safety (snapshot, points, cut-over, restore), 6xxx checks, 8xxx files and space,
/// 9xxx the command line.
enum class ErrorCode {
    // The database file
    FileMissing = 1001,
    NotARegularFile = 1002,
    NotADatabase = 1003,
    EmptyDatabase = 1004,
    DatabaseCorrupt = 1005,
    DatabaseLocked = 1006,
    HotJournal = 1007,
    SchemaDiffers = 1008,
    SqlFailed = 1009,
    ReadOnlyFolder = 1010,
    TwoSqliteLibraries = 1011,
    NotPermittedSql = 1012,
    AlreadyMigrated = 1013,
    Encrypted = 1014,
    HalfMigrated = 1015,
    LedgerDisagrees = 1016,
    OrphanSideFile = 1017,
    FileReplaced = 1018,
    SqlTooLong = 1020,
    NotMigrated = 1021,
    RecoveryUnconfirmed = 1022,

    // Single rows (causes in quarantine)
    RowRejected = 2101,
    RowDateUnreadable = 2107,
    RowListInvalid = 2108,
    RowNotText = 2109,
    RowConstraint = 2110,
    RowExpressionFailed = 2111,
    RowLookupMissing = 2112,
    RowJoinEmpty = 2113,
    RowAbsent = 2114,
    RowParentMissing = 2201,
    RowParentQuarantined = 2202,
    RowParentMerged = 2203,
    RowParentUnclear = 2204,

    // The plan
    PlanUnreadable = 3001,
    PlanSyntax = 3002,
    PlanUnknownKey = 3003,
    PlanRepeatedKey = 3004,
    PlanWrongType = 3005,
    PlanMissingKey = 3006,
    PlanFileMissing = 3007,
    PlanFileOutside = 3008,
    PlanTooLarge = 3009,
    PlanReference = 3010,
    PlanSql = 3011,
    PlanStrategyLater = 3012,
    PlanNotApproved = 3013,
    PlanChanged = 3014,
    PlanNeeded = 3015,
    PlanUnclearReference = 3016,

    // The run and its gates
    Cancelled = 4001,
    NoRun = 4002,
    PhaseUnknown = 4003,
    PhaseNotReady = 4004,
    ConfirmationNeeded = 4005,
    NotBefore = 4006,
    QuarantineUndecided = 4007,
    Unaccounted = 4008,
    ChecksFailed = 4009,
    RunFinished = 4010,
    NothingToRollBack = 4011,
    LimitExceeded = 4012,
    EntryUnknown = 4013,
    ReasonNeeded = 4014,
    RunNotComplete = 4015,
    Paused = 4016,
    EditRefused = 4017,
    AlreadyCutOver = 4018,
    ImportRefused = 4019,
    StillReferenced = 4020,
    WarningsUnconfirmed = 4021,
    CommandNotAllowed = 4022,
    CommandFailed = 4023,
    CommandTimedOut = 4024,
    ApprovalNeeded = 4025,
    TriggerFired = 4026,
    DecisionsDiffer = 4027,
    NotAfterCutover = 4028,
    UndoFailed = 4029,

    // Safety
    SnapshotFailed = 5001,
    SnapshotTampered = 5002,
    SnapshotUnknown = 5003,
    SourceStale = 5004,
    HeldOpen = 5005,
    SwapFailed = 5006,
    Leased = 5007,
    PointUnusable = 5008,
    WorkspaceUnusable = 5009,
    JournalTampered = 5010,
    FlagFailed = 5011,
    TargetExists = 5012,
    AuditTruncated = 5013,
    AuditTorn = 5014,
    EvidenceTampered = 5015,
    EvidenceUnreadable = 5016,
    ChangesUnlisted = 5017,
    TablesRefused = 5018,
    KeptWritten = 5019,
    SnapshotNeeded = 5020,
    WorkChanged = 5021,
    JournalLost = 5022,
    PresentUnreadable = 5023,
    AuditEmptied = 5024,

    // What is found before the first change
    SpaceShort = 5101,
    SpaceTight = 5102,
    OpenElsewhere = 5103,
    RightsMissing = 5104,
    OtherOwner = 5105,
    SymbolicLink = 5106,
    HardLinks = 5107,
    NetworkVolume = 5108,
    RemovableVolume = 5109,
    SynchronisedFolder = 5110,
    UnknownModule = 5111,
    UnknownCollation = 5112,
    UnknownFunction = 5113,
    NoExchange = 5114,
    ProcessesUnseen = 5115,
    LockedNow = 5116,

    // Checks
    CheckFailed = 6001,
    IntegrityFailed = 6002,

    // Files and space
    NoSpace = 8001,
    FileFailed = 8002,
    ReserveReached = 8003,

    // The command line
    Usage = 9001,
};

/// What went wrong, in words for the person who has to decide: what happened, what state the data is in,
/// what they can do next. A value; crosses threads. `state` and `next` come from the catalogue in
/// error.cpp unless a caller knows better.
struct Error
{
    Error(ErrorCode errorCode, QString happened);

    ErrorCode code;
    QString what;   ///< what happened, one sentence
    QString state;  ///< what state the data is in now
    QString next;   ///< what the user can do
    QString detail; ///< SQL, SQLite's message, positions: for *Details*
    int sqlite = 0; ///< SQLite's extended result code, 0 if none

    [[nodiscard]] QString id() const; ///< "GW-1003"
    [[nodiscard]] Exit exit() const;
    [[nodiscard]] bool isCancel() const { return code == ErrorCode::Cancelled || code == ErrorCode::Paused; }

    [[nodiscard]] Error withState(QString text) &&;
    [[nodiscard]] Error withNext(QString text) &&;
    [[nodiscard]] Error withDetail(QString text) &&;
    [[nodiscard]] Error withSqlite(int extendedCode) &&;
};

/// "GW-1003" for a code; the causes of quarantined rows are printed the same way.
[[nodiscard]] QString codeId(ErrorCode code);

} // namespace godwit::core
