// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

/// What a program that was killed left undone, as it is shown until somebody goes on. All of it only looks.
namespace godwit::core {

/// What the journal calls running while nobody has the lease was left so by a program that was killed. It is shown as paused, with
/// what to do about it.
[[nodiscard]] bool isLeftRunning(const RunState& state, PhaseState phase);
/// What to do about such a phase, and which program of the plan it left running.
[[nodiscard]] QString afterAnInterruption(RunState& state);
/// A way back or a swap that a kill stopped half-way, as long as nobody works on it; empty: none.
[[nodiscard]] QString interruptedWork(RunState& state);

} // namespace godwit::core
