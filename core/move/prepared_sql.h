// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// What SQLite said of one piece of a plan's SQL that was only prepared, as an error of the plan at the place
/// of that piece. A name that is not there is told with the nearest one that is: `columns` are those that the
/// piece could read, tables are those of the connection. `piece`: which one it is, such as "the column
/// “name”".
[[nodiscard]] Error refusedPiece(Database& database, const Position& at, const QString& piece,
                                 const Error& said, const QStringList& columns);

/// Lookups of a move that can find nothing: the keys of a map are texts, and what is looked up is a column that holds numbers
/// by its type. One sentence each, with its place.
[[nodiscard]] QStringList lookupsOfNumbers(const MoveStep& move, const Catalog& source);

/// The columns of a table or a view of the main schema; empty if there is none.
[[nodiscard]] QStringList columnsIn(Database& database, const QString& table);

} // namespace godwit::core
