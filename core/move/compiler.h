// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/result.h"

namespace godwit::core {

Result<CompiledMove> compileMove(const MoveScene& scene, int number, const MoveStep& step);

} // namespace godwit::core
