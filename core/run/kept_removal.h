// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// What finish removes, that is still there.
Result<QStringList> keptFiles(RunState& state);
/// Journal first, then files: a killed finish leaves files that the journal still lists, and nothing that it vouches for.
Status removeWhatWasKept(RunState& state);

} // namespace godwit::core
