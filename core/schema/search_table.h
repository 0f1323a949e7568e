// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// The table or view that a full-text table indexes without keeping its text (`content='notes'`); empty: it is none such.
[[nodiscard]] QString indexedTable(const Table& table);

/// True for such a table. Its rows are nobody's to move: it is made when what it speaks of is there under its final name,
/// and rebuilt from that.
[[nodiscard]] bool indexesOtherTable(const Table& table);

/// Modules of SQLite's own that a target's schema may use in CREATE VIRTUAL TABLE.
[[nodiscard]] bool isKnownModule(QStringView module);

/// True for such a table, and for what it keeps for itself (its shadow tables): all are made at the cut-over. `tables`: of the
/// target.
[[nodiscard]] bool comesWithCutover(const Table& table, const QList<Table>& tables);

} // namespace godwit::core
