// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// What a click would do, before it does it.
Consequence runConsequence(RunState& state, const QString& phase);
Consequence rollbackConsequence(RunState& state, const QString& toPhase);
Consequence restoreConsequence(RunState& state, const QString& snapshot);
Consequence finishConsequence(RunState& state);

} // namespace godwit::core
