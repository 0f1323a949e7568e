// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// What tells one process from every other that gets its number later: its number, when it started (in ticks since the
/// computer did), and which start of the computer that was. A value that can be written down.
struct ProcessMark
{
    qint64 pid = 0;
    qint64 started = -1; ///< -1: the system does not tell
    QString boot;

    friend bool operator==(const ProcessMark&, const ProcessMark&) = default;
};

/// Of a process that is there now, one of ours or not.
[[nodiscard]] ProcessMark markOf(qint64 pid);
/// The very process that was marked is there and has not ended; one that waits to be buried has.
[[nodiscard]] bool isRunning(const ProcessMark& mark);
/// The first of all processes that were started with NAME=VALUE in their environment, as far as we may see it: the one that
/// was, and not what it started itself. Number 0: none.
[[nodiscard]] ProcessMark startedWith(const QString& name, const QString& value);
/// Which start of the computer this is; "unknown" where the system does not tell.
[[nodiscard]] QString bootId();

} // namespace godwit::core
