// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace godwit::core {

/// What *before* means to queries of the plan: the original's snapshot, or, where rows of it were edited in quarantine and
/// moved so, a copy of it in the run's folder that holds the edited rows. Else every comparison would find the edits and
/// take them for faults. The copy is made when it is first asked for, and anew when other edits are in effect; it goes
/// with the work file's other copies. Gives the path.
Result<QString> sourceToCompare(StepContext& context);

} // namespace godwit::core
