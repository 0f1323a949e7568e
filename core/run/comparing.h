// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"
#include "core/run/state.h"

namespace godwit::core {

/// Version 1 beside version 2, counted now; reads only. None while there is no version 2 to look at, or no
/// version 1 any more: the run is finished, or its snapshot is gone.
Result<std::optional<VersionComparison>> comparisonOf(RunState& state, const QList<BalanceRow>& balance);

} // namespace godwit::core
