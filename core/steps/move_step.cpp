// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/checks/figures.h"
#include "core/move/compiler.h"
#include "core/move/key_check.h"
#include "core/move/mover.h"
#include "core/move/repairs.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/triggers_off.h"
#include "core/steps/further_databases.h"
#include "core/steps/load_indexes.h"
#include "core/steps/repair.h"
#include "core/steps/settle.h"
#include "core/steps/sql_limits.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

int moveNumber(const Plan& plan, const MoveStep& step)
{
    return static_cast<int>(movesOf(plan).indexOf(&step));
}

void takeCounts(StepStatus& status, const MoveCursor& cursor)
{
    status.rows = cursor.seen;
    status.moved = cursor.moved;
    status.merged = cursor.merged;
    status.skipped = cursor.skipped;
    status.quarantined = cursor.quarantined;
    status.written = cursor.written;
}

/// The plan's SQL of a move may only read; what it says is prepared once under the guard before any of it runs.
Status checkGuarded(Database& work, const CompiledMove& move)
{
    const Guard guard(work, Guard::Kind::Reading);
    for (const QString& query : move.queries)
        GODWIT_CHECK(prepareReading(work, query));
    if (!move.copies.isEmpty())
        return {}; // the rest when its rows are there, by runMove
    for (const ReadStretch& stretch : move.stretches)
        GODWIT_CHECK(work.prepare(stretch.fromStart));
    return {};
}

/// The snapshot, where it holds what the work file's old tables hold: a second thread may read it then. Empty where a step
/// before this phase's moves changes rows of tables that are there already, and where edited rows stand in the old tables.
Result<QString> sourceFile(Database& work, StepContext& context)
{
    GODWIT_TRY(const bool isRepaired, hasRepairs(work));
    if (isRepaired)
        return QString();
    for (const Phase& phase : context.plan.phases) {
        for (const Step& step : phase.steps) {
            if (step.changesRows())
                return QString();
        }
        if (phase.id == context.phase.id)
            break;
    }
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    return snapshot.info.path;
}

} // namespace

Status runMoveStep(const MoveStep& step, StepContext& context)
{
    GODWIT_CHECK(ensureWorkFile(context));
    GODWIT_TRY(Database work, openWorkFile(context));
    const TriggersOff quiet(work);
    GODWIT_CHECK(WorkTables::create(work));
    GODWIT_CHECK(beginRepairs(work, context));
    GODWIT_TRY(const QString unchanged, sourceFile(work, context));
    GODWIT_TRY(const FurtherTables further, readFurtherTables(work, context.plan, context.source));
    GODWIT_TRY(const SqlLimits limits, sqlLimitsOf(context));
    const MoveScene scene{.plan = context.plan,
                          .source = context.source,
                          .target = context.target,
                          .staging = context.staging,
                          .seed = context.run.seed,
                          .sourceFile = unchanged,
                          .further = further,
                          .limits = limits};
    GODWIT_TRY(MoveSession session, openMoveSession(work, scene));
    GODWIT_TRY(const CompiledMove move, compileMove(scene, moveNumber(context.plan, step), step));
    GODWIT_CHECK(checkGuarded(work, move));
    GODWIT_TRY(const MoveCursor before, WorkTables(work).cursor(move.number));
    if (!before.isBegun)
        GODWIT_CHECK(refuseSharedKeys(work, scene, step));
    if (!before.isBegun)
        GODWIT_CHECK(createIndexesBeforeRows(work, move, context));
    if (move.number == 0 && !before.isBegun)
        GODWIT_CHECK(warnOfChangedFurther(context));
    GODWIT_TRY(qint64 decided, context.journal.waivedRows(context.run.id, context.phase.id, move.title));
    const auto tell = [&](const MoveProgress& progress) {
        context.latencies.add(progress.batchMs);
        takeCounts(context.status, progress.counts);
        context.progress({.done = progress.counts.moved + progress.counts.merged + progress.counts.skipped +
                                  progress.counts.quarantined,
                          .total = progress.total,
                          .unit = QStringLiteral("rows"),
                          .activity = progress.activity,
                          .quarantined = progress.counts.quarantined});
    };
    auto result = runMove(session, scene, move, decided, context.cancel, tell);
    while (!result && result.error().code == ErrorCode::LimitExceeded) {
        GODWIT_CHECK(copyRows(work, context)); // what the step waits for has to be there to be decided
        GODWIT_TRY(const qint64 known, context.journal.waivedRows(context.run.id, context.phase.id, move.title));
        if (known <= decided)
            break;
        decided = known; // waived before the phase began anew
        result = runMove(session, scene, move, decided, context.cancel, tell);
    }
    if (!result)
        return std::move(result).error();
    takeCounts(context.status, *result);
    context.log(LogLine::Level::Info,
                QStringLiteral("%1: %2, %3 moved, %4 merged, %5 skipped, %6 in quarantine")
                    .arg(move.title, rowsText(result->seen), QString::number(result->moved),
                         QString::number(result->merged), QString::number(result->skipped),
                         QString::number(result->quarantined)));
    return {};
}

} // namespace godwit::core
