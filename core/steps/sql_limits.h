// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"
#include "core/plan/plan.h"
#include "core/safety/workspace.h"
#include "core/sqlite/guard.h"

namespace godwit::core {

struct StepContext;

/// The fact of a run that holds the most bytes a row of the source has in its long values.
inline const QString kLongestRowFact = QStringLiteral("longest row");

/// Notes that a row of a database that is read has so many bytes in its long values.
Status noteLongestRow(Repository& journal, qint64 run, qint64 bytes);

/// What SQL of the plan may take in a run: time as the plan says, values of 16 MiB, or as long as the
/// source's longest row.
Result<SqlLimits> sqlLimitsOf(Repository& journal, const RunRecord& run, const Plan& plan,
                              const Workspace& workspace);
Result<SqlLimits> sqlLimitsOf(StepContext& context);

/// The same where no snapshot was taken yet, or where the live file is read: values as long as the file.
[[nodiscard]] SqlLimits sqlLimitsOfFile(const Plan& plan, const QString& database);

} // namespace godwit::core
