// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

#include <QHash>

namespace godwit::core {

/// True if the SQLite that this process uses has the session extension. It is looked for when the program runs: nothing is
/// linked against it.
[[nodiscard]] bool hasChangesets();

struct Changeset
{
    QByteArray bytes;             ///< for sqlite3changeset_apply on a database that holds what `before` holds
    QHash<QString, qint64> rows;  ///< by table, of those that have any
};

/// What leads from the attached schema `before` to the connection's main file, for these tables; all in memory. The
/// extension sees no rows of tables without a primary key, none with NULL in the key, and no difference that a column's
/// collation ignores: compare `rows`. A table that it refuses is not in it. SqlFailed where there is no such extension.
Result<Changeset> changesetSince(Database& database, const QString& before, const QStringList& tables);

} // namespace godwit::core
