// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"

namespace godwit::core {

/// What is wrong with the SQL of an `update`, `delete`, `rebuild` or `sql` step, each with its place; of a
/// script the first statement that cannot be prepared. As errorsOfMove: the scene is that of a work file
/// without rows, and nothing of the plan is run.
[[nodiscard]] QList<Error> errorsOfChange(const ChangeScene& scene, const Step& step);

} // namespace godwit::core
