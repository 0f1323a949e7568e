// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"
#include "core/steps/prepared_plan.h"

namespace godwit::core {

/// The plan's SQL, prepared over the schemas of a run's source and of the further databases; reads no rows.
[[nodiscard]] PreparedPlan preparedOf(RunState& state, const Plan& plan);

/// What came of it as a check with its figures, for people: suite "plan".
[[nodiscard]] CheckResult preparedCheck(const PreparedPlan& prepared);

/// The engine's action `check`: the plan alone, or with the request's database, which it loads read-only into
/// `state`. What does not fit is one error that lists all; what was prepared is a check of the outcome.
Outcome checkPlanFor(RunState& state, const OpenRequest& request);

} // namespace godwit::core
