// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/sample_status.h"

namespace godwit::test {

/// The phases of the sample run at that moment, with forecasts; for sampleStatus().
[[nodiscard]] QList<core::PhaseStatus> samplePhases(Moment moment);
/// The steps of these phases.
[[nodiscard]] QList<core::StepStatus> sampleSteps(bool isFresh, bool isMoved);

} // namespace godwit::test
