// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long Ctrl-C waits, wherever it comes. Two plans over the workload's database, from assess to clean-up:
// one that moves its rows into a new table, and one that changes them where they are (rebuild, update,
// delete). A first run tells what runs, and for how long: each SQL statement, copy, hash and sync that a look
// a millisecond finds often enough is a part. Then each part is interrupted, early, in its middle and late;
// the run that was interrupted goes on with the same command, to the next part. A sample counts only if its
// part still ran when the signal was sent. Printed are the seconds from the signal to the end of the program.
// What is seen is the call that a thread is in, by a library that is loaded before godwit-cli's own
// (running_watch.cpp).
//
// How to run it, on a machine that does nothing else, with the build that users run:
//
//   packaging/bench --pauses [--rows N] [--rounds N] [--folder DIR] [--cli PATH] [--only plan,changes]
//
// Defaults: 1,000,000 rows, 3 interrupts a part, a temporary folder (about 3 GiB for the million). A round of
// the million takes some minutes a plan.

#include "tests/benchmarks/bench_options.h"
#include "tests/benchmarks/measured_process.h"
#include "tests/benchmarks/pause_rounds.h"
#include "tests/benchmarks/workload_plan.h"
#include "tests/benchmarks/workload_sample.h"

#include <QCoreApplication>
#include <QFile>

using namespace godwit::bench;

namespace {

const QString kOnly = QStringLiteral("only");

QString sampleOf(const BenchOptions& options)
{
    const WorkloadSample wanted{.rows = options.rows()};
    const QString path = options.folder() + u'/' + wanted.fileName();
    if (QFile::exists(path))
        return path;
    if (const auto written = writeWorkloadSample(path, wanted); !written)
        giveUp(written.error().what);
    return path;
}

void measurePlan(const BenchOptions& options, const QString& sample, const QString& plan,
                 const QString& title)
{
    PauseRounds pauses(options.cli(), options.folder(), workloadFile(plan), sample);
    pauses.learn();
    for (int round = 0; round < options.rounds(); ++round)
        pauses.measure((round + 0.5) / options.rounds());
    pauses.printTable(title);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QString both = QStringLiteral("plan,changes");
    const BenchOptions options({{kOnly, QStringLiteral("Which plans: plan, changes, or both with a comma."),
                                 QStringLiteral("PLANS"), both}});
    const QString sample = sampleOf(options);
    const QStringList plans = options.value(kOnly).split(u',', Qt::SkipEmptyParts);
    options.printHead();
    for (const QString& plan : plans) {
        if (!both.split(u',').contains(plan))
            giveUp(QStringLiteral("\"%1\" is no plan. There are plan and changes.").arg(plan));
        measurePlan(options, sample, plan + QStringLiteral(".yaml"),
                    plan == QLatin1StringView("plan") ? QStringLiteral("Rows that move")
                                                      : QStringLiteral("Rows that are changed"));
    }
    return 0;
}
