// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

/// What became of a run as indented lines, for comparing it with what was expected.
namespace godwit::tests {

/// "  orders 3, pieces: it is no number [GW-2101], first: …, moved", by table and key.
[[nodiscard]] QString quarantineText(const QList<core::QuarantineEntry>& entries);

/// "  orders 5 = 3 moved + 2 quarantined": what is not 0.
[[nodiscard]] QString balanceText(const core::RunStatus& status);

/// "  orders: 2 skipped, the rule", "  orders 4: merged into 3", of the last run in a journal.
[[nodiscard]] QString fatesText(const QString& journal);

/// "  not_run functionality, view names: why", of each check that did not pass.
[[nodiscard]] QString checksText(const core::RunStatus& status);

/// Empty if the texts are the same; else the first lines that differ and the whole of what came.
[[nodiscard]] QString firstDifference(const QString& expected, const QString& actual);

} // namespace godwit::tests
