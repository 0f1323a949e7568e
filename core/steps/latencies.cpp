// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/latencies.h"

#include <algorithm>
#include <cmath>

namespace godwit::core {

namespace {

constexpr double kFirstMs = 0.001;
constexpr double kRatio = 1.03; // a bucket's middle is within ±1.5 % of all it holds

} // namespace

void BatchLatencies::add(double milliseconds)
{
    const double exponent = std::log(std::max(milliseconds, kFirstMs) / kFirstMs) / std::log(kRatio);
    ++m_buckets[std::min(static_cast<std::size_t>(exponent), m_buckets.size() - 1)];
    ++m_count;
    m_maxMs = std::max(m_maxMs, milliseconds);
}

void BatchLatencies::add(const BatchLatencies& other)
{
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket)
        m_buckets[bucket] += other.m_buckets[bucket];
    m_count += other.m_count;
    m_maxMs = std::max(m_maxMs, other.m_maxMs);
}

double BatchLatencies::percentileMs(double share) const
{
    const auto rank = std::max<qint64>(1, static_cast<qint64>(std::ceil(share * static_cast<double>(m_count))));
    qint64 passed = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        passed += m_buckets[bucket];
        if (passed >= rank)
            return std::min(m_maxMs, kFirstMs * std::pow(kRatio, static_cast<double>(bucket) + 0.5));
    }
    return m_maxMs;
}

void BatchLatencies::tell(Cost& cost) const
{
    if (m_count == 0)
        return;
    cost.batches = m_count;
    cost.batchP50Ms = percentileMs(0.5);
    cost.batchP95Ms = percentileMs(0.95);
    cost.batchMaxMs = m_maxMs;
}

} // namespace godwit::core
