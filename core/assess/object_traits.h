// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// "STRICT", "WITHOUT ROWID", "AUTOINCREMENT", "FTS5", "R-tree", "virtual: MODULE".
[[nodiscard]] QStringList traitsOf(const Table& table);
/// "unique", "partial", "expression", "of a constraint".
[[nodiscard]] QStringList traitsOf(const Index& index);

/// "person → people (id) ON DELETE CASCADE"
[[nodiscard]] QString keyText(const ForeignKey& key);

/// Columns that an index is made of, in the words of its definition: "project_id, due_date" or "(lower(name)) WHERE name <> ''".
[[nodiscard]] QString columnsText(const Index& index);

} // namespace godwit::core
