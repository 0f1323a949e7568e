// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"

namespace godwit::core {

/// What SQL of a plan asks for that the snapshot does not hold. Borrows the scene.
class WorkNeeds
{
public:
    explicit WorkNeeds(const MoveScene& scene) : m_scene(scene) {}

    /// True for SQL that only the work file can answer: it asks for rows of the target, of a further
    /// database, of a kept table that a step changes, or for what became of rows.
    [[nodiscard]] bool needsWork(const QString& sql) const;

private:
    [[nodiscard]] bool isChanged(const QString& kept) const;

    const MoveScene& m_scene;
};

/// True if some step of the plan changes rows that are there already.
[[nodiscard]] bool changesRows(const Plan& plan);
/// True if some step may give a column of a table other values than a move gave.
[[nodiscard]] bool setsColumn(const Plan& plan, const QString& table, const QString& column);

} // namespace godwit::core
