// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/distinct_set.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// The slot that holds the hash, or the free one where it belongs. The size is a power of two.
size_t slotOf(const std::vector<quint64>& slots, quint64 hash)
{
    const size_t mask = slots.size() - 1;
    size_t slot = static_cast<size_t>(hash) & mask;
    while (slots[slot] != 0 && slots[slot] != hash)
        slot = (slot + 1) & mask;
    return slot;
}

} // namespace

void DistinctSet::insert(quint64 hash)
{
    if (m_isFull) {
        m_sketch.insert(hash);
        return;
    }
    if (static_cast<size_t>(m_count + 1) * 4 > m_slots.size() * 3)
        grow();
    const size_t slot = slotOf(m_slots, hash);
    if (m_slots[slot] == hash)
        return;
    if (m_count == m_bound) {
        fill();
        m_sketch.insert(hash);
        return;
    }
    m_slots[slot] = hash;
    ++m_count;
}

void DistinctSet::insert(const DistinctSet& other)
{
    for (const quint64 hash : other.m_slots) {
        if (hash != 0)
            insert(hash);
    }
    if (other.m_isFull) {
        fill();
        m_sketch.insert(other.m_sketch);
    }
}

/// What was counted exactly becomes part of the estimate.
void DistinctSet::fill()
{
    for (const quint64 hash : m_slots) {
        if (hash != 0)
            m_sketch.insert(hash);
    }
    m_isFull = true;
    m_count = m_bound;
    m_slots = {};
}

qint64 DistinctSet::count() const
{
    return m_isFull ? std::max(m_bound + 1, m_sketch.estimate()) : m_count;
}

void DistinctSet::grow()
{
    std::vector<quint64> larger(m_slots.empty() ? 64 : m_slots.size() * 2);
    for (const quint64 hash : m_slots) {
        if (hash != 0)
            larger[slotOf(larger, hash)] = hash;
    }
    m_slots = std::move(larger);
}

} // namespace godwit::core
