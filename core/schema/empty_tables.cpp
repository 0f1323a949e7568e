// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/empty_tables.h"

#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

/// A CREATE statement as SQLite keeps it: what is made stands right behind these words.
QString withSchema(const QString& createSql, const QString& schema)
{
    for (const char* const words : {"CREATE TABLE ", "CREATE VIRTUAL TABLE ", "CREATE VIEW ", "CREATE INDEX ",
                                    "CREATE UNIQUE INDEX "}) {
        const QLatin1StringView start(words);
        if (createSql.startsWith(start, Qt::CaseInsensitive))
            return QString(createSql).insert(start.size(), quoted(schema) + u'.');
    }
    return createSql;
}

/// Types decide nothing of whether SQL can be prepared.
QString plainDefinition(const Table& table, const QString& schema)
{
    QStringList parts;
    for (const Column& column : table.columns)
        parts += quoted(column.name);
    if (const QStringList key = table.primaryKey(); !key.isEmpty())
        parts += QStringLiteral("PRIMARY KEY (%1)").arg(quotedList(key));
    return QStringLiteral("CREATE TABLE %1 (%2)%3")
        .arg(quoted(schema, table.name), parts.join(QStringLiteral(", ")),
             table.isWithoutRowid ? QStringLiteral(" WITHOUT ROWID") : QString());
}

} // namespace

QStringList makeEmptyTables(Database& database, const Catalog& catalog, const QString& schema)
{
    QStringList notMade;
    for (const bool isShadow : {false, true}) { // those of a module that is here are there by then
        for (const Table& table : catalog.tables) {
            if (table.isShadow != isShadow)
                continue;
            const auto exists = database.integer(
                QStringLiteral("SELECT count(*) FROM %1.sqlite_schema WHERE name = ? COLLATE NOCASE").arg(quoted(schema)),
                {Value::ofText(table.name)});
            const bool isThere = exists && *exists > 0;
            if (!isThere && !database.execute(withSchema(table.sql, schema)) &&
                !database.execute(plainDefinition(table, schema)))
                notMade += table.name;
        }
    }
    for (const Table& table : catalog.tables) {
        for (const Index& index : table.indexes) {
            if (!index.sql.isEmpty())
                (void)database.execute(withSchema(index.sql, schema)); // SQL that names it says what it lacks
        }
    }
    for (const SchemaObject& view : catalog.views) {
        if (!database.execute(withSchema(view.sql, schema)))
            notMade += view.name;
    }
    return notMade;
}

} // namespace godwit::core
