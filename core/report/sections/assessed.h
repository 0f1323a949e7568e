// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/report.h"

/// The parts of what an assessment found, for assessedSections(). Long lists are cut on paper, most important
/// first; CSV and JSON have the whole.
namespace godwit::core {

[[nodiscard]] Section
findingsSection(const Report& report); ///< what checks found, values grouped by what is wrong with them
[[nodiscard]] Section expectationSection(const Report& report);
[[nodiscard]] Section keySection(const Report& report);
[[nodiscard]] Section blastSection(const Report& report);
[[nodiscard]] Section gapSection(const Report& report);
[[nodiscard]] Section inventorySection(const Report& report);
[[nodiscard]] Section profileSection(const Report& report);

/// "Move data: move tasks → tasks"; empty: no step.
[[nodiscard]] QString stepText(const Report& report, const PlanStep& step);
/// The phase alone for people, all of it for machines.
[[nodiscard]] TableCell stepCell(const Report& report, const PlanStep& step);
/// "tasks.status" of a column, an index or a trigger of a table.
[[nodiscard]] QString namedIn(const QString& table, const QString& name);
/// Whether a check tells of a column's values; then which, and what is wrong with them.
struct ValueFinding
{
    QString column; ///< "tasks.status"; empty: it tells of something else
    QString defect;
};
[[nodiscard]] ValueFinding valueFindingOf(const Report& report, const CheckResult& check);

} // namespace godwit::core
