// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/further_sources.h"

namespace godwit::core {

FurtherSources furtherSourcesOf(Database& database, const Plan& plan)
{
    FurtherSources all;
    for (const auto& [schema, file] : plan.source.attach) {
        const auto catalog = readCatalog(database, schema);
        for (const Table& table : catalog ? catalog->tables : QList<Table>()) {
            if (!table.isShadow)
                all.append({.schema = schema, .table = table});
        }
    }
    return all;
}

Catalog withFurther(const Catalog& source, const FurtherSources& further)
{
    Catalog all = source;
    for (const FurtherSource& one : further) {
        Table table = one.table;
        table.name = one.name();
        all.tables.append(table);
    }
    return all;
}

} // namespace godwit::core
