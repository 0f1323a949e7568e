// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/blast_edges.h"

#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool forbids(const Table& child, const ForeignKey& key, bool cascades)
{
    if (!cascades)
        return true;
    if (key.onDelete == QStringLiteral("SET NULL"))
        return std::any_of(key.columns.begin(), key.columns.end(), [&](const QString& name) {
            const Column* const column = child.column(name);
            return !column || column->notNull || column->isGenerated;
        });
    return key.onDelete != QStringLiteral("CASCADE") && key.onDelete != QStringLiteral("SET DEFAULT");
}

} // namespace

QList<BlastEdge> edgesTo(const QString& parent, const QList<Table>& tables, bool cascades)
{
    QList<BlastEdge> edges;
    for (const Table& child : tables) {
        for (const ForeignKey& key : child.foreignKeys) {
            if (isSameName(key.parent, parent))
                edges.append({.child = child.name,
                              .parent = parent,
                              .key = key,
                              .rows = 0,
                              .forbids = forbids(child, key, cascades)});
        }
    }
    return edges;
}

} // namespace godwit::core
