// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// Makes the tables, indexes and views of a catalogue in a schema of a connection, without a row: for
/// preparing SQL that speaks of them. A table that cannot be made as it is, for want of a function or a
/// module that only the application has, is made with its columns and its key alone. Gives the names of what
/// could not be made at all.
[[nodiscard]] QStringList makeEmptyTables(Database& database, const Catalog& catalog,
                                          const QString& schema = QStringLiteral("main"));

} // namespace godwit::core
