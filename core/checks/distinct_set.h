// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace godwit::core {

/// Counts different 64-bit hashes up to a bound, then forgets them: open addressing, so a column costs at most
/// 16 bytes for each counted value.
class DistinctSet
{
public:
    explicit DistinctSet(qint64 bound) : m_bound(bound) {}

    void insert(quint64 hash); ///< not 0, which marks a free slot
    void insert(const DistinctSet& other);
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] bool isFull() const { return m_isFull; } ///< one more than the bound was seen

private:
    void grow();

    qint64 m_bound;
    qint64 m_count = 0;
    bool m_isFull = false;
    std::vector<quint64> m_slots;
};

} // namespace godwit::core
