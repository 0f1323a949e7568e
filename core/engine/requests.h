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

/// In place if `target` is empty, else as a copy at `target`. An empty snapshot means the original's.
struct RestoreRequest
{
    QString snapshot;
    QString target;
    Answers answers;
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

struct ExportQuarantineRequest
{
    QuarantineFilter filter;
    QString file; ///< CSV
};

struct ReportRequest
{
    QString format; ///< "html", "json", "csv"
    QString file;
};

} // namespace godwit::core
