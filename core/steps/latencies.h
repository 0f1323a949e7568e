// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost.h"

#include <array>

namespace godwit::core {

/// How long batches took, in memory that does not grow: a histogram whose buckets are 3 % apart, from 1 µs to hours. The
/// percentiles are less than 2 % off a batch that was counted; the longest is exact. A value; steps fill it.
class BatchLatencies
{
public:
    void add(double milliseconds);
    /// The batches of another step of the same phase.
    void add(const BatchLatencies& other);

    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] double maxMs() const { return m_maxMs; }
    /// The duration that this share (0..1) of the batches did not pass, by nearest rank; 0 without a batch.
    [[nodiscard]] double percentileMs(double share) const;
    /// Its four figures; nothing where there was no batch.
    void tell(Cost& cost) const;

private:
    std::array<quint32, 800> m_buckets = {};
    qint64 m_count = 0;
    double m_maxMs = 0;
};

} // namespace godwit::core
