// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/preflight_report.h"
#include "core/run/state.h"

namespace godwit::core {

/// Programs of phases that are still to come, and those that undo them, that cannot be started as things are: warnings, since
/// somebody may put them there in time.
QList<Finding> findingsOfPrograms(RunState& state);
/// What a run will ask for before its phases begin: that its programs are allowed, approvals, a yes for a plan that is none.
/// Notes; a run asks by itself.
QList<Finding> findingsOfAnswers(RunState& state);

} // namespace godwit::core
