// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/preflight_report.h"
#include "core/run/state.h"

/// What a run takes of its volumes, as preflight estimates it (safety/space_need), for forecasts. Beside
/// SQLite, some system calls.
namespace godwit::core {

/// Each volume with its shares; none without a plan.
QList<VolumeNeed> volumesNeeded(const RunState& state);

/// Fills in by how much each phase lets the database's place and the workspace grow, where that is not known
/// yet. The forecasts are those of the plan's phases, in their order.
void addSpace(const RunState& state, QList<PhaseForecast>& forecasts);

} // namespace godwit::core
