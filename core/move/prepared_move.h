// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"

namespace godwit::core {

/// What is wrong with the SQL of one move, all of it, each with its place: it is compiled as for a run and
/// prepared on a connection to a work file without rows, piece by piece where the whole cannot be. Nothing of
/// the plan is run; what the move would make to read from is made without rows and gone again. The connection
/// has the plan's functions and references (openMoveSession). `number`: of the plan's moves, from 0.
[[nodiscard]] QList<Error> errorsOfMove(Database& work, const MoveScene& scene, int number, const Step& step);

} // namespace godwit::core
