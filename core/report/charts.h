// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/report/document.h"

#include <QDate>

/// Charts as shapes, each naming itself for those who do not see it; the figures always stand beside.
namespace godwit::core {

[[nodiscard]] Drawing balanceBar(const BalanceRow& row);
[[nodiscard]] Legend balanceLegend();

/// Medians as bars, p95 as a thin line to the right of each. All bars of a table share `longest`.
[[nodiscard]] Drawing beforeAfterBars(const CheckResult& check, double longest);
/// Two amounts, one above the other; below zero: not known.
[[nodiscard]] Drawing amountBars(double before, double after, double most, const QString& label);
[[nodiscard]] Legend medianLegend(); ///< of beforeAfterBars()
[[nodiscard]] Legend beforeAfterLegend(const QString& before, const QString& after);

/// One bar of the schedule between its first and last day, with a line for each week.
[[nodiscard]] Drawing ganttBar(const QString& label, QDate from, qint64 days, QDate first, QDate last);

/// What was expected, from low to high, and a mark of what it came to, below zero: not yet. All share `most`.
[[nodiscard]] Drawing forecastBand(double low, double high, double actual, double most, const QString& label);
[[nodiscard]] Legend forecastLegend();

} // namespace godwit::core
