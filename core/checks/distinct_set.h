// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/distinct_sketch.h"

namespace godwit::core {

/// Counts different 64-bit hashes: exactly up to a bound, by open addressing, so that a column costs at most 16 bytes for each
/// counted value; beyond it by an estimate.
class DistinctSet
{
public:
    explicit DistinctSet(qint64 bound) : m_bound(bound) {}

    void insert(quint64 hash); ///< not 0, which marks a free slot
    void insert(const DistinctSet& other);
    [[nodiscard]] qint64 count() const; ///< more than the bound where that was passed
    [[nodiscard]] bool isExact() const { return !m_isFull; }

private:
    void grow();
    void fill();

    qint64 m_bound;
    qint64 m_count = 0;
    bool m_isFull = false;
    std::vector<quint64> m_slots;
    DistinctSketch m_sketch; ///< of all hashes, from the bound on
};

} // namespace godwit::core
