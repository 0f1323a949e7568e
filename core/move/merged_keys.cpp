// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/merged_keys.h"

#include "core/move/change_scene.h"
#include "core/move/compiler.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Result<std::optional<MergedKeys>> MergedKeys::of(const MoveScene& scene, int number,
                                                 const QStringList& columns)
{
    const MoveStep& step = *movesOf(scene.plan)[number];
    if (!step.group)
        return std::optional<MergedKeys>();
    GODWIT_TRY(const CompiledMove move, compileMove(scene, number, step));
    if (move.sourceTable.isEmpty() || move.hasSeveral || !move.copies.isEmpty())
        return std::optional<MergedKeys>();
    const Table& target = *scene.target.table(step.into);
    QStringList names;
    QStringList types;
    QStringList terms;
    QStringList same;
    for (const QString& column : columns) {
        const Column* const known = target.column(column);
        const qsizetype at = known ? move.targetColumns.indexOf(known->name) : -1;
        if (at < 0)
            return std::optional<MergedKeys>(); // SQLite gives its value
        names += QStringLiteral("k%1").arg(names.size());
        types += names.last() + u' ' + plainType(target, known->name);
        terms += move.expressions[at];
        same += names.last() + QStringLiteral(" = ?");
    }
    MergedKeys keys;
    keys.m_table = move.reserved(QStringLiteral("merged")) + u'_' + columns.join(u'_');
    keys.m_columns = types.join(QStringLiteral(", "));
    keys.m_names = names.join(QStringLiteral(", "));
    // In queries of their own: the plan's expressions name columns of the source alone.
    const QString entry =
        QStringLiteral(
            "FROM main._godwit_lineage AS l WHERE l.source = (SELECT o.id FROM main._godwit_source AS o"
            " WHERE o.name = %1) AND l.move = %2 AND l.disposition = 1")
            .arg(quotedText(move.sourceTable), QString::number(number));
    const QString rowId = quoted(move.rowsAlias) + u'.' + quoted(move.rowidName);
    keys.m_fill =
        QStringLiteral(
            "INSERT INTO temp.%1 SELECT %2, (SELECT l.target_key %3 AND l.row_id = %4) FROM main.%5 AS %6"
            " WHERE %4 IN (SELECT l.row_id %3)")
            .arg(quoted(keys.m_table), terms.join(QStringLiteral(", ")), entry, rowId, quoted(move.rowsTable),
                 quoted(move.rowsAlias));
    keys.m_find = QStringLiteral("SELECT target_key FROM temp.%1 WHERE %2 LIMIT 1")
                      .arg(quoted(keys.m_table), same.join(QStringLiteral(" AND ")));
    keys.m_parameters = move.parameters;
    return std::optional(std::move(keys));
}

Result<std::optional<MergedKeys::Found>> MergedKeys::find(Database& work, const Row& key) const
{
    GODWIT_CHECK(make(work));
    GODWIT_TRY(const auto rows, work.rows(m_find, key));
    if (rows.empty())
        return std::optional<Found>();
    const Value& into = rows.front().front();
    return std::optional(Found{.into = into.isNull() ? QString() : into.toKeyText()});
}

/// Once for a connection; an undone transaction takes it back.
Status MergedKeys::make(Database& work) const
{
    GODWIT_TRY(const qint64 exists,
               work.integer(QStringLiteral("SELECT count(*) FROM temp.sqlite_schema WHERE name = ?"),
                            {Value::ofText(m_table)}));
    if (exists > 0)
        return {};
    GODWIT_CHECK(work.execute(
        QStringLiteral("CREATE TEMP TABLE %1 (%2, target_key)").arg(quoted(m_table), m_columns)));
    GODWIT_TRY(Statement fill, work.prepare(m_fill));
    for (auto it = m_parameters.constBegin(); it != m_parameters.constEnd(); ++it)
        fill.bindNamed(it.key(), Value::ofText(it.value()));
    GODWIT_CHECK(fill.run());
    return work.execute(QStringLiteral("CREATE INDEX temp.%1 ON %2 (%3)")
                            .arg(quoted(m_table + QStringLiteral("_key")), quoted(m_table), m_names));
}

} // namespace godwit::core
