// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/figures.h"
#include "core/run/state.h"

namespace godwit::core {

/// Everything a front end shows of a run, put together from journal, plan, gate and lease. Only reads, on the worker thread;
/// what cannot be read now is left empty, so there is always a status. Without a run it tells the database alone.
RunStatus runStatus(RunState& state);

} // namespace godwit::core
