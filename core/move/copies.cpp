// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/copies.h"

#include "core/move/constraint_cause.h"
#include "core/move/sound_rows.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

/// A new table without types, with the rows of a SELECT.
Status createUntyped(Database& database, const CompiledMove& move, const QString& schema,
                     const CopyStatement& copy)
{
    QStringList names;
    {
        GODWIT_TRY(const Statement columns,
                   database.prepare(QStringLiteral("SELECT * FROM (%1)").arg(copy.sql)));
        for (int column = 0; column < columns.columnCount(); ++column)
            names += columns.columnName(column);
    }
    const QString table = quoted(schema, copy.into);
    GODWIT_CHECK(database.execute(QStringLiteral("CREATE TABLE %1 (%2)").arg(table, quotedList(names))));
    GODWIT_TRY(Statement insert, database.prepare(QStringLiteral("INSERT INTO %1 %2").arg(table, copy.sql)));
    move.bind(insert);
    return insert.run();
}

Status makeOne(Database& database, const CompiledMove& move, const QString& schema, const CopyStatement& copy)
{
    if (!copy.into.isEmpty())
        return createUntyped(database, move, schema, copy);
    // Queries were prepared under the guard before; values that are put beside each row stand in an
    // INSERT.
    std::optional<Guard> guard;
    if (copy.sql.startsWith(QStringLiteral("INSERT")) && schema == QStringLiteral("main"))
        guard.emplace(database, move.copies);
    GODWIT_TRY(Statement statement, database.prepare(copy.sql));
    move.bind(statement);
    return statement.run();
}

Status makeIn(Database& database, const CompiledMove& move, const QString& schema)
{
    for (const CopyStatement& copy : move.materialise) {
        const SqlBounds bounds(database, move.limits.valueBytes, move.limits.queryMs);
        if (const Status made = makeOne(database, move, schema, copy); !made)
            GODWIT_CHECK(copyAllButFailing(database, move, schema, copy, made.error()));
    }
    return {};
}

/// A table of the main schema that the move's SELECTs read is read from another one.
void changeSchema(CompiledMove& move, const QString& table, const QString& schema)
{
    for (ReadStretch& stretch : move.stretches) {
        for (QString* const sql : {&stretch.fromStart, &stretch.goOn, &stretch.list, &stretch.at,
                                   &stretch.locate, &stretch.locateFirst, &stretch.locateAt})
            sql->replace(QStringLiteral("main.") + quoted(table), schema + u'.' + quoted(table));
    }
}

} // namespace

Status copyAllButFailing(Database& database, const CompiledMove& move, const QString& schema, const CopyStatement& copy,
                         const Error& said)
{
    const QString start = QStringLiteral("CREATE TABLE %1.%2 AS ").arg(schema, quoted(move.rowsTable));
    const bool findsThem = findsRows(move) && (copy.into == move.rowsTable || copy.sql.startsWith(start));
    if (!isOfRow(said) || !findsThem)
        return said;
    GODWIT_CHECK(database.execute(QStringLiteral("DROP TABLE IF EXISTS %1.%2").arg(schema, quoted(move.rowsTable))));
    return copySoundRows(database, move, schema, copy, said);
}

Status makeCopies(Database& work, const CompiledMove& move)
{
    return makeIn(work, move, QStringLiteral("main"));
}

CompiledMove withTemporaryCopies(CompiledMove move)
{
    for (const QString& copy : std::as_const(move.copies)) {
        for (const QString& name : {copy, copy + QStringLiteral("_row")}) { // with its index
            for (CopyStatement& statement : move.materialise)
                statement.sql.replace(QStringLiteral("main.") + quoted(name),
                                      QStringLiteral("temp.") + quoted(name));
            changeSchema(move, name, QStringLiteral("temp"));
        }
    }
    return move;
}

bool readFrom(const QString& schema, CompiledMove& move)
{
    if (!move.joins.isEmpty() || !move.copies.isEmpty())
        return false;
    changeSchema(move, move.rowsTable, quoted(schema));
    return true;
}

Status makeTemporaryCopies(Database& database, const CompiledMove& move)
{
    for (const QString& copy : move.copies)
        GODWIT_CHECK(database.execute(QStringLiteral("DROP TABLE IF EXISTS temp.%1").arg(quoted(copy))));
    return makeIn(database, move, QStringLiteral("temp"));
}

} // namespace godwit::core
