// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/sqlite/quoting.h"

/// What the tests of this room share: databases in memory, and tables as values.
namespace godwit::core {

inline Database memory(const QString& script)
{
    auto database = Database::openInMemory();
    if (const auto done = database->execute(script); !done)
        qFatal("%s", qPrintable(done.error().detail));
    return std::move(*database);
}

/// The columns of a table as the catalogue has them; the checks ask for no more of it.
inline Table tableOf(Database& database, const QString& name)
{
    Table table;
    table.name = name;
    const auto rows = database.rows(QStringLiteral("PRAGMA table_xinfo(%1)").arg(quoted(name)));
    for (const Row& row : *rows) {
        Column column;
        column.name = row.at(1).toString();
        column.declaredType = row.at(2).toString();
        column.keyPart = static_cast<int>(row.at(5).integer);
        column.isHidden = row.at(6).integer == 1;
        column.isGenerated = row.at(6).integer >= 2;
        table.columns.append(column);
    }
    return table;
}

inline QString series(int rows, const QString& expression)
{
    return QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT %2 FROM n")
        .arg(QString::number(rows), expression);
}

} // namespace godwit::core
