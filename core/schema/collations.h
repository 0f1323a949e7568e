// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/schema/sql_tokens.h"

namespace godwit::core {

/// The collations that a table's definition gives its columns: folded column → collation as it is written. No PRAGMA of
/// SQLite's tells them.
[[nodiscard]] NameMap collationsOf(const Table& table);

} // namespace godwit::core
