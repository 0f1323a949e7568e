// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/report.h"

/// The kinds of reports: each makes a document of the same facts, for another reader.
namespace godwit::core {

[[nodiscard]] Document integrityDocument(const Report& report); ///< did every row arrive, and what proves it
[[nodiscard]] Document migrationDocument(const Report& report); ///< all of it, with the plan for people
[[nodiscard]] Document
assessmentDocument(const Report& report); ///< what is in the old database, and what stands in the way
[[nodiscard]] Document forecastDocument(const Report& report); ///< what it will cost, beside what it has cost
[[nodiscard]] Document progressDocument(const Report& report); ///< what a day, a week or a milestone brought
[[nodiscard]] Document incidentDocument(const Report& report); ///< what failed, and the way on
[[nodiscard]] Document comparisonDocument(const Report& report); ///< version 1 beside version 2

/// Parts of one kind that another takes in.
[[nodiscard]] std::vector<Section> forecastSections(const Report& report);
[[nodiscard]] std::vector<Section>
comparisonSections(const Report& report); ///< none where there is nothing to compare
[[nodiscard]] Section incidentSection(const Report& report);

/// Title, subtitle, imprint and facts, which every kind has.
[[nodiscard]] Document headOf(const Report& report, const QString& name);

} // namespace godwit::core
