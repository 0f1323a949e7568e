// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/staging.h"

namespace godwit::core {

// What is the same in a work file and in one without rows, on which a plan's SQL is prepared
// (prepared_plan.h).

/// The target's tables that are not there yet, by their physical names, and the reserved tables of moves.
Status createTargetTables(Database& work, const Catalog& target, const Staging& staging);

/// By physical names: their rows go by steps that account for them, and no script of a schema step changes
/// any.
[[nodiscard]] QStringList accountedTables(const Catalog& source, const Catalog& target,
                                          const Staging& staging);

/// Staged tables by their final names, as views of the connection's temporary schema.
Status showStagedTables(Database& after, const Catalog& target, const Staging& staging);
/// The target's views, in the same place: they stand before the source's views of the same names, and read the tables by
/// the names that they will have.
Status showTargetViews(Database& after, const Catalog& target);

} // namespace godwit::core
