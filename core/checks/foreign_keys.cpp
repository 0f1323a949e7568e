// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/foreign_keys.h"

#include "core/checks/figures.h"
#include "core/checks/orphan_query.h"
#include "core/sqlite/quoting.h"

#include <QMap>

namespace godwit::core {

namespace {

const QString kMain = QStringLiteral("main");

/// As the PRAGMA names a key: by its place, counted from the last one in the text.
const ForeignKey* keyOf(const Table& table, qint64 id)
{
    const qint64 place = table.foreignKeys.size() - 1 - id;
    return place >= 0 && place < table.foreignKeys.size() ? &table.foreignKeys.at(place) : nullptr;
}

QString joinedCells(const Statement& row, int first, qsizetype count)
{
    QStringList cells;
    for (int column = first; column < first + count; ++column)
        cells.append(cellText(row, column));
    return cells.join(QStringLiteral(", "));
}

Status listOrphans(Database& database, const QString& tableName, qint64 id, QList<QStringList>& samples)
{
    GODWIT_TRY(const Catalog catalog, readCatalog(database));
    const Table* const table = catalog.table(tableName);
    const ForeignKey* const key = table ? keyOf(*table, id) : nullptr;
    if (!key)
        return Error(ErrorCode::CheckFailed, QStringLiteral("The foreign key is not found in the schema."));
    const QString from = orphansFrom(kMain, catalog.table(key->parent) ? kMain : QString(), *table, *key);
    const QStringList naming = namingColumns(*table);
    GODWIT_TRY(Statement rows, database.prepare(firstOrphans(from, naming, naming + key->columns)));
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        samples.append(
            {tableName, joinedCells(rows, 0, naming.size()), key->columns.join(QStringLiteral(", ")),
             joinedCells(rows, static_cast<int>(naming.size()), key->columns.size()), key->parent});
    }
}

} // namespace

Status checkForeignKeys(Database& database, const QString& table, IntegrityFindings& findings)
{
    QMap<qint64, QString> broken; // the parents of keys that are
    {
        GODWIT_TRY(auto statement,
                   database.prepare(QStringLiteral("PRAGMA main.foreign_key_check(%1)").arg(quoted(table))));
        while (true) {
            GODWIT_TRY(const bool hasRow, statement.step());
            if (!hasRow)
                break;
            const QString parent = statement.text(2);
            ++findings.foreignKeyViolations[table + QStringLiteral(" → ") + parent];
            broken.insert(statement.integer(3), parent);
        }
    }
    for (auto it = broken.cbegin(); it != broken.cend(); ++it) {
        const Status listed = listOrphans(database, table, it.key(), findings.samples);
        if (!listed && listed.error().isCancel())
            return listed;
        if (!listed) // counted they are; who they are may hang on a collation that only the application has
            findings.samples.append({table, QString(), QString(), QString(), it.value()});
    }
    return {};
}

} // namespace godwit::core
