// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/late_references.h"

#include "core/checks/figures.h"
#include "core/move/compiler.h"
#include "core/move/mover.h"
#include "core/move/orphans.h"
#include "core/sqlite/triggers_off.h"

namespace godwit::core {

namespace {

/// What the moves of all phases so far come to, after rows of theirs were put aside at the end of this one.
Status takeCountsAgain(Database& work, StepContext& context)
{
    GODWIT_TRY(const auto steps, context.journal.steps(context.run.id));
    const QList<const MoveStep*> moves = movesOf(context.plan);
    for (StepStatus step : steps) {
        const Phase* const phase = context.plan.phase(step.phase);
        const auto* const move = phase && step.index < phase->steps.size() ? std::get_if<MoveStep>(&phase->steps[step.index].work) : nullptr;
        if (!move)
            continue;
        GODWIT_TRY(const MoveCursor cursor, WorkTables(work).cursor(static_cast<int>(moves.indexOf(move))));
        if (!cursor.isBegun)
            continue;
        step.moved = cursor.moved;
        step.merged = cursor.merged;
        step.quarantined = cursor.quarantined;
        step.written = cursor.written;
        GODWIT_CHECK(context.journal.putStep(context.run.id, step));
    }
    return {};
}

} // namespace

Status putOrphansAside(Database& work, StepContext& context)
{
    context.progress({.done = 0, .total = -1, .unit = {}, .activity = QStringLiteral("checking references"), .quarantined = 0});
    GODWIT_TRY(const FurtherTables further, readFurtherTables(work, context.plan, context.source));
    const MoveScene scene{.plan = context.plan,
                          .source = context.source,
                          .target = context.target,
                          .staging = context.staging,
                          .seed = context.run.seed,
                          .sourceFile = {},
                          .further = further};
    GODWIT_TRY(MoveSession session, openMoveSession(work, scene));
    const TriggersOff quiet(work);
    GODWIT_TRY(const qint64 gone, Orphans(session, scene, PhaseEnd::of(context.plan, context.phase.id)).putAside());
    if (gone > 0)
        context.log(LogLine::Level::Warning,
                    QStringLiteral("%1 put aside at the end of the phase: what %2 to is not there.")
                        .arg(countText(gone, QStringLiteral("row was"), QStringLiteral("rows were")),
                             gone == 1 ? QStringLiteral("it refers") : QStringLiteral("they refer")));
    return takeCountsAgain(work, context);
}

Status checkLimits(Database& work, StepContext& context)
{
    const QList<const MoveStep*> moves = movesOf(context.plan);
    for (const Step& step : context.phase.steps) {
        const auto* const move = std::get_if<MoveStep>(&step.work);
        if (!move)
            continue;
        GODWIT_TRY(const MoveCursor cursor, WorkTables(work).cursor(static_cast<int>(moves.indexOf(move))));
        GODWIT_TRY(const qint64 decided, context.journal.waivedRows(context.run.id, context.phase.id, titleOf(*move)));
        GODWIT_CHECK(checkLimit(*move, cursor, cursor.seen, decided));
    }
    return {};
}

} // namespace godwit::core
