// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace godwit::bench {

/// A file of tests/benchmarks/workload/, such as "insert_select.sql".
[[nodiscard]] QString workloadFile(const QString& name);

/// Writes the workload's plan and its target's schema into a folder that is there, over what an earlier run
/// wrote, and gives the plan's path. With `hasJson` the plan takes the notes out of their JSON.
core::Result<QString> writeWorkloadPlan(const QString& folder, bool hasJson);

} // namespace godwit::bench
