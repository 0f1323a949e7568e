// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/move/updater.h"

namespace godwit::core {

/// Runs a delete to its end, from where its cursor stands, batch by batch. Listing lists the rows that the
/// rule takes, and what refers to them, which `tellRadius` hears before anything is deleted; StillReferenced,
/// and all as it was, if rows refer to them that the step does not take along. Reading sets references of
/// rows that stay; Applying deletes, children first. ON DELETE is applied by these statements of ours while
/// foreign keys are off: SQLite would follow the old version's tables too, whose rows are still to be read.
Result<ChangeCursor> runDelete(const ChangeScene& scene, const DeleteStep& step, const CancelToken& cancel,
                               const std::function<Status(const CheckResult&)>& tellRadius,
                               const TellChange& tell);

} // namespace godwit::core
