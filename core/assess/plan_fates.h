// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/plan_steps.h"
#include "core/schema/catalog.h"

#include <QSet>

namespace godwit::core {

/// What becomes of one thing in the source.
struct ObjectFate
{
    InventoryItem::Fate fate = InventoryItem::Fate::Open;
    QString becomes = {};
    PlanStep by = {};
    QString how = {};
};

/// What a plan does to the tables and columns of its source, told from its steps alone; looks at no database.
/// Borrows the plan and the catalogues.
class PlanFates
{
public:
    PlanFates(const Plan& plan, const Catalog& source, const Catalog& target);

    [[nodiscard]] ObjectFate of(const Table& table) const;
    /// Of a foreign key of a table that is kept: what becomes of the table it refers to decides.
    [[nodiscard]] ObjectFate ofKept(const ForeignKey& key) const;
    /// Within the fate of its table.
    [[nodiscard]] ObjectFate of(const Table& table, const Column& column) const;

    [[nodiscard]] bool isKept(const QString& table) const;
    /// Tables of the target that rows of a source table go into, by their final names; a kept one into
    /// itself.
    [[nodiscard]] QList<const Table*> targetsOf(const Table& table) const;
    /// Moves that account for the table's rows.
    [[nodiscard]] QList<PlacedStep<MoveStep>> movesFrom(const QString& table) const;
    [[nodiscard]] QList<PlacedStep<MoveStep>> movesInto(const QString& target) const;
    [[nodiscard]] PlanStep dropOf(const QString& table) const; ///< none: it is not dropped
    [[nodiscard]] PlanStep rebuildOf(const QString& table) const;
    /// The rebuild that says what a column is made of; none: none does.
    [[nodiscard]] PlanStep rebuildGiving(const QString& table, const QString& column) const;
    /// The first update that sets a column of a target table or a kept one; none: none does.
    [[nodiscard]] PlanStep updateOf(const QString& table, const QString& column) const;
    /// True for a table of a further database, which is only read.
    [[nodiscard]] bool isFurther(const QString& table) const;
    /// The move that keeps the table's AUTOINCREMENT keys and with them the numbers given so far; none: they are lost.
    [[nodiscard]] PlanStep sequenceMoveOf(const Table& table) const;
    [[nodiscard]] const PlanStep& schema() const { return m_schema; }
    [[nodiscard]] const PlanStep& cutover() const { return m_cutover; }

private:
    /// What a move mentions, found once.
    struct Names
    {
        QList<QSet<QString>> columns;
        QSet<QString> rules;
        QSet<QString> queried;
        QSet<QString> besides;
    };

    [[nodiscard]] ObjectFate ofKept(const Table& table) const;
    [[nodiscard]] ObjectFate ofMoved(const Table& table, const QList<PlacedStep<MoveStep>>& moves) const;
    [[nodiscard]] ObjectFate ofMoved(const Table& table, const Column& column) const;
    [[nodiscard]] ObjectFate ofRebuilt(const Table& table, const Column& column) const;
    [[nodiscard]] ObjectFate ofUnread(const Table& table) const;
    [[nodiscard]] QString afterwards(const Table& table) const;
    [[nodiscard]] QString readBeside(const QString& table) const;
    /// Columns that updates, and tables that scripts, make of what they read of a table's column.
    [[nodiscard]] QStringList changedWith(const Table& table, const Column& column, PlanStep& by) const;

    const Plan& m_plan;
    const Catalog& m_source;
    const Catalog& m_target;
    QList<PlacedStep<MoveStep>> m_moves;
    QList<Names> m_names; ///< one a move
    /// What an update or a script mentions.
    struct Change
    {
        PlanStep at;
        QString table;     ///< that it updates; empty: a script
        QStringList gives; ///< "items.state", one a column that is set; of a script the tables that it writes
        QList<QSet<QString>> names; ///< one for each of these
        QSet<QString> all;
    };
    QList<Change> m_changes;
    PlanStep m_schema;
    PlanStep m_cutover;
};

/// Folded names that SQL mentions.
[[nodiscard]] QSet<QString> namesMentioned(const QString& sql);

/// All SQL of a value, one text after the other.
[[nodiscard]] QString allSqlOf(const ColumnValue& value);

/// Whether a table is among names that SQL mentions; that of a further database ("users.people") by both its
/// parts.
[[nodiscard]] bool mentionsTable(const QSet<QString>& names, const QString& table);

} // namespace godwit::core
