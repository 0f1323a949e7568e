// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

inline const QString kNewestSearch = QStringLiteral("fts5");

/// The statement that has a full-text index check itself, with the text that it is of. `module`: "fts5", "fts4" or "fts3".
[[nodiscard]] QString searchCheck(const QString& schema, const QString& table, const QString& module);

/// That check, of a table in a file that is only read. It needs a connection that may write: it runs on a copy of the index's
/// tables, in a temporary database of a connection of its own, which SQLite keeps in a file that goes by itself. What the index
/// is over is read where it is. `definition`: the table's CREATE VIRTUAL TABLE.
Status checkSearchIndex(Database& database, const QString& table, const QString& definition, const QString& module);

} // namespace godwit::core
