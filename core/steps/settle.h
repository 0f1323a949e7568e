// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace godwit::core {

/// Closes a phase that moved or changed rows: builds the indexes of the tables that are loaded now, checks the foreign keys of the
/// target's tables, copies quarantine and lineage into the journal and draws the balance. Safe to repeat.
Status settleMoves(StepContext& context);

/// Copies quarantine and lineage of the phase's moves and changes, as far as they went, into the journal; decisions find their rows
/// again.
Status copyRows(Database& work, StepContext& context);

/// The balance of the whole run as far as its moves went, from what each row's disposition was.
Result<QList<BalanceRow>> drawBalance(Database& work, StepContext& context);

} // namespace godwit::core
