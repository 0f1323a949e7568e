// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"

#include <QStringList>

namespace godwit::app {

/// An assessment for a terminal: tables, what the moves would leave out, keys and required columns that do
/// not fit, gaps, blast radius, inventory. `columns`: the profile of each column too; `objects`: the whole
/// inventory, not only what is open.
[[nodiscard]] QStringList assessmentText(const core::Assessment& assessment, bool columns, bool objects);

} // namespace godwit::app
