// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The safe migration beside what people write by hand, on the workload of tests/benchmarks/workload:
//
//   (a)  one INSERT … SELECT by the sqlite3 shell with its defaults;
//   (b)  the same, read in the order of the key, with the indexes after the load;
//   (c)  a loop over the rows in Python, with an UPDATE of each old row, in one transaction;
//   godwit-cli, phase by phase from assess to validate, then rollback to before the move; what validate takes
//   to compare the content and to count the rows of both sides, by itself; the move with one bad row in a
//   thousand, and with one broken JSON in a thousand, each beside its own clean move; and a small database in
//   all phases.
//
// All take turns on fresh copies of one sample. Printed are medians, their ratio to (a), what they have to
// reach, and the most memory that a process had. The figures to reach were set beside a prototype on 2 cores,
// 24 GiB, ext4, warm cache.
//
// How to run it, on a machine that does nothing else, with the build that users run:
//
//   packaging/bench [--rows N] [--rounds N] [--folder DIR] [--cli PATH] [--only PART,PART]
//
// Defaults: 1,000,000 rows, 3 rounds, a temporary folder (about 4 GiB for the million; name one on the disk
// that is meant, /tmp may be memory). With --folder the samples stay there and are used again.

#include "tests/benchmarks/bench_options.h"
#include "tests/benchmarks/content_visit.h"
#include "tests/benchmarks/measured_process.h"
#include "tests/benchmarks/workload_rounds.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

using namespace godwit::bench;

namespace {

const QString kOnly = QStringLiteral("only");
const QString kPrepare = QStringLiteral("prepare");
const QString kContent = QStringLiteral("content");

QStringList partsOf(const BenchOptions& options)
{
    const QStringList parts = options.value(kOnly).split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (!WorkloadRounds::allParts().contains(part))
            giveUp(QStringLiteral("\"%1\" is no part. There are %2.")
                       .arg(part, WorkloadRounds::allParts().join(u' ')));
    }
    return parts;
}

/// In a process of its own: what writing the samples takes of memory would be counted with all that is
/// measured.
void prepareElsewhere(const BenchOptions& options)
{
    (void)mustRun(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--prepare"), QStringLiteral("--folder"), options.folder(),
                   QStringLiteral("--rows"), QString::number(options.rows()), QStringLiteral("--only"),
                   options.value(kOnly)});
}

/// What the process that is measured does. What it took by itself goes into a file: to open the database
/// costs as much again, and is no part of it.
int visitAlone(const QString& database)
{
    const ContentVisit visit = visitContent(database);
    for (const godwit::core::CheckResult& check : visit.checks)
        QTextStream(stderr) << (visit.hasPassed() ? QString()
                                                  : check.name + u' ' + check.figures + check.why + u'\n');
    QFile file(WorkloadRounds::fileOfVisit(database));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QByteArray::number(visit.seconds) + ' ' + QByteArray::number(visit.cpuSeconds)) < 0)
        giveUp(file.errorString());
    return visit.hasPassed() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QString parts = WorkloadRounds::allParts().join(u',');
    const BenchOptions options(
        {{kOnly, QStringLiteral("What to measure beside (a): some of %1.").arg(parts),
          QStringLiteral("PARTS"), parts},
         {kPrepare, QStringLiteral("Only write the samples and plans into the folder.")},
         {kContent, QStringLiteral("Only compare the content of this database, whose rows have moved."),
          QStringLiteral("FILE")}});
    if (options.isSet(kContent))
        return visitAlone(options.value(kContent));
    WorkloadRounds workload(options.cli(), options.folder(), options.rows(), partsOf(options));
    if (!options.isSet(kPrepare))
        prepareElsewhere(options);
    workload.prepare();
    if (options.isSet(kPrepare))
        return 0;
    for (int round = 0; round < options.rounds(); ++round)
        workload.measureRound();
    options.printHead();
    workload.printTable();
    return 0;
}
