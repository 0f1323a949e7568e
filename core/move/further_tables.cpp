// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/further_tables.h"

#include "core/move/compiled_move.h"
#include "core/plan/plan_moves.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool isCompound(const QList<SqlWord>& words)
{
    return std::any_of(words.begin(), words.end(), [](const SqlWord& word) {
        return word.is(u"union") || word.is(u"except") || word.is(u"intersect");
    });
}

/// Its columns' types decide how values compare in the copy that is read. ANY would convert texts there.
Result<Table> viewAsTable(Database& work, const QString& name, bool isTyped)
{
    Table table;
    table.name = name;
    table.isWithoutRowid = true;
    GODWIT_TRY(const auto columns, work.rows(QStringLiteral("SELECT name, type FROM pragma_table_info(?) ORDER BY cid"),
                                             {Value::ofText(name)}));
    for (const Row& row : columns) {
        Column column;
        column.name = row[0].toString();
        column.declaredType = !isTyped || isSameName(row[1].toString(), u"ANY") ? QString() : row[1].toString();
        table.columns.append(column);
    }
    return table;
}

} // namespace

bool mixesTypes(const Catalog& source, const QString& query)
{
    const QList<SqlWord> words = sqlWords(query);
    const bool readsView = std::any_of(source.views.begin(), source.views.end(), [&](const SchemaObject& view) {
        return std::any_of(words.begin(), words.end(), [&](const SqlWord& word) { return word.isName() && isSameName(word.text, view.name); });
    });
    return isCompound(words) || (readsView && std::any_of(source.views.begin(), source.views.end(), [](const SchemaObject& view) {
                                     return isCompound(sqlWords(view.sql));
                                 }));
}

QString schemaOf(const Plan& plan, const Catalog& source, const QString& from)
{
    if (source.table(from))
        return {};
    const QString schema = from.section(u'.', 0, 0);
    const auto& further = plan.source.attach;
    const bool isFurther = from.contains(u'.') && std::any_of(further.begin(), further.end(), [&](const auto& database) {
                               return isSameName(database.first, schema);
                           });
    return isFurther ? schema : QString();
}

Result<FurtherTables> readFurtherTables(Database& work, const Plan& plan, const Catalog& source)
{
    FurtherTables tables;
    QHash<QString, Catalog> catalogs;
    for (const MoveStep* const move : movesOf(plan)) {
        const QString name = accountedTable(*move);
        if (name.isEmpty() || source.table(name) || tables.contains(foldedName(name)))
            continue;
        const QString schema = schemaOf(plan, source, name);
        if (!schema.isEmpty()) {
            if (!catalogs.contains(foldedName(schema))) {
                GODWIT_TRY(const Catalog catalog, readCatalog(work, schema));
                catalogs.insert(foldedName(schema), catalog);
            }
            if (const Table* const table = catalogs[foldedName(schema)].table(name.section(u'.', 1)))
                tables.insert(foldedName(name), *table);
            continue;
        }
        for (const SchemaObject& view : source.views) {
            if (!isSameName(view.name, name) || !move->query.isEmpty())
                continue;
            GODWIT_TRY(const Table table, viewAsTable(work, view.name, !mixesTypes(source, view.sql + u' ' + view.name)));
            tables.insert(foldedName(name), table);
        }
    }
    return tables;
}

} // namespace godwit::core
