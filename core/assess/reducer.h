// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/index_text.h"
#include "core/assess/move_expressions.h"
#include "core/assess/reduced_move.h"
#include "core/assess/target_row_text.h"

namespace godwit::core {

/// Reduces one move: what of it decides about a row, and what of its target has to be looked at. Lives for
/// one reduction; borrows all it is given.
class Reducer
{
public:
    Reducer(const Table* source, const Table& target, const PlacedStep<MoveStep>& move,
            const MoveSurroundings& around)
        : m_source(source),
          m_target(target),
          m_at(move.at),
          m_move(*move.work),
          m_around(around),
          m_row(target, [this](const Column& column) { return givingOf(column); })
    {
    }

    ReducedMove reduce();

private:
    void collectGiven();
    void reduceRules();
    void take(const ColumnValue& value);
    [[nodiscard]] const ColumnValue* given(const QString& column) const;
    [[nodiscard]] TargetRowWriter::Giving givingOf(const Column& column) const;
    /// Of rows that are there only when the step runs.
    template <typename Asking>
    [[nodiscard]] bool asksForMoved(const Asking& asking) const
    {
        return core::asksForMoved(asking, m_move.let, m_around.standing);
    }
    [[nodiscard]] bool isLet(const QString& name) const;
    /// The profile has seen every value of the source's own columns.
    [[nodiscard]] bool mayBeNow(const QString& name) const;
    /// Unaltered from the source's own column; null: computed.
    [[nodiscard]] const Column* carried(const ColumnValue& value) const;
    [[nodiscard]] const ColumnProfile* profileOf(const Column& column) const;
    [[nodiscard]] qint64 nullsIn(const Column& column) const;
    void lookForNull();
    void lookAtKeys();
    [[nodiscard]] DuplicateKey begunKey(const QStringList& columns) const;
    /// A partial index, or one over expressions: the row itself is asked.
    void lookAtRowKey(int number, const Index& index, const IndexText& text);
    /// A key over generated columns: the row itself is asked, too.
    void lookAtComputedKey(int number, const QStringList& columns, const IndexText& text);
    /// Generated columns that must have a value.
    void lookAtRequired();
    /// Values that a STRICT table or a row id cannot hold. What the profile has seen to fit is not asked.
    void lookAtTypes();
    [[nodiscard]] static bool fits(const Column& column, const ColumnProfile& values);
    void lookAtChecks();
    void lookAtParents();
    void lookAtKey(int number, const QStringList& columns, const IndexText& text);
    [[nodiscard]] bool compareAlike(const Column& source, const Column& target) const;
    [[nodiscard]] bool isUniqueInSource(const QStringList& columns) const;
    [[nodiscard]] QString settledBy(const QStringList& columns) const;

    const Table* m_source;
    const Table& m_target;
    const PlanStep m_at;
    const MoveStep& m_move;
    const MoveSurroundings& m_around;
    TargetRowWriter m_row;
    QList<ColumnValue> m_given;
    ReducedMove m_reduced;
};

} // namespace godwit::core
