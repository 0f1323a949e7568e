// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/assess_scene.h"
#include "core/assessment.h"
#include "core/events.h"

namespace godwit::core {

/// What an assessment gives: all of it, and its short form. A finding is a warning, what is clean passed,
/// what could not be looked at is not run and says why. Suite "assessment".
struct AssessResult
{
    Assessment assessment;
    QList<CheckResult> checks;
};

/// Looks at a database before anything moves: profiles every table in one pass, finds orphans, runs the
/// plan's rules, takes the inventory, counts what drops, rebuilds and deletes reach, evaluates the moves' own
/// rules over every row, and compares the two schemas. Only reads: by two connections side by side, and
/// temporary tables of these. A cancel or a pause is an error.
Result<AssessResult> assess(const AssessScene& scene, const QList<Rule>& rules);

/// An assessment's short form, but for orphans and the plan's rules.
[[nodiscard]] QList<CheckResult> checksOf(const Assessment& assessment);

} // namespace godwit::core
