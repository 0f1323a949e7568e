// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The safe migration beside the unsafe one, on the built-in example:
//
//   (a)  one INSERT … SELECT of all supplier_task_instances by the sqlite3 shell with its defaults, into a copy where the
//        target's table and its indexes are there already;
//   (b)  godwit-cli run, phase by phase, from assess to validate.
//
// Both take turns on fresh copies of one sample, so that a slow minute of the machine meets both. Printed are medians,
// their ratio to (a), and the peak memory of each process.
//
// How to run it, on a machine that does nothing else, with the build that users run:
//
//   cmake --preset release && cmake --build --preset release --target bench
//   build/release/tests/benchmarks/bench_example [--rows N] [--rounds N] [--folder DIR] [--cli PATH]
//
// Defaults: 1,000,000 rows, 3 rounds, a temporary folder (about 2 GiB for the million; name one on the disk that is
// meant, /tmp may be memory). With --folder the sample stays there and is used again.

#include "tests/benchmarks/measured_process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

#include <unistd.h>

using godwit::bench::Measured;
using godwit::bench::runMeasured;

namespace {

const QStringList kPhases{QStringLiteral("assess"), QStringLiteral("backup"), QStringLiteral("expand"),
                          QStringLiteral("move"), QStringLiteral("validate")};

/// What a person would write by hand: what cannot be read becomes NULL or a default, and nobody hears of it.
constexpr const char* kUnsafeMove = R"(
INSERT INTO unsafe_instances (id, supplier_id, project_task_template_id, status, actual_due_date, completed_at, notes,
  attachments, is_applied, created_at, updated_at)
SELECT s.id, s.supplier_id, s.project_milestone_task_id,
  CASE replace(replace(lower(trim(s.status)), ' ', '_'), '-', '_')
    WHEN 'in_progress' THEN 'in_progress' WHEN 'wip' THEN 'in_progress' WHEN 'started' THEN 'in_progress'
    WHEN 'blocked' THEN 'blocked' WHEN 'submitted' THEN 'submitted'
    WHEN 'completed' THEN 'completed' WHEN 'done' THEN 'completed' WHEN 'complete' THEN 'completed'
    WHEN 'closed' THEN 'completed' ELSE 'not_started' END,
  unixepoch(date(s.actual_due_date)) * 1000,
  coalesce(unixepoch(s.completed_at), unixepoch(s.updated_at), 0) * 1000,
  s.notes,
  CASE WHEN json_valid(s.attachments) THEN json(s.attachments) END,
  CASE WHEN s.is_applied IN (1, '1', 'true', 'yes') THEN 1 ELSE 0 END,
  coalesce(unixepoch(s.created_at), 0) * 1000,
  unixepoch(s.updated_at) * 1000
FROM supplier_task_instances AS s;
)";

[[noreturn]] void giveUp(const QString& why)
{
    QTextStream(stderr) << why << Qt::endl;
    std::exit(1);
}

void writeText(const QString& path, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        giveUp(file.errorString());
}

/// The target's table under a free name, with its indexes under free names, from the example's own schema.
QString unsafeSchema()
{
    QFile file(QStringLiteral(GODWIT_TARGET_SCHEMA));
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    QString wanted;
    const QString schema = QString::fromUtf8(file.readAll());
    for (const QString& line : schema.split(u'\n')) {
        const bool isInside = !wanted.isEmpty() && !wanted.trimmed().endsWith(QStringLiteral(");"));
        if (isInside || line.startsWith(QStringLiteral("CREATE TABLE supplier_task_instances")))
            wanted += line + u'\n';
    }
    for (const QString& line : schema.split(u'\n')) {
        if (line.startsWith(QStringLiteral("CREATE INDEX")) && line.contains(QStringLiteral(" ON supplier_task_instances")))
            wanted += QString(line).replace(QStringLiteral("CREATE INDEX "), QStringLiteral("CREATE INDEX unsafe_")) + u'\n';
    }
    return wanted.replace(QStringLiteral("supplier_task_instances"), QStringLiteral("unsafe_instances"));
}

/// A fresh copy, on disk before anything is measured.
QString freshCopy(const QString& sample, const QString& path)
{
    if (!QFile::copy(sample, path))
        giveUp(QStringLiteral("%1 cannot be copied to %2.").arg(sample, path));
    ::sync();
    return path;
}

Measured must(const Measured& measured, const QList<int>& fine, const QString& what)
{
    if (!fine.contains(measured.exitCode))
        giveUp(QStringLiteral("%1 ended with %2.").arg(what).arg(measured.exitCode));
    return measured;
}

Measured unsafeMove(const QString& sample, const QString& folder)
{
    const QString copy = freshCopy(sample, folder + QStringLiteral("/unsafe.db"));
    writeText(folder + QStringLiteral("/schema.sql"), unsafeSchema());
    writeText(folder + QStringLiteral("/move.sql"), QString::fromUtf8(kUnsafeMove));
    const QString shell = QStringLiteral("sqlite3");
    const QStringList arguments{QStringLiteral("-bail"), copy};
    must(runMeasured(shell, arguments, folder + QStringLiteral("/schema.sql")), {0}, QStringLiteral("The shell's schema"));
    return must(runMeasured(shell, arguments, folder + QStringLiteral("/move.sql")), {0}, QStringLiteral("The shell's move"));
}

using Series = QMap<QString, QList<Measured>>;

void safeMove(const QString& cli, const QString& sample, const QString& folder, Series* series)
{
    const QString copy = freshCopy(sample, folder + QStringLiteral("/safe.db"));
    Measured all;
    for (const QString& phase : kPhases) {
        const Measured measured =
            must(runMeasured(cli, {QStringLiteral("run"), QStringLiteral("example:product-manager"), copy,
                                   QStringLiteral("--phase"), phase, QStringLiteral("--yes")}),
                 {0, 8}, QStringLiteral("godwit-cli run --phase ") + phase); // 8: done, rows in quarantine undecided
        (*series)[phase].append(measured);
        all.seconds += measured.seconds;
        all.cpuSeconds += measured.cpuSeconds;
        all.peakMiB = std::max(all.peakMiB, measured.peakMiB);
    }
    (*series)[QStringLiteral("all phases")].append(all);
}

template <typename Figure>
double median(const QList<Measured>& rounds, Figure figure)
{
    QList<double> figures;
    for (const Measured& measured : rounds)
        figures.append(measured.*figure);
    std::sort(figures.begin(), figures.end());
    const qsizetype middle = figures.size() / 2;
    return figures.size() % 2 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
}

void print(const Series& series, const QString& unsafe)
{
    QTextStream out(stdout);
    const double base = median(series[unsafe], &Measured::seconds);
    out << QStringLiteral("%1%2%3%4%5").arg(QString(), -16).arg(QStringLiteral("seconds"), 10).arg(QStringLiteral("cpu"), 10)
               .arg(QStringLiteral("ratio"), 10).arg(QStringLiteral("peak MiB"), 10) << Qt::endl;
    for (const QString& name : QStringList{unsafe} + kPhases + QStringList{QStringLiteral("all phases")}) {
        const QList<Measured>& rounds = series[name];
        const double seconds = median(rounds, &Measured::seconds);
        out << QStringLiteral("%1%2%3%4%5").arg(name, -16).arg(seconds, 10, 'f', 3)
                   .arg(median(rounds, &Measured::cpuSeconds), 10, 'f', 3).arg(seconds / base, 10, 'f', 2)
                   .arg(median(rounds, &Measured::peakMiB), 10, 'f', 1) << Qt::endl;
    }
}

QString sampleIn(const QString& folder, const QString& cli, const QString& rows)
{
    const QString sample = QStringLiteral("%1/sample-%2.db").arg(folder, rows);
    if (!QFile::exists(sample))
        must(runMeasured(cli, {QStringLiteral("sample"), QStringLiteral("product-manager"), sample, QStringLiteral("--rows"),
                               rows, QStringLiteral("--dirty"), QStringLiteral("1%")}),
             {0}, QStringLiteral("godwit-cli sample"));
    return sample;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("rows"), QStringLiteral("Instances in the sample."), QStringLiteral("N"), QStringLiteral("1000000")},
                       {QStringLiteral("rounds"), QStringLiteral("How often."), QStringLiteral("N"), QStringLiteral("3")},
                       {QStringLiteral("folder"), QStringLiteral("Where the sample and the copies lie."), QStringLiteral("DIR")},
                       {QStringLiteral("cli"), QStringLiteral("The godwit-cli to measure."), QStringLiteral("PATH"), QStringLiteral(GODWIT_CLI)}});
    parser.process(application);
    QTemporaryDir temporary;
    const QString folder = parser.isSet(QStringLiteral("folder")) ? QDir(parser.value(QStringLiteral("folder"))).absolutePath() : temporary.path();
    const QString cli = parser.value(QStringLiteral("cli"));
    const QString sample = sampleIn(folder, cli, parser.value(QStringLiteral("rows")));
    const QString unsafe = QStringLiteral("INSERT … SELECT");
    Series series;
    const int rounds = std::max(1, parser.value(QStringLiteral("rounds")).toInt());
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir copies(folder + QStringLiteral("/round-XXXXXX")); // removes what it made, and nothing else
        if (!copies.isValid())
            giveUp(copies.errorString());
        series[unsafe].append(unsafeMove(sample, copies.path()));
        safeMove(cli, sample, copies.path(), &series);
    }
    QTextStream(stdout) << parser.value(QStringLiteral("rows")) << " rows, " << rounds << " rounds, " << GODWIT_BUILD_TYPE << " build, "
                        << cli << Qt::endl;
    print(series, unsafe);
    return 0;
}
