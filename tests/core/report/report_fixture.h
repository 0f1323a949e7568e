// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

/// A run of the product manager example as it stands after Validate: five tables that add up, 17 rows to
/// decide, a warning, a check that did not run, two measured queries, and a plan with risks and a schedule.
namespace godwit::test {

[[nodiscard]] core::Report validatedReport();

/// The same with all rows decided, no warning and nothing left that did not run: passed.
[[nodiscard]] core::Report passedReport();

} // namespace godwit::test
