// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"
#include "core/sqlite/database.h"

#include <vector>

namespace godwit::core {

/// The measured runs of one query, in milliseconds, in the order they ran.
struct Timings
{
    std::vector<double> runsMs;
    qint64 rows = 0; ///< that each run read

    [[nodiscard]] double medianMs() const;
    [[nodiscard]] double p95Ms() const; ///< nearest rank
};

struct TimedPair
{
    Timings before; ///< without runs if there is no query before
    Timings after;
    bool isFirst = false; ///< the only run is the first one, which else only warms up
};

/// How much time may go into the timing of one pair of queries. A round is a run of each.
struct TimingEffort
{
    int rounds = 0;      ///< at most
    int fewest = 0;      ///< also beyond the budget
    qint64 budgetMs = 0; ///< after it no round begins
    qint64 onceFromMs = -1; ///< a first round that takes as long is measured, and the only one; −1: none is
};

/// Runs the queries in turn, one unmeasured round first. `before` may be null.
Result<TimedPair> timeInTurn(Statement* before, Statement& after, const TimingEffort& effort);

/// A query below 1 ms that became slower by less than 0.5 ms: nobody can tell that from the clock's own noise.
[[nodiscard]] bool isNoise(double beforeMs, double afterMs);

/// Slower than before by more than `limit`, a fraction, and by more than noise.
[[nodiscard]] bool isSlower(const TimedPair& timed, double limit);

/// Fills verdict, figures, why and the milliseconds. A query below 1 ms before is not called slower for less than
/// 0.5 ms: clocks and caches vary by as much.
[[nodiscard]] CheckResult judgeTimings(CheckResult check, const MeasureStep& step, const TimedPair& timed);

} // namespace godwit::core
