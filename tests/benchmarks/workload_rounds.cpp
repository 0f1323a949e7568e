// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/workload_rounds.h"

#include "core/safety/workspace.h"
#include "core/sqlite/database.h"
#include "tests/benchmarks/fresh_copy.h"
#include "tests/benchmarks/godwit_runs.h"
#include "tests/benchmarks/table.h"
#include "tests/benchmarks/workload_plan.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace godwit::bench {

namespace {

const QString kInsertSelect = QStringLiteral("(a) INSERT … SELECT");
const QString kKeyOrder = QStringLiteral("(b) in key order, indexes after");
const QString kRowLoop = QStringLiteral("(c) Python row loop");
const QString kMove = QStringLiteral("move");
const QString kRollback = QStringLiteral("rollback to before the move");
const QString kContent = QStringLiteral("content and counts of both sides");
const QString kBadRows = QStringLiteral("move, 0.1 % bad rows");
const QString kJson = QStringLiteral("move, JSON");
const QString kBrokenJson = QStringLiteral("move, 0.1 % broken JSON");
const QString kSmall = QStringLiteral("10,000 rows, all phases");
constexpr qint64 kSmallRows = 10'000;

} // namespace

QStringList WorkloadRounds::allParts()
{
    return {QStringLiteral("key-order"), QStringLiteral("row-loop"), QStringLiteral("move"),
            QStringLiteral("whole"),     QStringLiteral("content"),  QStringLiteral("rollback"),
            QStringLiteral("bad-rows"),  QStringLiteral("json"),     QStringLiteral("small")};
}

WorkloadRounds::WorkloadRounds(const QString& cli, const QString& folder, qint64 rows,
                               const QStringList& parts)
    : m_cli(cli), m_folder(folder), m_rows(rows), m_parts(parts.cbegin(), parts.cend())
{
}

bool WorkloadRounds::wantsPhases() const
{
    return wants("move") || wants("whole") || wants("content") || wants("rollback") || wants("bad-rows");
}

QString WorkloadRounds::sample(Variant variant, qint64 rows) const
{
    return m_folder + u'/' + WorkloadSample{.variant = variant, .rows = rows}.fileName();
}

void WorkloadRounds::prepare()
{
    QList<WorkloadSample> samples{{.variant = Variant::Clean, .rows = m_rows}};
    if (wants("bad-rows"))
        samples.append({.variant = Variant::BadStatus, .rows = m_rows});
    if (wants("json"))
        samples +=
            {{.variant = Variant::Json, .rows = m_rows}, {.variant = Variant::BrokenJson, .rows = m_rows}};
    if (wants("small") && m_rows != kSmallRows)
        samples.append({.variant = Variant::Clean, .rows = kSmallRows});
    for (const WorkloadSample& wanted : samples) {
        const auto plan = writeWorkloadPlan(m_folder, wanted.hasJson());
        if (!plan)
            giveUp(plan.error().what);
        m_plans.insert(wanted.variant, *plan);
        const QString path = sample(wanted.variant, wanted.rows);
        if (QFile::exists(path))
            continue;
        if (const auto written = writeWorkloadSample(path, wanted); !written)
            giveUp(written.error().what);
    }
}

void WorkloadRounds::measureRound()
{
    measureScript(kInsertSelect, QStringLiteral("insert_select.sql"));
    if (wants("key-order"))
        measureScript(kKeyOrder, QStringLiteral("key_order.sql"));
    if (wants("row-loop"))
        measureRowLoop();
    if (wantsPhases())
        measurePhases();
    if (wants("bad-rows"))
        measureMove(kBadRows, Variant::BadStatus);
    if (wants("json")) {
        measureMove(kJson, Variant::Json);
        measureMove(kBrokenJson, Variant::BrokenJson);
    }
    if (wants("small"))
        measureSmall();
}

void WorkloadRounds::measureScript(const QString& name, const QString& script)
{
    const FreshCopy copy(m_folder, sample(Variant::Clean, m_rows));
    m_series.add(name, mustRun(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), copy.path()},
                               workloadFile(script)));
}

void WorkloadRounds::measureRowLoop()
{
    const FreshCopy copy(m_folder, sample(Variant::Clean, m_rows));
    m_series.add(kRowLoop,
                 mustRun(QStringLiteral("python3"), {workloadFile(QStringLiteral("row_loop.py")), copy.path(),
                                                     workloadFile(QStringLiteral("target.sql"))}));
}

void WorkloadRounds::measurePhases()
{
    const FreshCopy copy(m_folder, sample(Variant::Clean, m_rows));
    const GodwitRuns godwit{.cli = m_cli, .plan = m_plans.value(Variant::Clean), .database = copy.path()};
    QStringList phases = phasesBeforeCutover();
    if (!wants("whole"))
        phases.removeLast(); // validate
    godwit.runPhases(phases, &m_series);
    takeLongestBatch(copy.path());
    if (wants("content"))
        measureContent(copy.path());
    if (wants("rollback"))
        m_series.add(kRollback, godwit.rollBackTo(kMove));
}

void WorkloadRounds::measureContent(const QString& database)
{
    Measured measured =
        mustRun(QCoreApplication::applicationFilePath(), {QStringLiteral("--content"), database});
    QFile file(fileOfVisit(database));
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    const QList<QByteArray> figures = file.readAll().split(' ');
    measured.seconds = figures.value(0).toDouble();
    measured.cpuSeconds = figures.value(1).toDouble();
    m_series.add(kContent, measured);
}

void WorkloadRounds::measureMove(const QString& name, Variant variant)
{
    const FreshCopy copy(m_folder, sample(variant, m_rows));
    const GodwitRuns godwit{.cli = m_cli, .plan = m_plans.value(variant), .database = copy.path()};
    m_series.add(kProcesses, godwit.run({QStringLiteral("--to"), kMove}));
    m_series.add(name, godwit.costOf(kMove));
    takeLongestBatch(copy.path());
}

void WorkloadRounds::measureSmall()
{
    const FreshCopy copy(m_folder, sample(Variant::Clean, kSmallRows));
    const GodwitRuns godwit{.cli = m_cli, .plan = m_plans.value(Variant::Clean), .database = copy.path()};
    m_series.add(
        kSmall, godwit.run({QStringLiteral("--all"), QStringLiteral("--confirm"), QStringLiteral("app.db")}));
}

void WorkloadRounds::takeLongestBatch(const QString& database)
{
    const auto workspace = core::Workspace::locate(database, {});
    auto journal = workspace ? core::Database::open(workspace->journal()) : std::move(workspace).error();
    if (!journal)
        giveUp(journal.error().what);
    const auto longest = journal->value(
        QStringLiteral("SELECT max(value) FROM migration_metrics WHERE name = 'batch_ms_max'"));
    if (longest && !longest->isNull())
        m_longestBatchMs = std::max(m_longestBatchMs.value_or(0), longest->real);
}

void WorkloadRounds::printTable() const
{
    const auto ofBaseline = [](double most) { return Target{.limit = most, .against = kInsertSelect}; };
    Table table(m_series, kInsertSelect);
    table.addSeries(kInsertSelect);
    table.addSeries(kKeyOrder);
    table.addSeries(kRowLoop, Target{.limit = 5, .against = kMove, .isLeast = true});
    table.addSeries(QStringLiteral("assess"), ofBaseline(0.12));
    table.addSeries(QStringLiteral("backup"));
    table.addSeries(QStringLiteral("expand"));
    table.addSeries(kMove, ofBaseline(0.30));
    table.addSeries(QStringLiteral("validate"));
    table.addSeries(kContent, ofBaseline(0.15));
    table.addSeries(kWholeRun, ofBaseline(0.80));
    table.addSeries(kRollback, ofBaseline(0.10));
    table.addSeries(kBadRows, Target{.limit = 1.10, .against = kMove});
    table.addSeries(kJson);
    table.addSeries(kBrokenJson, Target{.limit = 1.10, .against = kJson});
    if (m_series.has(kSmall))
        table.addFigure(kSmall, m_series.median(kSmall), 1, QStringLiteral("s"));
    double peak = 0;
    double own = 0;
    for (const QString& name :
         phasesBeforeCutover() + QStringList{kProcesses, kRollback, kBadRows, kJson, kBrokenJson, kSmall}) {
        peak = std::max(peak, m_series.peakMiB(name));
        own = std::max(own, m_series.most(name, &Measured::peakOwnMiB));
    }
    if (peak > 0)
        table.addFigure(QStringLiteral("memory of godwit-cli: peak"), peak, 256, QStringLiteral("MiB"));
    if (own > 0)
        table.addFigure(QStringLiteral("memory of godwit-cli: without mapped files"), own, 96,
                        QStringLiteral("MiB"));
    if (m_series.has(kMove) || m_series.has(kJson))
        table.addFigure(QStringLiteral("longest batch"), m_longestBatchMs, 250, QStringLiteral("ms"));
    table.print();
}

} // namespace godwit::bench
