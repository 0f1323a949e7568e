// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/figures.h"
#include "core/run/state.h"

namespace godwit::core {

/// Everything a front end shows of a run, put together from the journal.
RunStatus runStatus(RunState& state);

} // namespace godwit::core
