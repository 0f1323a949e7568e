// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/staged_pass.h"

namespace godwit::core {

/// The pass of a move that groups its rows: the first row of a group stays, the others are merged into it. A row that the
/// target refuses goes to quarantine and leaves its place to the next. Where the rows that stay are also made unique, they
/// are only marked here, and written by the Namer.
class Grouper final : public StagedPass
{
public:
    explicit Grouper(PassScene& scene) : StagedPass(scene, scene.move.groupTable, scene.move.createGroups) {}

private:
    Status begin() override;
    Status take(const Statement& row) override;
    Status keep(const Statement& row);
    [[nodiscard]] Row groupOf(const Statement& row) const;
    [[nodiscard]] bool isSameGroup(const Row& group) const;

    QList<int> m_columns;
    std::optional<Statement> m_mark; ///< a row that stays, for the Namer
    Row m_group;                     ///< of the row that stays; meant only while there is one (the cursor's anchor)
    Value m_keeper;                  ///< its target key
};

} // namespace godwit::core
