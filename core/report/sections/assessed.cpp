// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an assessment found, as parts of a report.
#include "core/report/sections/assessed.h"

#include "core/report/parts.h"
#include "core/report/sections/sections.h"

namespace godwit::core {

QString stepText(const Report& report, const PlanStep& step)
{
    return step.isNone() ? QString()
                         : QStringLiteral("%1: %2 %3")
                               .arg(phaseTitle(report, step.phase), step.kind, step.title)
                               .trimmed();
}

TableCell stepCell(const Report& report, const PlanStep& step)
{
    TableCell cell = cellOf(step.isNone() ? QString() : phaseTitle(report, step.phase));
    cell.raw = stepText(report, step);
    return cell;
}

QString namedIn(const QString& table, const QString& name)
{
    return table.isEmpty() ? name : QStringLiteral("%1.%2").arg(table, name);
}

std::vector<Section> assessedSections(const Report& report)
{
    if (report.assessment.isEmpty())
        return {};
    return {expectationSection(report), gapSection(report),     keySection(report),
            blastSection(report),       profileSection(report), inventorySection(report)};
}

} // namespace godwit::core
