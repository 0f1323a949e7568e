// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/checks/figures.h"
#include "core/move/deleter.h"
#include "core/move/rebuilder.h"
#include "core/move/script_runner.h"
#include "core/sqlite/triggers_off.h"
#include "core/steps/repair.h"
#include "core/steps/settle.h"
#include "core/steps/sql_limits.h"
#include "core/steps/work_file.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

int numberOf(const StepContext& context)
{
    const Step* const step = &context.phase.steps.at(context.index);
    for (const NumberedChange& change : changesOf(context.plan)) {
        if (change.phase->id == context.phase.id && change.step->at.line == step->at.line && change.step->at.column == step->at.column)
            return change.number;
    }
    return -1;
}

void takeCounts(StepStatus& status, const ChangeCursor& cursor)
{
    status.rows = cursor.seen;
    status.changed = cursor.changed;
    status.unchanged = cursor.unchanged;
    status.skipped = cursor.skipped;
    status.quarantined = cursor.quarantined;
}

/// What all four kinds share: the work file, its scene, progress, and the figures at the end.
class ChangeRun
{
public:
    explicit ChangeRun(StepContext& context) : m_context(context) {}

    Status run(const std::function<Result<ChangeCursor>(const ChangeScene&)>& work)
    {
        GODWIT_CHECK(ensureWorkFile(m_context));
        GODWIT_TRY(Database database, openWorkFile(m_context));
        const TriggersOff quiet(database);
        GODWIT_CHECK(beginRepairs(database, m_context));
        GODWIT_TRY(const FurtherTables further, readFurtherTables(database, m_context.plan, m_context.source));
        GODWIT_TRY(const SqlLimits limits, sqlLimitsOf(m_context));
        ChangeScene scene{.work = database,
                          .plan = m_context.plan,
                          .source = m_context.source,
                          .target = m_context.target,
                          .staging = m_context.staging,
                          .number = numberOf(m_context),
                          .seed = m_context.run.seed,
                          .further = further,
                          .limits = limits};
        GODWIT_CHECK(scene.open());
        const SqlBounds bounds(database, limits.queryMs); // from one batch to the next
        m_restart = [&database] { database.restartClock(); };
        database.setHeartbeat([this] { beat(); });
        auto result = work(scene);
        database.setHeartbeat({});
        if (!result && result.error().code == ErrorCode::LimitExceeded)
            GODWIT_CHECK(copyRows(database, m_context)); // what the step waits for has to be there to be decided
        if (!result)
            return std::move(result).error();
        takeCounts(m_context.status, *result);
        logFigures(*result);
        return addMetrics(scene);
    }

    void tell(const ChangeProgress& progress)
    {
        if (progress.batchMs > 0)
            m_context.latencies.add(progress.batchMs);
        m_restart();
        takeCounts(m_context.status, progress.counts);
        m_last = {.done = progress.done,
                  .total = progress.total,
                  .unit = QStringLiteral("rows"),
                  .activity = progress.activity,
                  .quarantined = progress.counts.quarantined};
        m_context.progress(m_last);
    }

private:
    /// Within a long statement: it still lives.
    void beat()
    {
        if (m_sinceBeat.isValid() && !m_sinceBeat.hasExpired(kBeatMilliseconds))
            return;
        m_sinceBeat.start();
        m_context.progress(m_last);
    }

    void logFigures(const ChangeCursor& cursor)
    {
        const Step& step = m_context.phase.steps.at(m_context.index);
        m_context.log(LogLine::Level::Info,
                      QStringLiteral("%1 %2: %3, %4 changed, %5 unchanged, %6 skipped, %7 in quarantine")
                          .arg(step.kind(), step.title(), rowsText(cursor.seen),
                               QString::number(cursor.changed), QString::number(cursor.unchanged),
                               QString::number(cursor.skipped), QString::number(cursor.quarantined)));
    }

    Status addMetrics(const ChangeScene& scene)
    {
        GODWIT_TRY(const qint64 untraced,
                   scene.work.integer(QStringLiteral("SELECT coalesce(sum(untraced), 0) FROM _godwit_changed WHERE step = ?"),
                                      {Value::ofInteger(scene.number)}));
        if (untraced > 0)
            m_context.log(
                LogLine::Level::Warning,
                QStringLiteral(
                    "%1 that left could not be led back to a source row; the balance does not tell of that.")
                    .arg(rowsText(untraced)));
        return m_context.journal.addMetric(m_context.run.id, m_context.phase.id, m_context.index, QStringLiteral("untraced"),
                                           static_cast<double>(untraced), QStringLiteral("rows"));
    }

    static constexpr int kBeatMilliseconds = 100;
    StepContext& m_context;
    QElapsedTimer m_sinceBeat;
    std::function<void()> m_restart;
    StepProgress m_last;
};

} // namespace

Status runUpdateStep(const UpdateStep& step, StepContext& context)
{
    ChangeRun run(context);
    return run.run([&](const ChangeScene& scene) -> Result<ChangeCursor> {
        GODWIT_TRY(const qint64 decided,
                   context.journal.waivedRows(context.run.id, context.phase.id, changesOf(context.plan).at(scene.number).title()));
        return runUpdate(scene, step, decided, context.cancel, [&](const ChangeProgress& progress) { run.tell(progress); });
    });
}

Status runDeleteStep(const DeleteStep& step, StepContext& context)
{
    const auto tellRadius = [&](const CheckResult& radius) {
        context.log(radius.verdict == Verdict::Passed ? LogLine::Level::Info : LogLine::Level::Warning,
                    radius.why.isEmpty() ? radius.figures : QStringLiteral("%1; %2").arg(radius.figures, radius.why));
        for (const QStringList& line : radius.samples)
            context.log(LogLine::Level::Info, line.join(QStringLiteral(" · ")));
        return context.journal.putChecks(context.run.id, context.phase.id, context.index, {radius});
    };
    ChangeRun run(context);
    return run.run([&](const ChangeScene& scene) {
        return runDelete(scene, step, context.cancel, tellRadius, [&](const ChangeProgress& progress) { run.tell(progress); });
    });
}

Status runRebuildStep(const RebuildStep& step, StepContext& context)
{
    ChangeRun run(context);
    return run.run([&](const ChangeScene& scene) {
        return runRebuild(scene, step, context.cancel, [&](const ChangeProgress& progress) { run.tell(progress); });
    });
}

Status runSqlStep(const SqlStep& step, StepContext& context)
{
    ChangeRun run(context);
    return run.run([&](const ChangeScene& scene) {
        return runScript(scene, step, [&](const RanStatement& ran) {
            context.log(LogLine::Level::Info,
                        QStringLiteral("%1:%2: %3")
                            .arg(step.script.at.file, QString::number(ran.line), rowsText(ran.rows)));
        });
    });
}

} // namespace godwit::core
