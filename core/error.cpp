// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <array>

namespace godwit::core {

namespace {

struct Entry
{
    ErrorCode code;
    Exit exit;
    const char* state;
    const char* next;
};

constexpr auto kUntouched = "Your database was only read; nothing in it changed.";
constexpr auto kAsBefore = "Everything is as it was before this step.";
constexpr auto kProgramUnknown = "What the program did before it ended is not known; the files of the run are as they were.";
constexpr auto kRowKept = "The row is kept in quarantine with its values as they were.";

/// The catalogue: what each code says of the data and of the way on. One row a code.
constexpr std::array kCatalogue{
    Entry{ErrorCode::FileMissing, Exit::Failed, kUntouched, "Check the path and try again."},
    Entry{ErrorCode::NotARegularFile, Exit::Failed, kUntouched, "Name the database file itself."},
    Entry{ErrorCode::NotADatabase, Exit::Failed, kUntouched,
          "Choose the SQLite file of the application. An encrypted database must be decrypted first."},
    Entry{ErrorCode::EmptyDatabase, Exit::Failed, kUntouched, "There is nothing to migrate; check the path."},
    Entry{ErrorCode::DatabaseCorrupt, Exit::Failed, kUntouched,
          "Restore the database from a backup, or salvage what can be read into a new file with the sqlite3 shell. Where only indexes are damaged, they can be made anew: “Recover…” in the console, godwit-cli recover DB on the command line"},
    Entry{ErrorCode::DatabaseLocked, Exit::Busy, kUntouched,
          "Close the program that uses the database, then try again."},
    Entry{ErrorCode::HotJournal, Exit::Failed, kUntouched,
          "Start and close the application once so that it recovers its database, or let SQLite do it: “Recover…” in the console, godwit-cli recover DB on the command line"},
    Entry{ErrorCode::SchemaDiffers, Exit::Failed, kUntouched,
          "Choose the plan that was written for this database."},
    Entry{ErrorCode::SqlFailed, Exit::Failed, kAsBefore,
          "Read the details; the plan or the database has to be mended."},
    Entry{ErrorCode::ReadOnlyFolder, Exit::Failed, kUntouched,
          "Make the folder writable, or name another one with --workspace."},
    Entry{ErrorCode::TwoSqliteLibraries, Exit::Failed, kUntouched, "Install Godwit from one source only."},
    Entry{ErrorCode::NotPermittedSql, Exit::Failed, kAsBefore, "Remove the statement from the plan."},
    Entry{ErrorCode::AlreadyMigrated, Exit::Failed, kUntouched, "Nothing is left to do for this database."},
    Entry{ErrorCode::Encrypted, Exit::Failed, kUntouched,
          "Decrypt the database with the application first, then try again."},
    Entry{ErrorCode::HalfMigrated, Exit::Failed, kUntouched,
          "Look at what was found with: godwit-cli doctor DB"},
    Entry{ErrorCode::LedgerDisagrees, Exit::Failed, kUntouched,
          "Look at what was found with: godwit-cli doctor DB"},
    Entry{ErrorCode::OrphanSideFile, Exit::Failed, kUntouched,
          "Look at the file named; move it away only if no program needs it."},
    Entry{ErrorCode::FileReplaced, Exit::Failed, kUntouched,
          "Open the database again, and find out which program replaced it."},
    Entry{ErrorCode::SqlTooLong, Exit::Failed,
          "What was committed is kept; the statement under way was undone.",
          "Mend the SQL, or give it more time with “limits” in the plan."},
    Entry{ErrorCode::NotMigrated, Exit::Failed, "The database was not touched.",
          "Put the migrated file back, or go back yourself with godwit-cli rollback or godwit-cli restore, which keep the "
          "present file first."},
    Entry{ErrorCode::RecoveryUnconfirmed, Exit::Waits, kUntouched,
          "Say yes to it (--yes on the command line): the files are copied first, and then SQLite undoes the write that was not ended."},

    Entry{ErrorCode::RowRejected, Exit::Undecided, kRowKept,
          "Waive it with a reason, or mend the row in the application."},
    Entry{ErrorCode::RowDateUnreadable, Exit::Undecided, kRowKept,
          "Mend the date in the application, or waive the row."},
    Entry{ErrorCode::RowListInvalid, Exit::Undecided, kRowKept,
          "Mend the list in the application, or waive the row."},
    Entry{ErrorCode::RowNotText, Exit::Undecided, kRowKept,
          "Mend the value in the application, or waive the row."},
    Entry{ErrorCode::RowConstraint, Exit::Undecided, kRowKept,
          "Mend the value in the application, or waive the row."},
    Entry{ErrorCode::RowExpressionFailed, Exit::Undecided, kRowKept,
          "Mend the value or the plan, or waive the row."},
    Entry{ErrorCode::RowLookupMissing, Exit::Undecided, kRowKept,
          "Add the value to the plan's lookup, or waive the row."},
    Entry{ErrorCode::RowJoinEmpty, Exit::Undecided, kRowKept,
          "Mend the row or the plan's join, or waive the row."},
    Entry{ErrorCode::RowAbsent, Exit::Undecided, kRowKept,
          "Mend the row or the plan's query, or waive the row."},
    Entry{ErrorCode::RowParentMissing, Exit::Undecided, kRowKept,
          "Add the missing row in the application, or waive this one."},
    Entry{ErrorCode::RowParentQuarantined, Exit::Undecided, kRowKept, "Decide on the row it depends on."},
    Entry{ErrorCode::RowParentMerged, Exit::Undecided, kRowKept,
          "Point it at the row that stayed, or waive it."},
    Entry{ErrorCode::RowParentUnclear, Exit::Undecided, kRowKept,
          "Let the plan say which of the rows is meant, or waive this one."},

    Entry{ErrorCode::PlanUnreadable, Exit::Failed, kUntouched, "Check the path of the plan."},
    Entry{ErrorCode::PlanSyntax, Exit::Failed, kUntouched, "Mend the plan at the place named."},
    Entry{ErrorCode::PlanUnknownKey, Exit::Failed, kUntouched, "Mend the spelling at the place named."},
    Entry{ErrorCode::PlanRepeatedKey, Exit::Failed, kUntouched, "Remove one of the two keys."},
    Entry{ErrorCode::PlanWrongType, Exit::Failed, kUntouched, "Mend the plan at the place named."},
    Entry{ErrorCode::PlanMissingKey, Exit::Failed, kUntouched, "Add the key at the place named."},
    Entry{ErrorCode::PlanFileMissing, Exit::Failed, kUntouched, "Put the file beside the plan."},
    Entry{ErrorCode::PlanFileOutside, Exit::Failed, kUntouched, "Put the file into the plan's own folder."},
    Entry{ErrorCode::PlanTooLarge, Exit::Failed, kUntouched, "A plan has at most 8 MiB and 64 levels."},
    Entry{ErrorCode::PlanReference, Exit::Failed, kUntouched, "Mend the name at the place named."},
    Entry{ErrorCode::PlanSql, Exit::Failed, kUntouched, "Mend the SQL at the place named."},
    Entry{ErrorCode::PlanStrategyLater, Exit::Failed, kUntouched,
          "Use a strategy of this version: phased, big-bang or blue-green."},
    Entry{ErrorCode::PlanNotApproved, Exit::Waits, kUntouched,
          "Set its status to approved, or answer with --yes."},
    Entry{ErrorCode::PlanChanged, Exit::Waits, kUntouched, "Review the plan again, then answer with --yes."},
    Entry{ErrorCode::PlanNeeded, Exit::Usage, kUntouched, "Name a plan."},
    Entry{ErrorCode::PlanUnclearReference, Exit::Failed, kUntouched,
          "Say which table is meant, or move the rows it refers to before."},

    Entry{ErrorCode::Cancelled, Exit::Cancelled, "What was committed is kept; the last batch was undone.",
          "Run again to go on, or roll back."},
    Entry{ErrorCode::NoRun, Exit::Failed, kUntouched, "Start one with: godwit-cli run PLAN DB"},
    Entry{ErrorCode::PhaseUnknown, Exit::Usage, kAsBefore, "Use one of the plan's phases."},
    Entry{ErrorCode::PhaseNotReady, Exit::Waits, kAsBefore, "Run the phases before it first."},
    Entry{ErrorCode::ConfirmationNeeded, Exit::Waits, kAsBefore,
          "Confirm with --confirm and the database's file name."},
    Entry{ErrorCode::NotBefore, Exit::Waits, kAsBefore, "Wait until then, or give a reason with --reason."},
    Entry{ErrorCode::QuarantineUndecided, Exit::Waits, kAsBefore,
          "Decide on the rows in quarantine: waive them with a reason, or mend them and start again."},
    Entry{ErrorCode::Unaccounted, Exit::ValidationFailed, kAsBefore,
          "Roll back and mend the plan: rows are missing from its account."},
    Entry{ErrorCode::ChecksFailed, Exit::ValidationFailed, kAsBefore,
          "Read the report; roll back and mend what failed."},
    Entry{ErrorCode::RunFinished, Exit::Failed, "The run is finished; what it kept is gone.",
          "Start a new run."},
    Entry{ErrorCode::NothingToRollBack, Exit::Failed, kAsBefore, "Choose a phase that has run."},
    Entry{ErrorCode::LimitExceeded, Exit::Waits, "The step stopped; nothing is lost.",
          "Decide on the rows in quarantine."},
    Entry{ErrorCode::EntryUnknown, Exit::Usage, kAsBefore,
          "List the entries with: godwit-cli quarantine DB list"},
    Entry{ErrorCode::ReasonNeeded, Exit::Waits, kAsBefore, "Give a reason with --reason."},
    Entry{ErrorCode::RunNotComplete, Exit::Waits, kAsBefore,
          "Run the remaining phases, or restore the database, first."},
    Entry{ErrorCode::Paused, Exit::Cancelled, "All batches so far are kept.", "Run again to go on."},
    Entry{ErrorCode::EditRefused, Exit::Failed, kAsBefore, "Show the entry, then mend what is named."},
    Entry{ErrorCode::AlreadyCutOver, Exit::Failed, kAsBefore,
          "Mend the row in the application, or roll back to a phase before the cut-over first."},
    Entry{ErrorCode::ImportRefused, Exit::Failed, kAsBefore,
          "Mend the lines named, or export the rows again."},
    Entry{ErrorCode::StillReferenced, Exit::Failed, "Nothing was deleted.",
          "Let the step say cascade: true, move or delete the rows that refer to them first, or narrow its "
          "rule."},
    Entry{ErrorCode::WarningsUnconfirmed, Exit::Waits, kAsBefore,
          "Read the warnings, then answer with --yes."},
    Entry{ErrorCode::CommandNotAllowed, Exit::Waits, kAsBefore,
          "Read what the plan wants to run, then answer with --allow-commands."},
    Entry{ErrorCode::CommandFailed, Exit::Failed, kProgramUnknown,
          "Read the program's output in the log, mend what it names, then run again."},
    Entry{ErrorCode::CommandTimedOut, Exit::Failed, kProgramUnknown,
          "Find out what the program waits for, or give it a longer time limit."},
    Entry{ErrorCode::ApprovalNeeded, Exit::Waits, kAsBefore,
          "Approve what is listed, with --approve or in the console."},
    Entry{ErrorCode::TriggerFired, Exit::Failed,
          "The rule asks for a rollback; whether it was done, and what the database holds, is said with it.",
          "Read which rule fired in the audit log, mend the cause, then run again."},
    Entry{ErrorCode::DecisionsDiffer, Exit::Waits,
          "The replay has stopped before the cut-over; nothing is lost.",
          "Decide on the rows in quarantine again: they are no longer what they were."},
    Entry{ErrorCode::NotAfterCutover, Exit::Failed, kAsBefore, "Cut over first."},
    Entry{ErrorCode::UndoFailed, Exit::Failed, "What was asked for is done, but what the program named left outside the database stays.",
          "Undo by hand what the program named was to undo; what it said is in the log."},

    Entry{ErrorCode::SnapshotFailed, Exit::Failed, kUntouched, "Read the details and try again."},
    Entry{ErrorCode::SnapshotTampered, Exit::Tampered, "The snapshot is not what was taken; it is not used.",
          "Use another snapshot, and find out who changed this one."},
    Entry{ErrorCode::SnapshotUnknown, Exit::Usage, kAsBefore, "List them with: godwit-cli status DB"},
    Entry{ErrorCode::SourceStale, Exit::Waits,
          "The database was written after the snapshot; it was not touched.",
          "Stop the program that writes to it, then start again; the new rows come along."},
    Entry{ErrorCode::HeldOpen, Exit::Busy, "The database was not touched.",
          "Close the program named, then try again."},
    Entry{ErrorCode::SwapFailed, Exit::Failed, "The database is as it was before.",
          "Read the details and try again."},
    Entry{ErrorCode::Leased, Exit::Busy, "Somebody else works on this migration.",
          "Wait until the other program is done, or look read-only."},
    Entry{ErrorCode::PointUnusable, Exit::Tampered, kAsBefore,
          "Roll back to another point, or restore the snapshot."},
    Entry{ErrorCode::WorkspaceUnusable, Exit::Failed, kUntouched, "Name another folder with --workspace."},
    Entry{ErrorCode::JournalTampered, Exit::Tampered, kUntouched,
          "Find out who changed the journal before you go on."},
    Entry{ErrorCode::FlagFailed, Exit::Failed, kAsBefore, "Mend the file named, then run again."},
    Entry{ErrorCode::TargetExists, Exit::Failed, kAsBefore, "Choose a name that is free."},
    Entry{ErrorCode::AuditTruncated, Exit::Tampered, kUntouched,
          "Find out who shortened the audit log before you go on."},
    Entry{ErrorCode::AuditTorn, Exit::Tampered, kUntouched,
          "Run again to go on; the last entry is written anew."},
    Entry{ErrorCode::EvidenceTampered, Exit::Tampered, kUntouched,
          "Ask for the evidence again from where it was made."},
    Entry{ErrorCode::EvidenceUnreadable, Exit::Failed, kUntouched,
          "Name a ZIP file that godwit-cli evidence wrote."},
    Entry{ErrorCode::ChangesUnlisted, Exit::Waits, kAsBefore, "Answer with --yes to go on without the list."},
    Entry{ErrorCode::TablesRefused, Exit::Failed, kAsBefore,
          "Restore the tables named together with these, or the whole database."},
    Entry{ErrorCode::KeptWritten, Exit::Failed,
          "The database is in place; the kept original was written to after the cut-over.",
          "Find the program that still writes to the old file, and bring its rows over by hand."},
    Entry{ErrorCode::SnapshotNeeded, Exit::Failed, kAsBefore,
          "Remove another one; godwit-cli snapshots DB list says which are needed."},
    Entry{ErrorCode::WorkChanged, Exit::Waits,
          "The database was not touched; the work file is as somebody else left it.",
          "Validate again with godwit-cli validate DB, or roll back to a phase before the change."},
    Entry{ErrorCode::JournalLost, Exit::Tampered, "Your database was not touched, and nothing in the workspace was.",
          "List what is there with godwit-cli snapshots DB list; copy a snapshot out with godwit-cli restore DB --snapshot "
          "NUMBER --to FILE."},
    Entry{ErrorCode::PresentUnreadable, Exit::Waits, kAsBefore,
          "Answer with --yes: the present file and what lies beside it are kept byte by byte, and the way back goes on."},
    Entry{ErrorCode::AuditEmptied, Exit::Tampered, kUntouched, "Find out who emptied the audit log before you go on."},
    Entry{ErrorCode::SpaceShort, Exit::NoSpace, kUntouched,
          "Make room on the volume named, or put the workspace elsewhere with --workspace."},
    Entry{ErrorCode::SpaceTight, Exit::Waits, kUntouched,
          "Make room on the volume named, or answer with --yes."},
    Entry{ErrorCode::OpenElsewhere, Exit::Waits, kUntouched,
          "Close the program before the cut-over; until then it may go on."},
    Entry{ErrorCode::RightsMissing, Exit::Failed, kUntouched,
          "Give yourself the rights named, or run Godwit as the file's owner."},
    Entry{ErrorCode::OtherOwner, Exit::Waits, kUntouched,
          "Run Godwit as the file's owner, or answer with --yes."},
    Entry{ErrorCode::SymbolicLink, Exit::Waits, kUntouched,
          "Read where it leads; the file itself is migrated and the link stays."},
    Entry{ErrorCode::HardLinks, Exit::Waits, kUntouched,
          "Answer with --yes: the content is copied into the same file instead of swapping names."},
    Entry{ErrorCode::NetworkVolume, Exit::Waits, kUntouched,
          "Copy the database to a local disk first, or answer with --yes."},
    Entry{ErrorCode::RemovableVolume, Exit::Waits, kUntouched,
          "Keep the device connected until the run is finished, or answer with --yes."},
    Entry{ErrorCode::SynchronisedFolder, Exit::Waits, kUntouched,
          "Pause the synchronisation, or put the workspace elsewhere; then answer with --yes."},
    Entry{ErrorCode::UnknownModule, Exit::Waits, kUntouched,
          "Read which tables it concerns; they cannot be read or checked. Answer with --yes to go on without "
          "them."},
    Entry{ErrorCode::UnknownCollation, Exit::Waits, kUntouched,
          "Declare the collation in the plan under source: collations, or answer with --yes."},
    Entry{ErrorCode::UnknownFunction, Exit::Waits, kUntouched,
          "Read what it concerns; such objects are kept and not checked. Answer with --yes."},
    Entry{ErrorCode::NoExchange, Exit::Waits, kUntouched,
          "Put the workspace on the database's volume, or answer with --yes: the content is copied in "
          "instead."},
    Entry{ErrorCode::ProcessesUnseen, Exit::Waits, kUntouched,
          "Make sure that no program has the database open, then answer with --yes."},
    Entry{ErrorCode::LockedNow, Exit::Busy, kUntouched,
          "Close the program that uses the database, then try again."},

    Entry{ErrorCode::CheckFailed, Exit::ValidationFailed, kAsBefore, "Read the report."},
    Entry{ErrorCode::IntegrityFailed, Exit::ValidationFailed, kAsBefore, "Read the report."},

    Entry{ErrorCode::NoSpace, Exit::NoSpace, kAsBefore,
          "Make room on the volume named, or use --workspace on another one."},
    Entry{ErrorCode::FileFailed, Exit::Failed, kAsBefore,
          "Check the rights of the file named, then try again."},
    Entry{ErrorCode::ReserveReached, Exit::NoSpace, "All batches so far are kept; the run is paused.",
          "Make room on the volume named, then run again."},

    Entry{ErrorCode::Usage, Exit::Usage, kUntouched, "See: godwit-cli help"},
};

const Entry& entryOf(ErrorCode code)
{
    for (const Entry& entry : kCatalogue) {
        if (entry.code == code)
            return entry;
    }
    return kCatalogue.back();
}

} // namespace

Error::Error(ErrorCode errorCode, QString happened)
    : code(errorCode),
      what(std::move(happened)),
      state(QString::fromUtf8(entryOf(errorCode).state)),
      next(QString::fromUtf8(entryOf(errorCode).next))
{
}

QString codeId(ErrorCode code)
{
    return QStringLiteral("GW-%1").arg(static_cast<int>(code));
}

QString Error::id() const
{
    return codeId(code);
}

Exit Error::exit() const
{
    return entryOf(code).exit;
}

Error Error::withState(QString text) &&
{
    state = std::move(text);
    return std::move(*this);
}

Error Error::withNext(QString text) &&
{
    next = std::move(text);
    return std::move(*this);
}

Error Error::withDetail(QString text) &&
{
    detail = std::move(text);
    return std::move(*this);
}

Error Error::withSqlite(int extendedCode) &&
{
    sqlite = extendedCode;
    return std::move(*this);
}

} // namespace godwit::core
