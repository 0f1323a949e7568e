// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <optional>
#include <variant>

namespace godwit::core {

/// What a step or a phase has cost so far. A figure that could not be measured, or means nothing for the step, is absent;
/// zero is a measured zero. `run/cost_meter` measures, `run/cost_account` adds up, the journal keeps (migration_metrics).
struct Cost
{
    std::optional<qint64> rows;            ///< source rows seen by the profile or by moves, since the step began anew
    std::optional<qint64> bytes;           ///< database content written: growth of the work file; a shrinking one counts 0
    std::optional<double> seconds;         ///< elapsed
    std::optional<double> rowsPerSecond;   ///< rows / seconds
    std::optional<qint64> batches;         ///< durable batches of moves
    std::optional<double> batchP50Ms;      ///< time between two batches' ends; of the last go
    std::optional<double> batchP95Ms;      ///< of the last go
    std::optional<double> batchMaxMs;
    std::optional<qint64> peakMemoryBytes; ///< resident, with mapped files; see CostMeter
    std::optional<double> cpuSeconds;      ///< user and system, of the whole process
    std::optional<qint64> bytesRead;       ///< asked of the system by read calls, of the whole process
    std::optional<qint64> bytesWritten;    ///< given to the system by write calls, of the whole process

    bool operator==(const Cost&) const = default;
};

/// What was paid before and what a later go at the same work paid, as one. Amounts add up; `batchMaxMs` and
/// `peakMemoryBytes` are maxima; rows (which a step counts on across its goes) and percentiles are the later go's, where
/// it has them.
[[nodiscard]] Cost together(const Cost& before, const Cost& later);

/// One figure of a cost by its stable name: in `migration_metrics` and in JSON.
struct CostFigure
{
    using Count = std::optional<qint64> Cost::*;
    using Measure = std::optional<double> Cost::*;

    const char* name;
    const char* unit;
    std::variant<Count, Measure> member;

    [[nodiscard]] std::optional<double> of(const Cost& cost) const;
    void set(Cost& cost, double value) const;
};

inline constexpr std::array kCostFigures{
    CostFigure{"rows", "rows", &Cost::rows},
    CostFigure{"bytes", "bytes", &Cost::bytes},
    CostFigure{"seconds", "s", &Cost::seconds},
    CostFigure{"rows_per_second", "rows/s", &Cost::rowsPerSecond},
    CostFigure{"batches", "batches", &Cost::batches},
    CostFigure{"batch_ms_p50", "ms", &Cost::batchP50Ms},
    CostFigure{"batch_ms_p95", "ms", &Cost::batchP95Ms},
    CostFigure{"batch_ms_max", "ms", &Cost::batchMaxMs},
    CostFigure{"peak_memory_bytes", "bytes", &Cost::peakMemoryBytes},
    CostFigure{"cpu_seconds", "s", &Cost::cpuSeconds},
    CostFigure{"bytes_read", "bytes", &Cost::bytesRead},
    CostFigure{"bytes_written", "bytes", &Cost::bytesWritten},
};

} // namespace godwit::core
