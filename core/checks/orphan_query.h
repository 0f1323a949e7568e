// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

#include <QHash>

namespace godwit::core {

/// ` FROM child AS c … WHERE …` that gives the rows of a table whose foreign key names no row of its parent,
/// as SQLite compares them. `parentSchema` is null where there is no parent table: then it gives all rows
/// with the key.
[[nodiscard]] QString orphansFrom(const QString& childSchema, const QString& parentSchema, const Table& table,
                                  const ForeignKey& key);

/// The same as a condition on a row of the child, by the tables' own names: true for a row that names no row of its parent.
[[nodiscard]] QString isOrphan(const Table& table, const ForeignKey& key);

/// `c."column"`
[[nodiscard]] QString ofChild(const QString& column);

/// The first kSampleRows rows of what `orphansFrom` gives: these columns of the child, in the order of those
/// that name it.
[[nodiscard]] QString firstOrphans(const QString& from, const QStringList& naming,
                                   const QStringList& columns);

/// What names a row to a person: its primary key, else its rowid, else nothing.
[[nodiscard]] QStringList namingColumns(const Table& table);

/// What SQLite's own check counts in one table: rows that refer to nothing, by "child → parent"; −1, under
/// the child's name alone, where it cannot check a key.
Result<QHash<QString, qint64>> orphansOf(Database& database, const QString& table);

} // namespace godwit::core
