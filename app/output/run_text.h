// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QStringList>

/// A run as tables for a terminal. A part about which nothing is known yet gives no lines: nothing printed
/// claims a check or a count that did not happen.
namespace godwit::app {

/// Phases with state, time and what they wait for.
[[nodiscard]] QStringList phasesText(const core::RunStatus& status);
/// What each finished phase cost: rows, time, rate, memory; a figure that was not measured is empty.
[[nodiscard]] QStringList costText(const core::RunStatus& status);
/// What each phase is or was expected to come to, and how those that ran left it.
[[nodiscard]] QStringList forecastText(const core::RunStatus& status);
/// When the last rehearsal was and what it came to. `forecast`: the status of what was rehearsed; null: the
/// plan is another one now.
[[nodiscard]] QStringList rehearsalText(const core::RunStatus& rehearsal, const core::RunStatus* forecast);
/// The account of every source table, and whether it adds up.
[[nodiscard]] QStringList balanceText(const core::RunStatus& status);
/// Rows in quarantine by table, cause and state.
[[nodiscard]] QStringList quarantineCountsText(const core::RunStatus& status);
/// Snapshots and rollback points: where one can go back to.
[[nodiscard]] QStringList returnsText(const core::RunStatus& status);
/// The plan's criteria, measured.
[[nodiscard]] QStringList criteriaText(const core::RunStatus& status);

/// Checks that failed, each with its figures, why, and the first row concerned.
[[nodiscard]] QStringList failedChecksText(const core::RunStatus& status);

/// What `run` prints at its end: phases, failed checks, balance, quarantine, criteria, where the report lies.
[[nodiscard]] QStringList runEndText(const core::RunStatus& status);
/// What `status` prints: database, plan, safety, then as runEndText, then costText and returnsText.
[[nodiscard]] QStringList statusText(const core::RunStatus& status);

} // namespace godwit::app
