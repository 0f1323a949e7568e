// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"

namespace godwit::core {

/// An INSERT into a table of the work file with a mark a column.
[[nodiscard]] QString insertText(const QString& table, const QStringList& columns);

/// Writes the SQL of the stage of a grouped or made-unique move into it: the stage itself, its groups, and
/// the order in which names are given.
void writeStage(const Table& target, CompiledMove& move);

} // namespace godwit::core
