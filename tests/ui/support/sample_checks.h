// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace godwit::test {

/// What assess found in the sample run, and, once it is validated, what validate and measure found.
[[nodiscard]] QList<core::CheckResult> sampleChecks(bool isValidated);

} // namespace godwit::test
