// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

/// A run of the product manager example as it stands after Validate: five tables that add up, 17 rows to
/// decide, a warning, a check that did not run, two measured queries, and a plan with risks and a schedule.
namespace godwit::test {

[[nodiscard]] core::Report validatedReport();

/// The same with all rows decided, no warning and nothing left that did not run: passed.
[[nodiscard]] core::Report passedReport();

/// The same run for a kind, with what only that kind tells: a forecast and what it came to, version 1 beside version 2, a
/// log. For "incident" a phase stopped and a check failed.
[[nodiscard]] core::Report reportOfKind(const QString& kind);

/// Texts that break out of careless markup, formulas, terminal sequences, and characters that XML forbids, wherever a
/// text can stand.
[[nodiscard]] core::Report hostileReport(const QString& kind = QStringLiteral("integrity"));
[[nodiscard]] QString hostileText();
/// What `hostileReport` holds, in the places of names, titles and values, but for the text given.
[[nodiscard]] core::Report reportWith(const QString& kind, const QString& text);

} // namespace godwit::test
