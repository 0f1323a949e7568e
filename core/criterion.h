// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace godwit::core {

/// A criterion without a measured figure is neither met nor missed: what it asks for has not run.
[[nodiscard]] inline bool isMeasured(const CriterionResult& criterion)
{
    return !criterion.measured.isEmpty();
}

[[nodiscard]] inline bool isMissed(const CriterionResult& criterion)
{
    return isMeasured(criterion) && !criterion.met;
}

} // namespace godwit::core
