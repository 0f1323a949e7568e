// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/updater.h"

namespace godwit::core {

/// Copies a table's rows into the new table that is to take its place, inside the caller's transaction: columns of the same
/// name, bit by bit, those of the step's `columns` by their expressions, generated ones not at all. Row ids stay. A row that
/// is refused goes to quarantine and leaves the old table, with the rows that refer to it.
Status copyRows(const ChangeScene& scene, const RebuildStep& step, const Table& old, const Table& wanted, const QString& fresh,
                const CancelToken& cancel, const TellChange& tell, ChangeCursor& cursor);

} // namespace godwit::core
