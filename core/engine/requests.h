// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace godwit::core {

/// Which database, which plan, which workspace. An empty plan means: the one of the run that the workspace
/// holds. An empty workspace means: `FILE.godwit` beside the database (a folder, or a small file naming one).
struct OpenRequest
{
    QString database;
    QString plan;
    QString workspace;
    bool readOnly = false; ///< look, take no lease, write nothing
    /// To look at what is kept: read-only where the workspace cannot be written, and a snapshot that is gone does not stand
    /// in the way.
    bool isLook = false;
    bool isRehearsal = false; ///< the last rehearsal instead of the migration; only to look at
};

/// What is half-done in a database: an empty one means the one that is open, an empty plan the run's own.
struct DoctorRequest
{
    OpenRequest open;
    QString propose; ///< where the proposed plan is written, with its SQL beside it; empty: nowhere
};

/// Brings a database that a program left in the middle of a write to its last complete state. Opens it itself, as nothing
/// else can.
struct RecoverRequest
{
    OpenRequest open;
    Answers answers;
};

/// Runs phases. With `phase` only that one; with `to` all that are open up to and including it; with
/// neither all that are open.
struct RunRequest
{
    QString phase;
    QString to;
    Answers answers;
};

/// To the start of the phase `to`.
struct RollbackRequest
{
    QString to;
    Answers answers;
};

/// In place if `target` is empty, else as a copy at `target`. An empty snapshot means the original's. With
/// `tables` only these come back, in place, and all else stays as it is.
struct RestoreRequest
{
    QString snapshot;
    QString target;
    Answers answers;
    QStringList tables = {};
};

/// How closely what is kept is looked at: `quick` reads manifests, file sets, sizes and rights, the rest reads every byte.
struct VerifyRequest
{
    bool isQuick = false;
};

/// A verified snapshot of the present, beside those that a run takes itself.
struct TakeSnapshotRequest
{
    QString reason;
};

/// Removes the snapshots named, or those that the rule does not keep: the newest `count`, and all that are younger than
/// `days`. A rule that is not given is the plan's. What a way back needs stays.
struct PruneRequest
{
    QStringList ids;
    std::optional<qint64> count;
    std::optional<qint64> days;
    bool apply = false; ///< false: waits for a yes
};

struct EvidenceRequest
{
    QString file; ///< a ZIP file
    bool withValues = false; ///< values and keys of rows as they are; else they are left out
};

/// What was written since the cut-over; with a folder, which must be new or empty, it is exported there too.
struct ListChangesRequest
{
    QString folder;
};

struct FinishRequest
{
    Answers answers;
};

/// Waives all rows that the filter finds and that are undecided.
struct WaiveRequest
{
    QuarantineFilter filter;
    QString reason;
};

/// The rows that the filter finds and that are waived wait for a decision again.
struct UnwaiveRequest
{
    QuarantineFilter filter;
};

/// Gives one row in quarantine new values, which the next replay moves it with; or takes back what was edited through
/// this entry.
struct EditRequest
{
    qint64 entry = 0;
    QList<std::pair<QString, QString>> values; ///< column → SQL literal: 'text', 12, NULL, X'00'
    bool isUndo = false; ///< then without values
    bool apply = true;   ///< false: says what it would do
};

/// The same for every undecided row that the filter finds: an expression a column, over the row's own columns. Other
/// tables of the source can be read in it, and the plan's functions and parameters.
struct FixRequest
{
    QuarantineFilter filter; ///< `limit` does not count
    QList<std::pair<QString, QString>> set; ///< column → SQL expression
    bool apply = false;
};

/// The undecided and the edited rows of one table as CSV, to be edited elsewhere and imported. The filter's table may
/// be empty if it finds rows of one table only.
struct ExportQuarantineRequest
{
    QuarantineFilter filter;
    QString file; ///< CSV
};

/// Reads such a file back: each row that differs from what it is now becomes an edit.
struct ImportQuarantineRequest
{
    QString file; ///< CSV
    bool apply = false;
};

/// Runs the phases that edits concern once more, from the rollback point of the first of them to where the run stands.
struct ReplayRequest
{
    Answers answers;
};

/// What a report is about.
struct ReportRequest
{
    QString format; ///< "html", "pdf", "json", "csv", "md"
    QString file;
    QString kind = {};        ///< "assessment", "forecast", "integrity", "migration", "progress", "incident", "comparison"; empty: "integrity"
    QString period = {};      ///< of "progress": "daily", "weekly", "milestone" (since the last phase that ended); empty: "daily"
    bool withValues = true;   ///< false: values and keys of rows are left out
};

/// The whole run up to the cut-over, in a workspace of its own inside the present one. Warnings are accepted, approvals
/// ticked, programs and flags only told. What it made is removed at its end, but for what it found.
struct RehearseRequest
{
    QString reason; ///< for its audit log
};

} // namespace godwit::core
