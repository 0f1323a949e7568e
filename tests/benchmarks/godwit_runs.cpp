// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/godwit_runs.h"

#include "core/error.h"
#include "core/safety/workspace.h"
#include "core/sqlite/database.h"

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
    const Measured whole = run({QStringLiteral("--to"), phases.last()});
    series->add(kProcesses, whole);
    for (const QString& phase : phases)
        series->add(phase, costOf(phase));
    if (phases == phasesBeforeCutover())
        series->add(kWholeRun, whole);
}

Measured GodwitRuns::costOf(const QString& phase) const
{
    const auto workspace = core::Workspace::locate(database, {});
    auto journal = workspace ? core::Database::open(workspace->journal()) : std::move(workspace).error();
    if (!journal)
        giveUp(journal.error().what);
    const auto figure = [&](const char* name) {
        const auto value =
            journal->value(QStringLiteral("SELECT value FROM migration_metrics"
                                          " WHERE phase = ? AND step = -1 AND name = ? ORDER BY run DESC"),
                           {core::Value::ofText(phase), core::Value::ofText(QString::fromLatin1(name))});
        if (!value)
            giveUp(value.error().what);
        return value->real;
    };
    return {.seconds = figure("seconds"),
            .cpuSeconds = figure("cpu_seconds"),
            .peakMiB = figure("peak_memory_bytes") / (1024.0 * 1024.0)};
}

Measured GodwitRuns::rollBackTo(const QString& phase) const
{
    return mustRun(
        cli, {QStringLiteral("rollback"), database, QStringLiteral("--to"), phase, QStringLiteral("--yes")});
}

} // namespace godwit::bench
