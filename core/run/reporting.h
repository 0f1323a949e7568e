// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// An outcome from how something ended: waiting, paused, failed, or done (exit 8 if rows in quarantine are undecided).
Outcome outcomeFrom(RunState& state, const Status& result, const QString& done);

/// Writes the run's HTML report into the workspace and remembers where.
Status writeRunReport(RunState& state);

/// Writes a report where it is asked for.
Outcome writeReportFile(RunState& state, const ReportRequest& request);

/// Writes the rows in quarantine as CSV.
Outcome exportQuarantineFile(RunState& state, const ExportQuarantineRequest& request);

} // namespace godwit::core
