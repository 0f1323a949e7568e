// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_doubts.h"

#include "core/move/compiled_move.h"
#include "core/schema/sql_references.h"
#include "core/schema/sql_tables.h"

#include <algorithm>

namespace godwit::core {

Result<ContentDoubts> ContentDoubts::create(Database& work, const MoveScene& scene,
                                            const ChangedTables& changed)
{
    ContentDoubts doubts(scene, changed);
    GODWIT_CHECK(doubts.begin(work));
    return doubts;
}

Status ContentDoubts::begin(Database& work)
{
    GODWIT_TRY(const qint64 hasCursors,
               work.integer(
                   QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE name = '_godwit_cursor'")));
    m_hasMoved = hasCursors > 0;
    GODWIT_TRY(
        const qint64 exists,
        work.integer(QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE name = '_godwit_gone'")));
    if (exists > 0) {
        GODWIT_TRY(const auto tables, work.rows(QStringLiteral("SELECT DISTINCT table_name FROM main._godwit_gone ORDER BY table_name")));
        for (const Row& row : tables)
            m_lostLate.insert(row[0].toString());
    }
    for (const Phase& phase : m_scene->plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const update = std::get_if<UpdateStep>(&step.work))
                m_updates.append(update);
        }
    }
    return {};
}

QString ContentDoubts::ofRows(const CompiledMove& move) const
{
    QStringList rows{move.flags};
    for (const ReadStretch& stretch : move.stretches)
        rows += stretch.at; // joins
    for (const CopyStatement& copy : move.materialise)
        rows += copy.sql;
    const QString why = of(rows.join(u' '), move.number);
    return why.isEmpty()
               ? QString()
               : QStringLiteral("“%1” chooses its rows by what has changed since: %2").arg(move.title, why);
}

/// Folded names of the tables that SQL reads, those behind views too.
QSet<QString> ContentDoubts::readBy(const QString& sql) const
{
    QSet<QString> names;
    QStringList next = tablesRead(sql);
    while (!next.isEmpty()) {
        const QString name = foldedName(next.takeLast());
        if (names.contains(name))
            continue;
        names.insert(name);
        for (const SchemaObject& view : m_scene->source.views) {
            if (isSameName(view.name, name))
                next += tablesRead(view.sql);
        }
    }
    return names;
}

QString ContentDoubts::of(const QString& sql, int move) const
{
    const QList<const MoveStep*> moves = movesOf(m_scene->plan);
    const QSet<QString> read = readBy(sql);
    for (const Table& table : m_scene->target.tables) {
        if (!read.contains(foldedName(m_scene->staging.physicalName(table.name))))
            continue;
        bool isFilledLater = false;
        for (int number = move; number < moves.size(); ++number)
            isFilledLater = isFilledLater || isSameName(moves[number]->into, table.name);
        if (isFilledLater || m_changed->find(table.name) || isUpdated(table.name) || hasLost(table.name))
            return QStringLiteral("it asks for rows of %1 as they were when it ran").arg(table.name);
    }
    for (const QString& kept : m_scene->plan.target.keep) {
        if (read.contains(foldedName(kept)) && (m_changed->find(kept) || isUpdated(kept)))
            return QStringLiteral("it asks for rows of %1, which a step changes").arg(kept);
    }
    for (const QString& into : referredTables(sql)) {
        if (const QString why = ofReference(into); !why.isEmpty())
            return why;
    }
    return {};
}

/// `into`: empty, where it may be any.
QString ContentDoubts::ofReference(const QString& into) const
{
    for (const Table& table : m_scene->target.tables) {
        if (!into.isEmpty() && !isSameName(into, table.name))
            continue;
        if (hasLost(table.name))
            return QStringLiteral("rows of %1 that it may refer to have left since").arg(table.name);
        if (changesKeys(table.name))
            return QStringLiteral("an update changes keys of %1 that it may refer to").arg(table.name);
    }
    return {};
}

QString ContentDoubts::written(const Table& table, const Column& column) const
{
    for (const UpdateStep* const update : m_updates) {
        for (const ColumnValue& value : update->set) {
            if (isSameName(update->table, table.name) && isSameName(value.column, column.name))
                return QStringLiteral("an update sets it");
        }
    }
    for (const ForeignKey& key : table.foreignKeys) {
        const TableChange* const parent = m_changed->find(key.parent);
        const bool sets = key.onDelete.startsWith(QStringLiteral("SET "));
        if (sets && parent && parent->deleted + parent->quarantined > 0 &&
            key.columns.contains(column.name, Qt::CaseInsensitive))
            return QStringLiteral("rows of %1 that it referred to were deleted").arg(key.parent);
    }
    return {};
}

bool ContentDoubts::isUpdated(const QString& table) const
{
    return std::any_of(m_updates.begin(), m_updates.end(),
                       [&](const UpdateStep* update) { return isSameName(update->table, table); });
}

bool ContentDoubts::changesKeys(const QString& table) const
{
    const Table* const target = m_scene->target.table(table);
    return std::any_of(m_updates.begin(), m_updates.end(), [&](const UpdateStep* update) {
        return isSameName(update->table, table) &&
               std::any_of(update->set.begin(), update->set.end(), [&](const ColumnValue& value) {
                   return target->primaryKey().contains(value.column, Qt::CaseInsensitive);
               });
    });
}

bool ContentDoubts::hasLost(const QString& table) const
{
    const TableChange* const change = m_changed->find(table);
    return m_lostLate.contains(foldedName(table)) || (change && change->deleted + change->quarantined > 0);
}

} // namespace godwit::core
