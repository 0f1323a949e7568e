// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Everything a front end shows of a run, put together from the journal.
RunStatus runStatus(RunState& state);

/// What a click would do, before it does it.
Consequence runConsequence(RunState& state, const QString& phase);
Consequence rollbackConsequence(RunState& state, const QString& toPhase);
Consequence restoreConsequence(RunState& state, const QString& snapshot);
Consequence finishConsequence(RunState& state);

} // namespace godwit::core
