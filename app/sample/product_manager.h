// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <functional>

namespace godwit::app {

struct SampleOptions
{
    qint64 rows = 20'000; ///< supplier instances (more, if the kinds of dirt need more); about a quarter as
                          ///< many templates
    quint64 seed = 1;
    double dirty = 0.01; ///< fraction of rows with dirt; every kind at least once unless 0
};

/// Writes a version 1 database of the built-in example, with every kind of dirt that its rules name. The same
/// options give the same rows. Refuses a path that exists (TargetExists). `progress(done, total)` in rows.
core::Status writeProductManagerSample(const QString& path, const SampleOptions& options,
                                       const std::function<void(qint64 done, qint64 total)>& progress);

} // namespace godwit::app
