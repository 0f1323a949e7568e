// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Collects what the journal, the workspace and the plan say of the run, and writes the bundle where it is
/// asked for. The audit log gets its SHA-256, so that a bundle can be told from one made by somebody else.
Outcome writeEvidenceFile(RunState& state, const EvidenceRequest& request);

} // namespace godwit::core
