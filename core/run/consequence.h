// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// What a click would do, before it does it: for confirmations. Only reads journal and files, on the worker thread; what
/// cannot be read is left out. Sizes are bytes in words.
/// Starting a phase; all open phases where the plan has none of this id, or is of the strategy big-bang.
Consequence runConsequence(RunState& state, const QString& phase);
/// Going back to the start of a phase: which phases are undone, whether the live file changes, what was written since.
Consequence rollbackConsequence(RunState& state, const QString& toPhase);
/// Restoring a snapshot of this number in place; empty: the original's.
Consequence restoreConsequence(RunState& state, const QString& snapshot);
/// Removing all ways back, file by file.
Consequence finishConsequence(RunState& state);

} // namespace godwit::core
