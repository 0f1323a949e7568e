// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/table_renaming.h"

#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

/// The view or trigger that SQLite's message says it cannot rename past; with a view go the triggers on it. None: something
/// else is wrong.
Result<QList<SchemaObject>> brokenObjects(Database& work, const QString& message)
{
    GODWIT_TRY(const Catalog catalog, readCatalog(work));
    QList<SchemaObject> broken;
    for (const SchemaObject& object : catalog.views + catalog.triggers) {
        const QString named = QStringLiteral("error in %1 %2").arg(object.type, object.name);
        const bool isNamed = message.contains(named + u':') || message.contains(named + QStringLiteral(" after "));
        const bool isOnNamed = !broken.isEmpty() && isSameName(object.table, broken.first().name);
        if ((isNamed && broken.isEmpty()) || isOnNamed)
            broken.append(object);
    }
    return broken;
}

} // namespace

Status renameTable(Database& work, const QString& from, const QString& to, QList<SchemaObject>* aside)
{
    while (true) {
        const Status renamed =
            work.execute(QStringLiteral("ALTER TABLE main.%1 RENAME TO %2").arg(quoted(from), quoted(to)));
        if (renamed)
            return {};
        GODWIT_TRY(const QList<SchemaObject> broken, brokenObjects(work, renamed.error().what));
        if (broken.isEmpty())
            return renamed.error();
        GODWIT_CHECK(work.execute(QStringLiteral("DROP %1 main.%2").arg(broken.first().type, quoted(broken.first().name))));
        aside->append(broken);
    }
}

} // namespace godwit::core
