// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_quarantine.h"

#include "tests/ui/support/sample_status.h"

namespace godwit::test {

core::QuarantinePage sampleQuarantine(const core::QuarantineFilter& filter)
{
    const QStringList dates{QStringLiteral("2025-02-30"), QStringLiteral("2025-13-01"),
                            QStringLiteral("03/15/2025"), QStringLiteral("2025-6-1"),
                            QStringLiteral("99/99/9999"), QStringLiteral("soon")};
    core::QuarantinePage page;
    for (int row = 0; row < 17; ++row) {
        core::QuarantineEntry entry;
        const bool isDate = row < 12;
        const bool isList = row >= 12 && row < 15;
        entry.id = row + 1;
        entry.table =
            row < 15 ? QStringLiteral("project_milestone_tasks") : QStringLiteral("supplier_task_instances");
        entry.key =
            QStringLiteral("7c240f%1-e56e-4a26-855c-8a22d8de50a0").arg(row * 16, 2, 16, QLatin1Char('0'));
        entry.column = isDate   ? QStringLiteral("due_date")
                       : isList ? QStringLiteral("responsible_parties")
                                : QStringLiteral("status");
        entry.cause = isDate   ? QStringLiteral("due_date does not exist")
                      : isList ? QStringLiteral("list is not valid JSON")
                               : QStringLiteral("status is unknown");
        entry.code = isDate   ? QStringLiteral("GW-2107")
                     : isList ? QStringLiteral("GW-2108")
                              : QStringLiteral("GW-2110");
        entry.phase = QStringLiteral("move");
        entry.who = QStringLiteral("ana");
        entry.decidedAt = sampleTime(50);
        entry.step = QStringLiteral("project_milestone_tasks → project_task_templates");
        entry.values = {{QStringLiteral("project_id"), QStringLiteral("Projekt Ü3")},
                        {QStringLiteral("task_id"), QStringLiteral("Task 2 · PA2 First Article")},
                        {QStringLiteral("due_date"),
                         isDate ? dates.at(row % dates.size()) : QStringLiteral("2025-02-28")},
                        {QStringLiteral("responsible_parties"),
                         isList ? QStringLiteral("[\"Ana\"") : QStringLiteral("[\"Ana\",\"Ben\"]")},
                        {QStringLiteral("status"), QStringLiteral("parked")},
                        {QStringLiteral("notes"), QString()}};
        const bool matches = (filter.table.isEmpty() || filter.table == entry.table) &&
                             (filter.cause.isEmpty() || filter.cause == entry.cause) &&
                             (filter.phase.isEmpty() || filter.phase == entry.phase) &&
                             (!filter.state || *filter.state == entry.state);
        if (matches)
            page.entries.append(entry);
    }
    page.total = page.entries.size();
    page.offset = filter.offset;
    page.entries = page.entries.mid(filter.offset, filter.limit);
    return page;
}

core::EditSummary sampleEdits()
{
    const QStringList afters{QStringLiteral("'2025-02-28'"), QStringLiteral("NULL"), QStringLiteral("'2025-03-15'"),
                             QStringLiteral("'2025-06-01'"), QStringLiteral("NULL")};
    core::EditSummary summary;
    const QList<core::QuarantineEntry> entries = sampleQuarantine({}).entries;
    for (int row = 0; row < afters.size(); ++row) {
        const core::QuarantineEntry& entry = entries.at(row);
        summary.values.append({entry.id, entry.table, entry.key, entry.column,
                               QLatin1Char('\'') + entry.values.at(2).second + QLatin1Char('\''), afters.at(row)});
    }
    summary.changed = 11;
    summary.failed = 1;
    summary.problems = {QStringLiteral("project_milestone_tasks %1: “soon” is no date.").arg(entries.at(5).key)};
    return summary;
}

} // namespace godwit::test
