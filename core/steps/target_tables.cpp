// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/target_tables.h"

#include "core/move/work_tables.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Status createTargetTables(Database& work, const Catalog& target, const Staging& staging)
{
    GODWIT_CHECK(WorkTables::create(work));
    for (const Table& table : target.tables) {
        if (table.isShadow || indexesOtherTable(table))
            continue; // made by its module; made at the cut-over, when what it speaks of has its final name
        GODWIT_TRY(const qint64 exists,
                   work.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = ? COLLATE NOCASE"),
                                {Value::ofText(staging.physicalName(table.name))}));
        if (exists == 0)
            GODWIT_CHECK(work.execute(staging.createTable(table)));
    }
    return {};
}

QStringList accountedTables(const Catalog& source, const Catalog& target, const Staging& staging)
{
    QStringList names;
    for (const Table& table : source.tables)
        names.append(table.name);
    for (const Table& table : target.tables)
        names.append(staging.physicalName(table.name));
    return names;
}

Status showStagedTables(Database& after, const Catalog& target, const Staging& staging)
{
    for (const Table& table : target.tables) {
        if (!staging.isStaged(table.name) || table.isShadow || indexesOtherTable(table))
            continue;
        GODWIT_CHECK(after.execute(QStringLiteral("CREATE TEMP VIEW %1 AS SELECT %2 FROM main.%3")
                                       .arg(quoted(table.name), quotedList(table.columnNames()),
                                            quoted(staging.physicalName(table.name)))));
    }
    return {};
}

Status showTargetViews(Database& after, const Catalog& target)
{
    const qsizetype head = static_cast<qsizetype>(qstrlen("CREATE VIEW")); // so SQLite stores what it made
    for (const SchemaObject& view : target.views)
        GODWIT_CHECK(after.execute(QString(view.sql).replace(0, head, QStringLiteral("CREATE TEMP VIEW"))));
    return {};
}

} // namespace godwit::core
