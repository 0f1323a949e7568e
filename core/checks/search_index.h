// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// FTS5's own integrity-check, with the text that the index is of, of a table in a file that is only read. The check
/// needs a connection that may write: it runs on a copy of the index's tables, in a temporary database of a connection of
/// its own, which SQLite keeps in a file that goes by itself. What the index is over is read where it is.
/// `definition`: the table's CREATE VIRTUAL TABLE.
Status checkSearchIndex(Database& database, const QString& table, const QString& definition);

} // namespace godwit::core
