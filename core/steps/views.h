// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/query.h"
#include "core/functions/functions.h"
#include "core/steps/sql_limits.h"
#include "core/steps/step.h"

namespace godwit::core {

/// The two sides that queries of a plan look at. *Before* is the original's snapshot by its own names, with the rows that
/// were edited in quarantine as they moved (mended_source.h). *After* is the
/// target by its final names, in the work file before the cut-over (staged tables and its views through temporary views) and in
/// the live file from it on, with the snapshot attached as `source`. Both read-only, with the plan's functions (which give
/// NULL where a value cannot be read) and `disposition(table, key)`.
Result<Database> openBefore(StepContext& context);
Result<Database> openAfter(StepContext& context);
/// What queries on these two may take: after the cut-over the application may have written longer values.
Result<SqlLimits> checkLimitsOf(StepContext& context);

/// Where *after* lies now.
QString afterFile(const StepContext& context);

} // namespace godwit::core
