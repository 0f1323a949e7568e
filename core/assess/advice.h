// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/events.h"
#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// What to do about what an assessment found, finding by finding: each names its table, column, count and first rows, and
/// what to write in the plan. Nothing follows from what is clean. `checks`: those of the assessment that are no part of
/// it, the orphans. The one place where an assessment becomes advice; reports and front ends only lay it out.
[[nodiscard]] QList<Recommendation> adviceOn(const Assessment& assessment, const Plan& plan,
                                             const Catalog& source, const Catalog& target,
                                             const QList<CheckResult>& checks);

} // namespace godwit::core
