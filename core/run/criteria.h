// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"

namespace godwit::core {

/// Judges what the plan gives, one by one, by what the status has of balance, checks and costs so far; rows
/// lost always. What nothing was measured for (no query was timed yet) stands there without a figure. Nothing
/// before the balance was drawn.
void addCriteria(const Criteria& criteria, RunStatus& status);

/// A sentence for each that is missed.
[[nodiscard]] QStringList missedCriteria(const QList<CriterionResult>& criteria);

} // namespace godwit::core
