// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/plan_fates.h"

namespace godwit::core {

/// What the target's schema has otherwise than the source's, and which step closes each gap: data loss first,
/// then constraints, shape and cosmetics, open ones first within each. `found` gives what the data says:
/// profiles, keys and fields that were looked at. Tables that are kept as they are have none.
QList<Gap> findGaps(const Plan& plan, const Catalog& source, const Catalog& target, const Assessment& found);

} // namespace godwit::core
