// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "tests/faults/support/sandbox.h"

namespace godwit::faults {

/// Makes app.db, new, as a table wants it.
void makeDatabase(const Sandbox& sandbox, const SweepTable& table);
/// Changes a file beside it as a person would.
void editByHand(const Sandbox& sandbox, const HandEdit& edit);

/// SQL on app.db by a connection that is killed before it commits: the file is as far as SQLite wrote it, and the rollback
/// journal lies beside it.
void leaveUnended(const Sandbox& sandbox, const QString& sql);

/// SQL on app.db by a connection of its own.
void writeAsTheApplication(const Sandbox& sandbox, const QString& sql);

} // namespace godwit::faults
