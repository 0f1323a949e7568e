// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/safety/preflight.h"
#include "core/safety/workspace.h"

namespace godwit::core {

/// What a preflight has to know of a plan and a workspace. Without a plan everything is taken to move. The caller adds how the
/// file was named, the connection, and whether the cut-over is next.
[[nodiscard]] PreflightQuestion preflightQuestionFor(const Workspace& workspace, const Plan* plan, bool isCutOver);

/// Fills in how large the database is, through the connection if there is one, and what a run adds to it.
void measure(PreflightQuestion& question);

} // namespace godwit::core
