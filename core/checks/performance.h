// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/timings.h"
#include "core/events.h"
#include "core/plan/plan.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// What a measure step asks for: 15 rounds in at most 10 seconds, but at least 3.
inline constexpr TimingEffort kMeasuring{.rounds = 15, .fewest = 3, .budgetMs = 10'000};
/// What a query is worth that is there to be compared, and is timed beside: 2 seconds. Where both together take a
/// second they are not run once more.
inline constexpr TimingEffort kGlancing{.rounds = 15, .fewest = 1, .budgetMs = 2'000, .onceFromMs = 1'000};

/// Runs both queries of a measure step interleaved (before, after, before, after …), after one unmeasured run
/// each, as often as `effort` says, reading every row; gives median and p95 of both, judged against the
/// step's target and slowdown; the query plans of both (EXPLAIN QUERY PLAN) stand in `query`; where a lookup
/// by an index became the reading of a whole table, it is named, as a warning. Without a `before`, only
/// after. Fewer than three rounds call nothing slower: then it is timed again, by three, but for what is timed once. The figures say how
/// many rounds they are of. A query of less than 1 ms before is not called slower for less than 0.5 ms; the
/// figures say so. A query that fails is a failed check; an Error only for cancel. Suite "performance".
Result<CheckResult> measureQueries(Database& before, Database& after, const MeasureStep& step,
                                   const QHash<QString, QString>& parameters,
                                   const TimingEffort& effort = kMeasuring);

} // namespace godwit::core
