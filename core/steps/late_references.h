// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace godwit::core {

/// The end of a phase that moved rows. References that could not be looked at while rows moved, to tables that are filled
/// later and within one: rows that refer to nothing go to quarantine, and the steps' counts follow. Done again it changes
/// nothing.
Status putOrphansAside(Database& work, StepContext& context);

/// Those rows may be more than a step of the phase allows: LimitExceeded.
Status checkLimits(Database& work, StepContext& context);

} // namespace godwit::core
