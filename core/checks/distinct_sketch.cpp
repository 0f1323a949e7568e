// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/distinct_sketch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

namespace godwit::core {

namespace {

constexpr int kIndexBits = 13;
constexpr int kRunBits = 64 - kIndexBits;
constexpr size_t kRegisters = size_t(1) << kIndexBits;

// Corrections for registers that are empty, and for those that can count no further, by O. Ertl: New
// cardinality estimation algorithms for HyperLogLog sketches, 2017. With them one formula holds from none to
// 2^64.
double sigma(double x)
{
    if (x == 1)
        return HUGE_VAL;
    double sum = x;
    double weight = 1;
    for (double before = -1; before != sum; weight += weight) {
        before = sum;
        x *= x;
        sum += x * weight;
    }
    return sum;
}

double tau(double x)
{
    if (x == 0 || x == 1)
        return 0;
    double sum = 1 - x;
    double weight = 1;
    for (double before = -1; before != sum;) {
        before = sum;
        x = std::sqrt(x);
        weight /= 2;
        sum -= (1 - x) * (1 - x) * weight;
    }
    return sum / 3;
}

} // namespace

void DistinctSketch::insert(quint64 hash)
{
    if (m_registers.empty())
        m_registers.resize(kRegisters);
    const auto run = static_cast<quint8>(std::min(std::countl_zero(hash << kIndexBits), kRunBits) + 1);
    quint8& known = m_registers[static_cast<size_t>(hash >> kRunBits)];
    known = std::max(known, run);
}

void DistinctSketch::insert(const DistinctSketch& other)
{
    if (m_registers.empty())
        m_registers.resize(kRegisters);
    for (size_t index = 0; index < other.m_registers.size(); ++index)
        m_registers[index] = std::max(m_registers[index], other.m_registers[index]);
}

qint64 DistinctSketch::estimate() const
{
    if (m_registers.empty())
        return 0;
    std::array<double, kRunBits + 2> counts{};
    for (const quint8 run : m_registers)
        ++counts[run];
    constexpr auto kAll = static_cast<double>(kRegisters);
    double sum = kAll * tau(1 - counts[kRunBits + 1] / kAll);
    for (size_t run = kRunBits; run >= 1; --run)
        sum = (sum + counts[run]) / 2;
    sum += kAll * sigma(counts[0] / kAll);
    return std::llround(kAll * kAll / (2 * std::numbers::ln2 * sum));
}

} // namespace godwit::core
