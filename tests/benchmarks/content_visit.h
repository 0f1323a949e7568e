// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace godwit::bench {

/// What a comparison of content took, and what it found. A value.
struct ContentVisit
{
    double seconds = 0; ///< by the clock on the wall, from the first file that is opened to the last verdict
    double cpuSeconds = 0; ///< of both threads
    QList<core::CheckResult> checks;

    [[nodiscard]] bool hasPassed() const;
};

/// Counts the rows of all tables and sums up every column of those that moves fill, from the source's
/// expressions and from what is stored: the part of a validate step that does so, and nothing beside it. The
/// database's run has moved its rows and is not cut over. Gives up where it cannot be read.
[[nodiscard]] ContentVisit visitContent(const QString& database);

} // namespace godwit::bench
