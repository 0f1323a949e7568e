// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// What each phase of the plan is expected to come to now. Of the last rehearsal with this very plan, scaled by how much the
/// database has grown or shrunk since; for the phases that none was rehearsed of, estimated (run/estimate).
Result<QList<PhaseForecast>> forecastNow(RunState& state);

/// Of a rehearsal that is over: keeps what its phases cost, as the forecast of the run to come.
Status keepForecast(RunState& rehearsal, const RunStatus& status);

/// Of a phase that begins anew: what is expected of it is kept as it is now, to be compared with what comes of it.
Status keepForecast(RunState& state, const QString& phase);

/// Puts to each phase of a status what is or was expected of it, and says of those that ran whether they left the band.
void addForecasts(RunState& state, RunStatus& status);

/// How a phase that ran left what was expected of it, one sentence; empty: it did not.
[[nodiscard]] QString offForecast(const PhaseStatus& phase, const PhaseForecast& forecast, qint64 quarantined);

} // namespace godwit::core
