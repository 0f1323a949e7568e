// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

/// The work file on the way back to the start of a phase. The worker thread, under the lease.
namespace godwit::core {

/// Before anything goes back: that the work file's state before a phase can be rebuilt. PointUnusable if what is kept of it is
/// damaged or gone; it names the nearest phase before it that can be reached. Only reads.
Status proveWorkFileBefore(RunState& state, int phaseIndex);

/// Puts the work file back to the state before a phase, if there was one; safe to repeat.
Status rebuildWorkFile(RunState& state, const QString& phase);

Status removeWorkFile(RunState& state);

} // namespace godwit::core
