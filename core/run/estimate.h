// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"

namespace godwit::core {

/// What is known of a database and a machine before a phase was ever run on them.
struct EstimateScene
{
    qint64 bytes = 0;               ///< of the database
    QHash<QString, qint64> rows;    ///< of its tables; empty: not counted yet
    QHash<QString, qint64> quarantine; ///< rows expected there, by the id of the phase; empty: not looked at yet
    double assessSeconds = -1;      ///< what reading all of it took here; −1: not done yet
};

/// A phase's forecast from the rates below, which were measured with the benchmark's workload (1,000,000 rows,
/// 308 MB) on 2 cores, and from how fast this machine assessed the database. The band is wide: from half to three times;
/// four where nothing was measured here. What it takes of the volumes is left to run/space_forecast.
[[nodiscard]] PhaseForecast estimateOf(const Phase& phase, const EstimateScene& scene);

} // namespace godwit::core
