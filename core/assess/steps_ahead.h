// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/changes_ahead.h"
#include "core/assess/further_sources.h"
#include "core/assess/look_ahead.h"

namespace godwit::core {

/// What is known of the rows before a plan's steps are looked at. Borrowed.
struct RowsKnown
{
    const QList<TableProfile>& profiles;
    const QHash<QString, qint64>& rows; ///< of tables, by their folded names; −1: they could not be counted
    const FurtherSources& further;
};

/// Looks ahead at all moves of a plan, those into one table together since they share its keys, and at the
/// steps that change rows which are there already. Lives for one assessment; borrows all it is given.
class StepsAhead
{
public:
    StepsAhead(TwoReaders& readers, const AssessScene& scene, const RowsKnown& known);

    /// Rows that were read of the step under way, and of how many; −1: all of them, and the step is done.
    using Tell = std::function<void(qint64 read, qint64 rows, const QString& activity)>;
    Status look(const Tell& tell);
    void addTo(Assessment& assessment) const;

private:
    Status lookAtChanges(const Tell& tell);
    Status lookAtMoves(const Tell& tell);
    Status lookInto(const QList<int>& numbers, const Tell& tell);
    Status lookTogether(const std::vector<MoveAhead*>& together, const AssessScene& scene, const Tell& tell);
    void begin(MoveAhead& one, int number, bool isShared);
    void beginChange(MoveAhead& one, ChangeAhead& change);
    void reduceChange(MoveAhead& one, const ChangeAhead& change, const Table& source,
                      const Table& target) const;
    void endChange(MoveAhead& one, ChangeAhead& change) const;
    [[nodiscard]] const Table* sourceOf(const MoveStep& move) const;
    [[nodiscard]] const TableProfile* profileOf(const QString& table) const;

    TwoReaders& m_readers;
    const AssessScene& m_scene;
    RowsKnown m_known;
    PlanFates m_fates;
    QList<PlacedStep<MoveStep>> m_moves;
    QList<ChangeAhead> m_changes;
    Catalog m_target;                      ///< with the tables that are kept
    QSet<QString> m_filled;                ///< tables that moves fill, folded
    std::vector<MoveAhead> m_ahead;        ///< one a move
    std::vector<MoveAhead> m_changesAhead; ///< one a change
    QList<DuplicateKey> m_across;
};

} // namespace godwit::core
