// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/plan_fates.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Every object of a source with what the plan does to it, then what the target's schema brings. Tables
/// first, each followed by what belongs to it; what virtual tables keep for themselves is counted with them.
/// `source` is read for the rows of sqlite_sequence only.
Result<QList<InventoryItem>> takeInventory(Database& source, const Plan& plan, const Catalog& present,
                                           const Catalog& target);

} // namespace godwit::core
