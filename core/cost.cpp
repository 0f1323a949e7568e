// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost.h"

#include <algorithm>

namespace godwit::core {

namespace {

template <typename Figure>
Figure sum(const Figure& one, const Figure& other)
{
    return one && other ? Figure(*one + *other) : one ? one : other;
}

template <typename Figure>
Figure larger(const Figure& one, const Figure& other)
{
    return std::max(one, other); // an absent figure is below every other
}

template <typename Figure>
Figure latest(const Figure& before, const Figure& later)
{
    return later ? later : before;
}

} // namespace

Cost together(const Cost& before, const Cost& later)
{
    Cost cost;
    cost.rows = latest(before.rows, later.rows);
    cost.bytes = sum(before.bytes, later.bytes);
    cost.seconds = sum(before.seconds, later.seconds);
    if (cost.rows && cost.seconds.value_or(0) > 0)
        cost.rowsPerSecond = static_cast<double>(*cost.rows) / *cost.seconds;
    cost.batches = sum(before.batches, later.batches);
    cost.batchP50Ms = latest(before.batchP50Ms, later.batchP50Ms);
    cost.batchP95Ms = latest(before.batchP95Ms, later.batchP95Ms);
    cost.batchMaxMs = larger(before.batchMaxMs, later.batchMaxMs);
    cost.peakMemoryBytes = larger(before.peakMemoryBytes, later.peakMemoryBytes);
    cost.cpuSeconds = sum(before.cpuSeconds, later.cpuSeconds);
    cost.bytesRead = sum(before.bytesRead, later.bytesRead);
    cost.bytesWritten = sum(before.bytesWritten, later.bytesWritten);
    return cost;
}

std::optional<double> CostFigure::of(const Cost& cost) const
{
    return std::visit(
        [&cost](auto figure) {
            return cost.*figure ? std::optional<double>(static_cast<double>(*(cost.*figure))) : std::nullopt;
        },
        member);
}

void CostFigure::set(Cost& cost, double value) const
{
    if (const auto* const count = std::get_if<Count>(&member))
        cost.*(*count) = static_cast<qint64>(value);
    else
        cost.*std::get<Measure>(member) = value;
}

} // namespace godwit::core
