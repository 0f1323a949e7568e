// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// Views and triggers of the target that SQLite cannot prepare over its tables and the kept ones, without rows, in memory. Those
/// that need what only the application has are not judged.
[[nodiscard]] QList<Error> errorsOfTarget(const Plan& plan, const Catalog& source, const Catalog& target);

} // namespace godwit::core
