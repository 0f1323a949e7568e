// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"
#include "core/safety/live_lock.h"

/// The journal mode that a lock of ours has taken from the live file: in the journal (a fact of the run) before the file is
/// changed, until the file has it back or another one has its place. A program that is killed in between leaves both, and
/// the next start puts back what the journal says that we took, and nothing else: a mode that the user chose is his.
namespace godwit::core {

/// For a lock of the live file. The journal outlives the lock.
[[nodiscard]] NoteMode noteSwitchedMode(Repository& journal, qint64 run, const QString& live);

/// True if the journal says so of the file that has this name now.
Result<bool> isModeSwitched(Repository& journal, qint64 run, const QString& live);

/// At a start, with the lease: puts the mode back, which also takes away the rollback journal that a killed switch left.
/// True if there was something to put back. Where another program has the file, an error, and the next start tries again.
Result<bool> giveBackMode(Repository& journal, qint64 run, const QString& live);

/// A swap gave the live file its mode.
Status forgetSwitchedMode(Repository& journal, qint64 run);

} // namespace godwit::core
