// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Looks whether everything that a way back needs is what it was: snapshots in four stages, rollback points, the kept
/// original, the audit chain, the journal. A quick look reads no large file. Changes nothing but the time of the last full
/// look, and writes itself into the audit log where it may.
Outcome verifyKept(RunState& state, const VerifyRequest& request);

/// The chain of the audit log alone, with what the manifests and the journal remember of it; done where there is none yet.
Status proveAuditLog(RunState& state);

} // namespace godwit::core
