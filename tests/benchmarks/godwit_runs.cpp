// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/godwit_runs.h"

#include "core/error.h"

#include <algorithm>

namespace godwit::bench {

QStringList phasesBeforeCutover()
{
    return {QStringLiteral("assess"), QStringLiteral("backup"), QStringLiteral("expand"),
            QStringLiteral("move"), QStringLiteral("validate")};
}

Measured GodwitRuns::run(const QStringList& options) const
{
    const QStringList arguments{QStringLiteral("run"), plan, database, QStringLiteral("--yes")};
    return mustRun(cli, arguments + options, {},
                   {static_cast<int>(core::Exit::Done), static_cast<int>(core::Exit::Undecided)});
}

void GodwitRuns::runPhases(const QStringList& phases, Series* series) const
{
    Measured whole;
    for (const QString& phase : phases) {
        const Measured measured = run({QStringLiteral("--phase"), phase});
        series->add(phase, measured);
        whole.seconds += measured.seconds;
        whole.cpuSeconds += measured.cpuSeconds;
        whole.peakMiB = std::max(whole.peakMiB, measured.peakMiB);
    }
    if (phases == phasesBeforeCutover())
        series->add(kWholeRun, whole);
}

Measured GodwitRuns::rollBackTo(const QString& phase) const
{
    return mustRun(
        cli, {QStringLiteral("rollback"), database, QStringLiteral("--to"), phase, QStringLiteral("--yes")});
}

} // namespace godwit::bench
