// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"
#include "core/schema/staging.h"

namespace godwit::core {

void checkReservedNames(const Catalog& catalog, const QString& whose, ErrorCode code, const Position& at, QList<Error>& errors)
{
    QStringList names = tableNames(catalog);
    for (const Table& table : catalog.tables) {
        for (const Index& index : table.indexes)
            names.append(index.name);
    }
    for (const SchemaObject& object : catalog.views + catalog.triggers)
        names.append(object.name);
    const QString prefix = QLatin1String(kReservedPrefix);
    for (const QString& name : std::as_const(names)) {
        if (name.startsWith(prefix, Qt::CaseInsensitive))
            addError(errors, code, at,
                     QStringLiteral("%1 has %2; names that begin with %3 are Godwit's own in the work file, and what is called so goes.")
                         .arg(whose, named(name), prefix));
    }
}

void checkKeptNames(const Plan& plan, const Catalog& source, const Catalog& target, QList<Error>& errors)
{
    QStringList made;
    for (const Table& table : target.tables) {
        for (const Index& index : table.indexes)
            made.append(index.sql.isNull() ? QString() : index.name);
    }
    for (const SchemaObject& trigger : target.triggers)
        made.append(trigger.name);
    made.removeAll(QString());
    const auto check = [&](const QString& kind, const QString& name, const QString& table) {
        if (containsName(plan.target.keep, table) && containsName(made, name))
            addError(errors, ErrorCode::SchemaDiffers, plan.target.at,
                     QStringLiteral("the kept table %1 has the %2 %3, and the target's schema makes another object of that name.")
                         .arg(named(table), kind, named(name)));
    };
    for (const Table& table : source.tables) {
        for (const Index& index : table.indexes)
            check(QStringLiteral("index"), index.name, table.name);
    }
    for (const SchemaObject& trigger : source.triggers)
        check(QStringLiteral("trigger"), trigger.name, trigger.table);
}

} // namespace godwit::core
