// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/content_visit.h"

#include "core/run/state.h"
#include "core/side_by_side.h"
#include "core/sqlite/quoting.h"
#include "core/steps/validate_content.h"
#include "core/steps/work_file.h"
#include "tests/benchmarks/measured_process.h"

#include <QElapsedTimer>

#include <algorithm>

#include <sys/resource.h>

namespace godwit::bench {

namespace {

using core::Status;

double cpuSecondsNow()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Status countRows(const QString& file, const QStringList& tables)
{
    GODWIT_TRY(core::Database database, core::Database::open(file));
    for (const QString& table : tables)
        GODWIT_CHECK(database.integer(QStringLiteral("SELECT count(*) FROM %1").arg(core::quoted(table))));
    return {};
}

Status compare(core::StepContext& context, QList<core::CheckResult>& checks)
{
    GODWIT_TRY(const core::FileStamp seen, core::stampOf(context.workFile()));
    GODWIT_TRY(const auto content, core::ContentCheck::create(context, seen));
    GODWIT_TRY(const core::SnapshotRecord snapshot,
               core::findSnapshot(context.journal, context.run.originalSnapshot));
    QStringList before;
    QStringList after;
    for (const core::Table& table : context.source.tables)
        before.append(table.name);
    for (const core::Table& table : context.target.tables)
        after.append(context.staging.physicalName(table.name));
    GODWIT_CHECK(
        core::runSideBySide({[&] { return content->readExpected(); }, [&] { return content->readStored(); },
                             [&] { return countRows(snapshot.info.path, before); },
                             [&] { return countRows(context.workFile(), after); }}));
    return content->judge(checks);
}

} // namespace

bool ContentVisit::hasPassed() const
{
    return !checks.isEmpty() && std::ranges::all_of(checks, [](const core::CheckResult& check) {
        return check.verdict == core::Verdict::Passed;
    });
}

ContentVisit visitContent(const QString& database)
{
    core::RunState state;
    if (const Status loaded = state.load({.database = database, .plan = {}, .workspace = {}}); !loaded)
        giveUp(loaded.error().what);
    if (!state.hasOpenRun() || state.isCutOver())
        giveUp(QStringLiteral("%1 has no run that is under way.").arg(database));
    core::StepStatus status;
    const core::Answers answers;
    core::StepContext context = state.context(state.plan->phases.last(), 0, status, answers);
    ContentVisit visit;
    QElapsedTimer timer;
    timer.start();
    const double before = cpuSecondsNow();
    if (const Status compared = compare(context, visit.checks); !compared)
        giveUp(compared.error().what);
    visit.seconds = double(timer.nsecsElapsed()) / 1e9;
    visit.cpuSeconds = cpuSecondsNow() - before;
    return visit;
}

} // namespace godwit::bench
