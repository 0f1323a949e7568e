// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// The one point of no return: only when every phase is done; removes what the journal lists and nothing
/// else. Killed in between, the same command removes the rest. The worker thread, under the lease; an outcome
/// `waiting` with ConfirmationNeeded where the database's name was not typed.
Outcome finishRun(RunState& state, const FinishRequest& request);

/// Whether what is live can stand without what is kept: IntegrityFailed where it is damaged, and NotMigrated, unless answered, where
/// it is another file than the one that was migrated. Reads the whole file.
Status refuseLoss(RunState& state, const Answers& answers);

} // namespace godwit::core
