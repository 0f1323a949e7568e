// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// ALTER TABLE … RENAME, inside the caller's transaction. References to the table follow. Views and triggers that SQLite cannot
/// rename past, because they speak of something that is not there, are dropped and added to `aside` with their text as it is:
/// they were broken before, and must not stop anything now. Needs `PRAGMA legacy_alter_table = OFF`.
Status renameTable(Database& work, const QString& from, const QString& to, QList<SchemaObject>* aside);

} // namespace godwit::core
