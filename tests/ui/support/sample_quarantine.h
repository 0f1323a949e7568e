// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace godwit::test {

/// A page of the 17 rows that the sample run has in quarantine, as the filter chooses them.
[[nodiscard]] core::QuarantinePage sampleQuarantine(const core::QuarantineFilter& filter);
/// What a fix of their dates would change, and the one that it would not.
[[nodiscard]] core::EditSummary sampleEdits();

} // namespace godwit::test
