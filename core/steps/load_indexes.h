// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/steps/step.h"

/// The indexes of tables that moves fill: when each is made. On the worker thread; `work` is the open work
/// file.
namespace godwit::core {

/// Before a move's first row: UNIQUE indexes, so that a row that breaks one goes to quarantine; and those
/// that the order of reading fills from their end, which costs the writer less than to sort the same values
/// afterwards.
Status createIndexesBeforeRows(Database& work, const CompiledMove& move, const StepContext& context);

/// All others of the tables that the phase's moves filled, when the rows are there. Each in a transaction of
/// its own, which a cancel undoes. Safe to repeat.
Status createIndexesAfterRows(Database& work, StepContext& context);

/// True if the values of the target's column rise with the order in which the move reads: the source's key,
/// or a constant before it. Only a guess at speed follows from it.
[[nodiscard]] bool risesWithReading(const CompiledMove& move, const QString& column);

} // namespace godwit::core
