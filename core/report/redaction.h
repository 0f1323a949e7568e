// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace godwit::core {

/// The same without any value or key of a row: what was there says that it was left out. So do causes that quote what they
/// refuse; those that the plan spells out, or that name tables and columns only, stay. Of the log what programs printed goes.
[[nodiscard]] Report withoutValues(Report report);
[[nodiscard]] QuarantineEntry withoutValues(QuarantineEntry entry, const Plan& plan);
[[nodiscard]] LogLine withoutValues(LogLine line);

} // namespace godwit::core
