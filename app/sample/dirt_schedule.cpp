// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt_schedule.h"

namespace godwit::app {

namespace {

constexpr qint64 kLargestFamily = 9; // instances: three duplicates with three each
constexpr int kByChanceAPlace = 20;  // so that a sample that is nearly all dirt has room for each variant

} // namespace

DirtSchedule::DirtSchedule(std::span<const dirt::Kind> kinds, SampleTable counted, double fraction)
    : m_kinds(kinds), m_counted(counted), m_fraction(fraction)
{
    for (const dirt::Kind& kind : kinds) {
        for (int variant = 0; variant < kind.variants; ++variant)
            m_once.push_back({&kind, variant});
    }
}

void DirtSchedule::plantDue(SamplePlanter& planter, double place, qint64 limit)
{
    while (m_next < m_once.size() && static_cast<double>(m_next) < place * static_cast<double>(m_once.size()))
        plant(planter, m_once[m_next++]);
    int byChance = 0;
    while (byChance++ < kByChanceAPlace && planter.status() &&
           planter.written(SampleTable::Instances) + kLargestFamily <= limit &&
           static_cast<double>(m_dirty) < m_fraction * static_cast<double>(planter.written(m_counted))) {
        const auto which = static_cast<size_t>(planter.random().below(static_cast<qint64>(m_kinds.size())));
        plant(planter, {&m_kinds[which], static_cast<int>(planter.random().below(m_kinds[which].variants))});
    }
}

void DirtSchedule::plant(SamplePlanter& planter, const Planting& planting)
{
    const qint64 before = planter.written(m_counted);
    planting.kind->plant(planter, planting.variant);
    m_dirty += planter.written(m_counted) - before;
}

} // namespace godwit::app
