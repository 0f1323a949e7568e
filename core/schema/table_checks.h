// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// The conditions of a table's CHECKs as they are written, without their brackets. No PRAGMA of SQLite's tells them.
[[nodiscard]] QStringList checksOf(const Table& table);

/// SQL with one space between its words, comments left out and bare words in lower case: for comparing two texts that mean the
/// same. Not for running.
[[nodiscard]] QString plainSql(const QString& sql);

/// The module of a virtual table in lower case ("fts5"); empty: it is none.
[[nodiscard]] QString moduleOf(const Table& table);

} // namespace godwit::core
