// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_doubts.h"

#include "core/move/compiled_move.h"

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
        GODWIT_TRY(const qint64 gone,
                   work.integer(QStringLiteral("SELECT EXISTS (SELECT 1 FROM main._godwit_gone)")));
        m_hasLateLeaving = gone != 0;
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

QString ContentDoubts::of(const QString& sql, int move) const
{
    const QList<const MoveStep*> moves = movesOf(m_scene->plan);
    for (const Table& table : m_scene->target.tables) {
        if (!mentionsName(sql, m_scene->staging.physicalName(table.name)))
            continue;
        bool isFilledLater = false;
        for (int number = move; number < moves.size(); ++number)
            isFilledLater = isFilledLater || isSameName(moves[number]->into, table.name);
        if (isFilledLater || m_changed->find(table.name) || isUpdated(table.name) || m_hasLateLeaving)
            return QStringLiteral("it asks for rows of %1 as they were when it ran").arg(table.name);
    }
    for (const QString& kept : m_scene->plan.target.keep) {
        if (mentionsName(sql, kept) && (m_changed->find(kept) || isUpdated(kept)))
            return QStringLiteral("it asks for rows of %1, which a step changes").arg(kept);
    }
    const bool refers = mentions(sql, u"ref") || mentions(sql, u"_godwit_ref");
    if (refers && m_hasLateLeaving)
        return QStringLiteral("rows that it may refer to have left since");
    if (refers && changesKeys())
        return QStringLiteral("an update changes keys that it may refer to");
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

bool ContentDoubts::changesKeys() const
{
    return std::any_of(m_updates.begin(), m_updates.end(), [&](const UpdateStep* update) {
        const Table* const table = m_scene->target.table(update->table);
        return std::any_of(update->set.begin(), update->set.end(), [&](const ColumnValue& value) {
            return !table || table->primaryKey().contains(value.column, Qt::CaseInsensitive);
        });
    });
}

} // namespace godwit::core
