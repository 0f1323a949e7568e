// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// The engine's action: what is half-done in the request's database, or in the one that is open. Tells the listener; writes the
/// proposed plan and the files beside it where that is asked, and nothing else.
Outcome visitDoctor(RunState& state, const DoctorRequest& request);

} // namespace godwit::core
