// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"

namespace godwit::core {

/// The balance of a run, with what still accounts for rows of a table and is not settled: moves of later phases, or of one
/// whose steps have not all ended. `steps`: as far as they are known of the run; one that is not has not run.
[[nodiscard]] QList<BalanceRow> withMovesAhead(const Plan& plan, const QList<StepStatus>& steps, QList<BalanceRow> balance);

} // namespace godwit::core
