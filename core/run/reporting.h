// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"
#include "core/run/state.h"

namespace godwit::core {

/// An outcome from how something ended: waiting, paused, failed, or done (exit 8 if rows in quarantine are undecided).
Outcome outcomeFrom(RunState& state, const Status& result, const QString& done);

/// All facts of the run at this moment; of the request only the kind, the period and whether values are told.
Result<Report> reportOf(RunState& state, const ReportRequest& request = {});

/// Writes the run's HTML report into the workspace and remembers where.
Status writeRunReport(RunState& state);

/// Writes a report where it is asked for.
Outcome writeReportFile(RunState& state, const ReportRequest& request);

/// For the message of what only looks or writes elsewhere, and could not be audited.
[[nodiscard]] QString notAuditedText();
/// Audits what wrote a file elsewhere; the message says so if that could not be.
void auditWritten(RunState& state, const QString& action, const QString& detail, Outcome& outcome);

/// The error for a file named by mistake: an older report may be replaced; a database, what belongs to ours, its workspace and
/// whatever lies in it, and what is no file, never.
Status refuseDatabases(const RunState& state, const QString& path);

} // namespace godwit::core
