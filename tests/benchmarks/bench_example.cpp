// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The safe migration beside the unsafe one, on the built-in example:
//
//   (a)  one INSERT … SELECT of all supplier_task_instances by the sqlite3 shell with its defaults, into a
//        copy where the target's table and its indexes are there already;
//   godwit-cli, phase by phase from assess to validate.
//
// Both take turns on fresh copies of one sample, so that a slow minute of the machine meets both. Printed are
// medians, their ratio to (a), and the peak memory of each process.
//
// How to run it, on a machine that does nothing else, with the build that users run:
//
//   packaging/bench --example [--rows N] [--rounds N] [--folder DIR] [--cli PATH]
//
// Defaults: 1,000,000 rows, 3 rounds, a temporary folder (about 2 GiB for the million; name one on the disk
// that is meant, /tmp may be memory). With --folder the sample stays there and is used again.

#include "tests/benchmarks/bench_options.h"
#include "tests/benchmarks/fresh_copy.h"
#include "tests/benchmarks/godwit_runs.h"
#include "tests/benchmarks/table.h"

#include <QCoreApplication>
#include <QFile>

using namespace godwit::bench;

namespace {

const QString kUnsafe = QStringLiteral("(a) INSERT … SELECT");

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
        if (line.startsWith(QStringLiteral("CREATE INDEX")) &&
            line.contains(QStringLiteral(" ON supplier_task_instances")))
            wanted += QString(line).replace(QStringLiteral("CREATE INDEX "),
                                            QStringLiteral("CREATE INDEX unsafe_")) +
                      u'\n';
    }
    return wanted.replace(QStringLiteral("supplier_task_instances"), QStringLiteral("unsafe_instances"));
}

void unsafeMove(const QString& sample, const QString& folder, Series* series)
{
    const FreshCopy copy(folder, sample);
    const QString schema = copy.beside(QStringLiteral("schema.sql"));
    const QString move = copy.beside(QStringLiteral("move.sql"));
    writeText(schema, unsafeSchema());
    writeText(move, QString::fromUtf8(kUnsafeMove));
    const QStringList arguments{QStringLiteral("-bail"), copy.path()};
    (void)mustRun(QStringLiteral("sqlite3"), arguments, schema);
    series->add(kUnsafe, mustRun(QStringLiteral("sqlite3"), arguments, move));
}

void safeMove(const QString& cli, const QString& sample, const QString& folder, Series* series)
{
    const FreshCopy copy(folder, sample);
    const GodwitRuns godwit{
        .cli = cli, .plan = QStringLiteral("example:product-manager"), .database = copy.path()};
    godwit.runPhases(phasesBeforeCutover(), series);
}

QString sampleIn(const QString& folder, const QString& cli, qint64 rows)
{
    const QString sample = QStringLiteral("%1/sample-%2.db").arg(folder).arg(rows);
    if (!QFile::exists(sample))
        (void)mustRun(cli, {QStringLiteral("sample"), QStringLiteral("product-manager"), sample,
                            QStringLiteral("--rows"), QString::number(rows), QStringLiteral("--dirty"),
                            QStringLiteral("1%")});
    return sample;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options({});
    const QString sample = sampleIn(options.folder(), options.cli(), options.rows());
    Series series;
    for (int round = 0; round < options.rounds(); ++round) {
        unsafeMove(sample, options.folder(), &series);
        safeMove(options.cli(), sample, options.folder(), &series);
    }
    Table table(series, kUnsafe);
    for (const QString& name : QStringList{kUnsafe} + phasesBeforeCutover() + QStringList{kWholeRun})
        table.addSeries(name);
    options.printHead();
    table.print();
    return 0;
}
