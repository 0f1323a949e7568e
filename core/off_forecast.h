// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace godwit::core {

/// How a phase's time left the band of its forecast: "it took 9.0 s, more than the 4.0 s to 8.0 s expected";
/// empty: it did not, or one of both is not known.
[[nodiscard]] QString timeOffForecast(const PhaseStatus& phase, const PhaseForecast& forecast);

/// True if a phase left its forecast (PhaseStatus::offForecast) by more than being faster: that is worth a
/// look. Who was faster alone is told so, calmly.
[[nodiscard]] bool isWorseThanForecast(const PhaseStatus& phase);

} // namespace godwit::core
