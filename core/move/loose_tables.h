// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// Numbers of the plan's moves that fill a table of the target, in their order.
[[nodiscard]] QList<int> movesInto(const Plan& plan, const QString& table);

/// True for a reference that cannot be looked at while the rows of `child` move: its table is filled later,
/// or is `child`.
[[nodiscard]] bool isLookedAtLate(const Plan& plan, const QString& child, const ForeignKey& key);

/// True for a table of the target whose rows may have to leave it after they were placed: what they refer to
/// may not come, a step may take them out, or they refer to a table that loses rows itself. Only there the
/// way back to their source rows has to be kept.
[[nodiscard]] bool canLoseRows(const Plan& plan, const Catalog& target, const QString& table);

} // namespace godwit::core
