// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/kinds/kinds.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

Document migrationDocument(const Report& report)
{
    Document document = headOf(report, QStringLiteral("Migration report"));
    document.banners = verdictBanners(report);
    document.sections = {adviceSection(report), runSection(report), planSection(report),
                         phasesSection(report)};
    const bool isForecast = std::ranges::any_of(
        report.status.phases, [](const PhaseStatus& phase) { return phase.forecast.has_value(); });
    if (isForecast) {
        for (Section& section : forecastSections(report))
            document.sections.push_back(std::move(section));
    }
    for (const auto& section :
         {&costSection, &balanceSection, &checksSection, &performanceSection, &criteriaSection})
        document.sections.push_back(section(report));
    for (Section& section : comparisonSections(report))
        document.sections.push_back(std::move(section));
    for (const auto& section : {&incidentSection, &quarantineSection, &wayBackSection, &auditSection})
        document.sections.push_back(section(report));
    return document;
}

} // namespace godwit::core
