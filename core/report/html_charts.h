// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/html_writer.h"

#include <QDate>

/// Charts as inline SVG, each naming itself for those who do not see it; the figures always stand in a table
/// beside.
namespace godwit::core {

void writeBalanceBar(HtmlWriter& html, const BalanceRow& row);
void writeBalanceLegend(HtmlWriter& html);

/// Medians as bars, p95 as a thin line to the right of each. All bars of a table share `longestMs`.
void writeBeforeAfterBars(HtmlWriter& html, const CheckResult& check, double longestMs);

/// One bar of the schedule between its first and last day, with a line for each week.
void writeGanttBar(HtmlWriter& html, const QString& label, QDate from, qint64 days, QDate first, QDate last);

} // namespace godwit::core
