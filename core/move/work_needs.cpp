// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/work_needs.h"

#include <algorithm>

namespace godwit::core {

bool WorkNeeds::needsWork(const QString& sql) const
{
    if (mentions(sql, u"ref") || mentions(sql, u"_godwit_ref") || mentions(sql, u"_godwit_over"))
        return true;
    for (const auto& [schema, file] : m_scene.plan.source.attach) {
        if (mentionsName(sql, schema))
            return true;
    }
    for (const QString& kept : m_scene.plan.target.keep) {
        if (mentionsName(sql, kept) && isChanged(kept))
            return true;
    }
    const auto& tables = m_scene.target.tables;
    return std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
        return mentionsName(sql, m_scene.staging.physicalName(table.name));
    });
}

/// True if some step writes a table that is kept: from then on the snapshot does not hold its rows as they
/// are.
bool WorkNeeds::isChanged(const QString& kept) const
{
    for (const Phase& phase : m_scene.plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const update = std::get_if<UpdateStep>(&step.work);
            const auto* const erase = std::get_if<DeleteStep>(&step.work);
            const auto* const rebuild = std::get_if<RebuildStep>(&step.work);
            const auto* const script = std::get_if<SqlStep>(&step.work);
            if ((update && isSameName(update->table, kept)) ||
                (erase && (erase->cascades || isSameName(erase->table, kept))) ||
                (rebuild && isSameName(rebuild->table, kept)) ||
                (script && script->writes.contains(kept, Qt::CaseInsensitive)))
                return true;
        }
    }
    return false;
}

bool changesRows(const Plan& plan)
{
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (step.changesRows())
                return true;
        }
    }
    return false;
}

bool setsColumn(const Plan& plan, const QString& table, const QString& column)
{
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const update = std::get_if<UpdateStep>(&step.work);
            const auto* const script = std::get_if<SqlStep>(&step.work);
            if (script && script->writes.contains(table, Qt::CaseInsensitive))
                return true;
            if (update && isSameName(update->table, table) &&
                std::any_of(update->set.begin(), update->set.end(), [&](const ColumnValue& value) { return isSameName(value.column, column); }))
                return true;
        }
    }
    return false;
}

} // namespace godwit::core
