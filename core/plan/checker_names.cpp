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

} // namespace godwit::core
