// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// That another database has the live file's place: one that can be read, and that is neither what the cut-over put there
/// (NotMigrated) nor, before it, what the run's snapshot was taken of (SchemaDiffers). What it lacks, and the line that brings back
/// what was there. Goes by tables and columns; not asked while somebody works on the migration.
std::optional<Error> otherLive(RunState& state);
/// A line of the command line about this database, to be pasted into a shell: the verb, the database, the options, and where
/// the workspace lies if that is not beside it.
[[nodiscard]] QString commandOn(const RunState& state, const QString& verb, const QStringList& options);

} // namespace godwit::core
