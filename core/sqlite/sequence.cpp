// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/sequence.h"

#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

Result<qint64> sequenceOf(Database& database, const QString& table, const QString& schema)
{
    GODWIT_TRY(const qint64 exists,
               database.integer(
                   QStringLiteral("SELECT count(*) FROM %1.sqlite_schema WHERE name = 'sqlite_sequence'")
                       .arg(quoted(schema))));
    if (exists == 0)
        return 0;
    return database.integer(
        QStringLiteral("SELECT max(seq) FROM %1.sqlite_sequence WHERE name = ? COLLATE NOCASE")
            .arg(quoted(schema)),
        {Value::ofText(table)});
}

Status raiseSequence(Database& database, const QString& table, qint64 atLeast)
{
    GODWIT_TRY(const qint64 now, sequenceOf(database, table));
    GODWIT_CHECK(database.execute(QStringLiteral("DELETE FROM sqlite_sequence WHERE name = ? COLLATE NOCASE"),
                                  {Value::ofText(table)}));
    return database.execute(QStringLiteral("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"),
                            {Value::ofText(table), Value::ofInteger(std::max(atLeast, now))});
}

} // namespace godwit::core
