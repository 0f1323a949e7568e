// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"

namespace godwit::test {

/// A believable assessment of the built-in example, for tests of the console.
[[nodiscard]] core::Assessment sampleAssessment();

} // namespace godwit::test
