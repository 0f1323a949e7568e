// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

/// A live file that another program left in the middle of a write: a rollback journal that is to be played back lies beside
/// it, or a WAL whose content is not in the file yet. SQLite brings it to its last complete state as soon as somebody opens
/// it to write, and what was there before is gone then. So first the whole set is copied, then a person is asked, then it is
/// tried on another copy, and only then SQLite does it.
namespace godwit::core {

/// Nothing to recover is done, too. HeldOpen while a program has the file, OrphanSideFile where what lies beside it is of
/// another one, RecoveryUnconfirmed without a yes; DatabaseCorrupt where what SQLite makes of the copy is damaged: then the
/// live file was not touched. The worker thread; opens the database itself.
Outcome recoverLive(RunState& state, const RecoverRequest& request);

/// For who is asked: of the database that was to be recovered last.
Consequence recoveryConsequence(RunState& state);

} // namespace godwit::core
