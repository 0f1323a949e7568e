// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/key_check.h"

#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool holds(const QStringList& names, const QStringList& all)
{
    return std::all_of(all.begin(), all.end(),
                       [&](const QString& one) { return names.contains(one, Qt::CaseInsensitive); });
}

/// Columns that no two rows of the table share, without asking its rows.
bool isUniqueByItself(const Table& table, const QStringList& key)
{
    return (!table.primaryKey().isEmpty() && holds(key, table.primaryKey())) ||
           std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
               return index.isUnique && !index.isPartial && !index.columns.contains(QString()) &&
                      holds(key, index.columns);
           });
}

} // namespace

Status refuseSharedKeys(Database& work, const MoveScene& scene, const MoveStep& step)
{
    if (step.key.isEmpty() || !step.query.isEmpty())
        return {};
    const QString schema = schemaOf(scene.plan, scene.source, step.from);
    const auto further = scene.further.constFind(foldedName(step.from));
    const Table* const table =
        further == scene.further.constEnd() ? scene.source.table(step.from) : &*further;
    if (!table || isUniqueByItself(*table, step.key))
        return {};
    QStringList columns;
    QStringList conditions;
    for (const QString& part : step.key) {
        columns += quoted(part);
        conditions += quoted(part) + QStringLiteral(" IS NOT NULL");
    }
    const SqlBounds bounds(work, scene.limits.valueBytes, scene.limits.queryMs);
    GODWIT_TRY(
        const auto shared,
        work.rows(
            QStringLiteral(
                "SELECT count(*), %1 FROM %2 WHERE %3 GROUP BY %1 HAVING count(*) > 1 ORDER BY %1 LIMIT 1")
                .arg(columns.join(QStringLiteral(", ")),
                     quoted(schema.isEmpty() ? QStringLiteral("main") : schema, table->name),
                     conditions.join(QStringLiteral(" AND ")))));
    if (shared.empty())
        return {};
    const Row& first = shared.front();
    QStringList values;
    for (size_t part = 1; part < first.size(); ++part)
        values += QStringLiteral("%1 = %2").arg(step.key[static_cast<qsizetype>(part) - 1],
                                                first[part].toLiteral());
    return Error(ErrorCode::PlanReference,
                 QStringLiteral(
                     "%1: “key” does not tell the rows of %2 apart: %3 of them have %4. Nothing was moved.")
                     .arg(titleOf(step), step.from, QString::number(first[0].integer),
                          values.join(QStringLiteral(", "))))
        .withNext(QStringLiteral("Name columns in “key” that no two rows share, leave “key” out, or mend the "
                                 "rows in the application."));
}

} // namespace godwit::core
