// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Looks whether everything that a way back needs is what it was: snapshots (manifest, files, SHA-256, integrity, counts,
/// digests), rollback points, the audit chain. Changes nothing but the time of the last look.
Outcome verifyKept(RunState& state);

} // namespace godwit::core
