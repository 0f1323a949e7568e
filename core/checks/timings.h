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
};

/// Runs the queries in turn, one unmeasured run each first; stops after `runs` rounds, or once `budgetMs` is
/// used up and three rounds are done. `before` may be null.
Result<TimedPair> timeInTurn(Statement* before, Statement& after, int runs, qint64 budgetMs);

/// A query below 1 ms that became slower by less than 0.5 ms: nobody can tell that from the clock's own noise.
[[nodiscard]] bool isNoise(double beforeMs, double afterMs);

/// Fills verdict, figures, why and the milliseconds. A query below 1 ms before is not called slower for less than
/// 0.5 ms: clocks and caches vary by as much.
[[nodiscard]] CheckResult judgeTimings(CheckResult check, const MeasureStep& step, const TimedPair& timed);

} // namespace godwit::core
