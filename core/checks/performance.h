// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Runs both queries of a measure step interleaved (before, after, before, after …), `kMeasureRuns` times after one
/// unmeasured run each, reading every row; gives median and p95 of both, judged against the step's target and
/// slowdown; the query plans of both (EXPLAIN QUERY PLAN) stand in `query`; where a lookup by an index became the reading of a
/// whole table, it is named, as a warning. Without a `before`, only after.
/// At most 10 seconds in all: fewer runs then, at least 3, and the figures say how many. A query of
/// less than 1 ms before is not called slower for less than 0.5 ms; the figures say so. A query that fails is a failed
/// check; an Error only for cancel. Suite "performance".
inline constexpr int kMeasureRuns = 15;
Result<CheckResult> measureQueries(Database& before, Database& after, const MeasureStep& step,
                                   const QHash<QString, QString>& parameters);

} // namespace godwit::core
