// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QStringList>

namespace godwit::app {

/// What an assessment found in the data itself, for a terminal: orphans, the plan's rules, values that do not
/// fit their column. What is clean, and what the tables of assessmentText say already, is left out. The worst
/// first; only the first of them, with the way to see the rest, unless all are asked for: then each with its
/// query and its first rows.
[[nodiscard]] QStringList assessmentFindings(const QList<core::CheckResult>& checks, bool all);

} // namespace godwit::app
