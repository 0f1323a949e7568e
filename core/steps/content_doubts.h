// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/steps/changes_account.h"

#include <QSet>

namespace godwit::core {

/// Why SQL of a move may give something else now than it gave as the move ran: something that it asks for has
/// changed since. Borrows the scene and the account of changes.
class ContentDoubts
{
public:
    static Result<ContentDoubts> create(Database& work, const MoveScene& scene, const ChangedTables& changed);

    /// Of an expression; empty: it gives the same.
    [[nodiscard]] QString of(const QString& sql, int move) const;
    /// Of what a move's rules, joins and queries choose.
    [[nodiscard]] QString ofRows(const CompiledMove& move) const;

    /// Why a column is not compared, since steps write it; empty: they do not.
    [[nodiscard]] QString written(const Table& table, const Column& column) const;

    [[nodiscard]] bool hasMoved() const { return m_hasMoved; } ///< some move has begun
    [[nodiscard]] const QList<const UpdateStep*>& updates() const { return m_updates; } ///< of the plan

private:
    ContentDoubts(const MoveScene& scene, const ChangedTables& changed) : m_scene(&scene), m_changed(&changed)
    {
    }
    Status begin(Database& work);
    [[nodiscard]] QSet<QString> readBy(const QString& sql) const;
    [[nodiscard]] QString ofReference(const QString& into) const;
    [[nodiscard]] bool isUpdated(const QString& table) const;
    [[nodiscard]] bool changesKeys(const QString& table) const;
    [[nodiscard]] bool hasLost(const QString& table) const;

    const MoveScene* m_scene;
    const ChangedTables* m_changed;
    QList<const UpdateStep*> m_updates;
    bool m_hasMoved = false;
    QSet<QString> m_lostLate; ///< folded names of tables that rows left at the end of a phase
};

} // namespace godwit::core
