// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/plan_fates.h"

#include <algorithm>

namespace godwit::core {

/// What finding gaps shares: the two schemas, what the data says, and the list that grows. Borrows all but
/// the list.
class GapWriter
{
public:
    using Fate = InventoryItem::Fate;
    using Priority = Gap::Priority;

    GapWriter(const Plan& plan, const Catalog& source, const Catalog& target, const Assessment& found)
        : m_plan(plan), m_source(source), m_target(target), m_found(found), m_fates(plan, source, target)
    {
    }

    [[nodiscard]] const QList<Gap>& gaps() const { return m_gaps; }

protected:
    void add(Priority priority, const QString& object, const QString& what, const PlanStep& by,
             const QString& how, qint64 rows = -1)
    {
        m_gaps.append({.priority = priority,
                       .object = object,
                       .what = what,
                       .closedBy = by,
                       .how = how,
                       .isOpen = false,
                       .rows = rows});
    }

    void addOpen(Priority priority, const QString& object, const QString& what, const QString& how,
                 qint64 rows = -1)
    {
        m_gaps.append({.priority = priority,
                       .object = object,
                       .what = what,
                       .closedBy = {},
                       .how = how,
                       .isOpen = true,
                       .rows = rows});
    }

    [[nodiscard]] const TableProfile* profileOf(const QString& table) const
    {
        const auto found = std::find_if(m_found.tables.begin(), m_found.tables.end(),
                                        [&](const TableProfile& one) { return one.table == table; });
        return found == m_found.tables.end() || !found->notRun.isEmpty() ? nullptr : &*found;
    }

    [[nodiscard]] const ColumnProfile* profileOf(const QString& table, const QString& column) const
    {
        const TableProfile* const profile = profileOf(table);
        if (!profile)
            return nullptr;
        const auto found = std::find_if(profile->columns.begin(), profile->columns.end(),
                                        [&](const ColumnProfile& one) { return one.name == column; });
        return found == profile->columns.end() ? nullptr : &*found;
    }

    /// −1: not counted.
    [[nodiscard]] qint64 valuesIn(const Table& table, const Column& column) const
    {
        const TableProfile* const whole = profileOf(table.name);
        const ColumnProfile* const profile = profileOf(table.name, column.name);
        return profile ? whole->rows - profile->nulls : -1;
    }

    const Plan& m_plan;
    const Catalog& m_source;
    const Catalog& m_target;
    const Assessment& m_found;
    PlanFates m_fates;

private:
    QList<Gap> m_gaps;
};

/// What the source has and the target does not.
class SourceGaps : public GapWriter
{
public:
    using GapWriter::GapWriter;
    void find();

private:
    void compareSource(const Table& table);
    void compareKeptReferences(const Table& table);
    void compareSourceColumn(const Table& table, const Column& column);
    void compareSourceIndex(const Table& table, const Index& index);
    void compareObjects();
    void compareSettings();
};

/// What the target wants and the source does not have.
class TargetGaps : public GapWriter
{
public:
    using GapWriter::GapWriter;
    void find();

private:
    void compareTarget(const Table& table);
    void compareTraits(const Table& old, const Table& table, const PlanStep& filler);
    void compareColumn(const Table& old, const Table& table, const Column& column, const PlanStep& filler);
    void compareNewColumn(const Table& table, const Column& column, const PlanStep& filler);
    void compareNull(const Table* old, const Table& table, const Column& column, const PlanStep& filler);
    void compareKeys(const Table* old, const Table& table, const PlanStep& filler);
    void compareReferences(const Table* old, const Table& table, const PlanStep& filler);
    void compareChecks(const Table* old, const Table& table, const PlanStep& filler);
    void compareIndexes(const Table* old, const Table& table);
};

} // namespace godwit::core
