// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/result.h"

namespace godwit::core {

/// Before a move's first row: PlanReference where two rows of its source share what `key` calls their key,
/// since a reference would find one of them. Keys with a NULL part do not count: nothing refers to them. Asks
/// the table only where no unique index of it answers. `work` has the further databases attached.
Status refuseSharedKeys(Database& work, const MoveScene& scene, const MoveStep& step);

} // namespace godwit::core
