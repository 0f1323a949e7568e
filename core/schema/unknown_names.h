// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// A name in a database's schema that SQLite here does not know: the application brings it.
struct UnknownName
{
    enum class Kind { Module, Collation, Function };
    Kind kind = Kind::Function;
    QString name;
    QString object; ///< "the view names", "the index notes_body"
};

/// Modules of virtual tables, collations and functions that the schema's texts name and that this connection lacks, each
/// once an object. `declared` are collations that the plan says something about. Functions are found by the texts of indexes,
/// CHECKs, generated columns, defaults, views and triggers, not by running them. Needs a connection without functions of ours.
Result<QList<UnknownName>> unknownNames(Database& database, const QStringList& declared);

/// Names that a CREATE statement calls, or needs for the operator REGEXP. Tables, types and common table expressions that stand
/// before a bracket are none.
[[nodiscard]] QStringList calledBySchema(const QString& createSql);

} // namespace godwit::core
