// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/sql_limits.h"

#include "core/steps/step.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qint64 kMillisecondsPerMiB = 1000; // a query over whole tables takes longer in a larger database
constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kShortValues =
    8 * kMiB; // the most that 2,000 values of at most 4 KiB come to, which are not counted
constexpr qint64 kMost = 1'000'000'000; // SQLite's own limit

SqlLimits limitsOf(const Plan& plan, qint64 databaseBytes, qint64 valueBytes)
{
    SqlLimits limits;
    limits.valueBytes = static_cast<int>(std::clamp<qint64>(valueBytes, SqlLimits::kValueBytes, kMost));
    limits.rowMs = plan.limits.rowSeconds.value_or(SqlLimits::kRowMs / 1000) * 1000;
    limits.queryMs = plan.limits.querySeconds
                         ? *plan.limits.querySeconds * 1000
                         : SqlLimits::kQueryMs + databaseBytes / kMiB * kMillisecondsPerMiB;
    return limits;
}

} // namespace

Status noteLongestRow(Repository& journal, qint64 run, qint64 bytes)
{
    GODWIT_TRY(const QString before, journal.fact(run, kLongestRowFact));
    return journal.putFact(run, kLongestRowFact, QString::number(std::max(before.toLongLong(), bytes)));
}

Result<SqlLimits> sqlLimitsOf(Repository& journal, const RunRecord& run, const Plan& plan,
                              const Workspace& workspace)
{
    const qint64 bytes = QFileInfo(workspace.database()).size();
    GODWIT_TRY(const QString longest, journal.fact(run.id, kLongestRowFact));
    return limitsOf(plan, bytes, longest.isEmpty() ? bytes : longest.toLongLong() + kShortValues);
}

Result<SqlLimits> sqlLimitsOf(StepContext& context)
{
    return sqlLimitsOf(context.journal, context.run, context.plan, context.workspace);
}

SqlLimits sqlLimitsOfFile(const Plan& plan, const QString& database)
{
    const qint64 bytes = QFileInfo(database).size();
    return limitsOf(plan, bytes, bytes);
}

} // namespace godwit::core
