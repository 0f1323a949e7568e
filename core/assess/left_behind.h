// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/plan_fates.h"
#include "core/assessment.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// A foreign key of a table that stays and its rows that a drop would leave behind, since it takes out what
/// they refer to.
struct LeftBehind
{
    BlastReference reference;
    bool isAllowed = false; ///< the drop names the table under “orphans”

    /// Rows would refer to nothing, and the plan does not say that they may: the drop is refused.
    [[nodiscard]] bool refuses() const { return reference.rows > 0 && !isAllowed; }
    [[nodiscard]] QString subject() const; ///< "visits (person_id) → people"
    [[nodiscard]] QString text() const;    ///< one sentence
    [[nodiscard]] Error toError() const;   ///< StillReferenced, with what can be done about it
};

/// Tables of the source that no step of the plan drops or defines anew.
[[nodiscard]] QList<Table> tablesThatStay(const Catalog& source, const PlanFates& fates);

/// Of tables that go together; `orphans`: tables whose rows the plan lets go on without a parent. Reads by
/// the connection, on its thread.
Result<QList<LeftBehind>> leftBehind(Database& database, const QList<Table>& going,
                                     const QList<Table>& staying, const QStringList& orphans);

/// Of all drops of a plan, by a connection to its source.
Result<QList<LeftBehind>> leftBehindBy(Database& database, const Plan& plan);

} // namespace godwit::core
