// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/repairs.h"
#include "core/steps/step.h"

namespace godwit::core {

/// What *before* means to queries of the plan: the original's snapshot, or, where rows of it were edited in quarantine and
/// moved so, a copy of it in the run's folder that holds the edited rows. Else every comparison would find the edits and
/// take them for faults. The copy is made when it is first asked for, and anew when other edits are in effect; it goes
/// with the work file's other copies. Gives the path.
Result<QString> sourceToCompare(StepContext& context);

// A further database is never written, and neither is its snapshot: where rows of it were edited in
// quarantine, a copy of the snapshot holds the edited rows, and is read in its place by everything, moves
// too.

/// The file to attach for a further database, whose snapshot this is.
Result<QString> furtherToRead(StepContext& context, const QString& name, const QString& snapshot);
/// When a phase begins, once its fact says with which edits: the copies with these. `work` has other files
/// attached afterwards; no statement may be open on it, nor a transaction.
Result<RepairReport> mendFurther(Database& work, StepContext& context);
/// The rows that the copies hold edited.
Result<QList<RepairedRow>> repairedFurther(StepContext& context);

} // namespace godwit::core
