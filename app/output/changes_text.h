// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"

namespace godwit::app {

/// What was written since: the figures of each table, what cannot be listed and why, then the first rows with their values
/// before and after.
[[nodiscard]] QStringList changesText(const core::ChangesSince& changes);
/// Of each table a few rows of each operation, for a question; their figures are told elsewhere.
[[nodiscard]] QStringList writtenSamples(const core::ChangesSince& changes);

} // namespace godwit::app
