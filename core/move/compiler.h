// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/result.h"

namespace godwit::core {

/// What a move step says as the SQL that runs it. Looks at the plan and the two catalogues alone and opens no database;
/// `number` is the move's own, through the plan from 0. The scene is borrowed and has to outlive what is given. Errors are
/// the plan's (GW-3…), with their places. Any thread.
Result<CompiledMove> compileMove(const MoveScene& scene, int number, const MoveStep& step);

} // namespace godwit::core
