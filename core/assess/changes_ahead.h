// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/plan_fates.h"

namespace godwit::core {

/// A step that changes rows of a table which is there already, seen ahead: as a move of the table's rows into
/// itself, so that its rules, functions and values, and what the table refuses, are evaluated as those of
/// moves are. What a delete takes out is skipped.
struct ChangeAhead
{
    PlanStep at;
    int order = 0;      ///< of all steps of the plan
    QStringList tables; ///< whose rows it changes
    MoveStep rows;
    bool leaves = false;        ///< rows in quarantine leave the table, with those that refer to them
    bool reachesOthers = false; ///< rows of tables that refer to it may go or change with its own
    QString notRun;             ///< why it cannot be evaluated; empty: it can
    QStringList notCounted;
};

/// All update, delete, rebuild and sql steps of a plan, in its order. Looks at no database.
[[nodiscard]] QList<ChangeAhead> changesAhead(const Plan& plan);

/// Where a step stands among all steps of its plan.
[[nodiscard]] int orderOf(const Plan& plan, const PlanStep& at);

/// Tables of the source that are in place, as they are, when a step begins: those that stay and that no
/// change before it reaches. Folded names.
[[nodiscard]] QSet<QString> standingTables(const Catalog& source, const PlanFates& fates,
                                           const QList<ChangeAhead>& changes, int before);

/// The target's tables, and those of the source that are kept beside them, as the rows of a change meet them.
[[nodiscard]] Catalog withKeptTables(const Catalog& source, const Catalog& target, const PlanFates& fates);

} // namespace godwit::core
