// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/integrity.h"

namespace godwit::core {

/// SQLite's foreign_key_check of one table: counts by "child → parent", and of each key the first rows that
/// refer to nothing, each with its own key and what it refers by.
Status checkForeignKeys(Database& database, const QString& table, IntegrityFindings& findings);

} // namespace godwit::core
