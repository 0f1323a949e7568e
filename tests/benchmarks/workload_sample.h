// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace godwit::bench {

/// The database that the workload migrates: 100 projects, 1,000 milestones, each with its section, and tasks
/// with random UUIDs as keys in the order of insertion; about 308 MB a million tasks. A function of its seed:
/// the variants have the same rows but for what their names say, so that one expected result serves all four.
struct WorkloadSample
{
    enum class Variant {
        Clean,
        BadStatus,  ///< one row in a thousand has the status `???`
        Json,       ///< notes hold {"n": "…"}
        BrokenJson, ///< as Json, one row in a thousand cut off in the middle
    };

    Variant variant = Variant::Clean;
    qint64 rows = 1'000'000;
    quint64 seed = 1;

    [[nodiscard]] bool hasJson() const { return variant == Variant::Json || variant == Variant::BrokenJson; }
    /// Such as "workload-json-1000000.db".
    [[nodiscard]] QString fileName() const;
};

/// Every so many rows one is bad, from the row of this number on.
inline constexpr qint64 kBadEvery = 1'000;
inline constexpr qint64 kFirstBad = 371;

/// Writes the sample to a path that is free. The file gets its name when it is complete.
core::Status writeWorkloadSample(const QString& path, const WorkloadSample& sample);

} // namespace godwit::bench
