// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/rebuilt_state.h"

#include "core/safety/durable.h"
#include "core/safety/points.h"

namespace godwit::core {

namespace {

Points pointsOf(StepContext& context)
{
    return Points(context.journal, context.workspace, context.run, context.cancel);
}

} // namespace

Result<std::unique_ptr<RebuiltState>> RebuiltState::putInPlace(StepContext& context)
{
    GODWIT_TRY(auto point, pointsOf(context).swappedIn());
    // One that was taken later is that of another cut-over: the live file came back by a restore.
    if (point && point->takenAt > context.run.cutOverAt)
        point.reset();
    return make(context, QStringLiteral("since.db"), point);
}

Result<std::unique_ptr<RebuiltState>> RebuiltState::beforeCutover(StepContext& context)
{
    for (const Phase& phase : context.plan.phases) {
        if (!phase.has<CutoverStep>())
            continue;
        GODWIT_TRY(const auto point, pointsOf(context).holding(phase.id));
        return make(context, QStringLiteral("told.db"),
                    point && !point->isLive ? point : std::optional<PointRecord>());
    }
    return make(context, {}, std::nullopt);
}

Result<std::unique_ptr<RebuiltState>> RebuiltState::make(StepContext& context, const QString& name,
                                                         const std::optional<PointRecord>& point)
{
    if (!point)
        return Error(ErrorCode::PointUnusable, QStringLiteral("that state is not kept"));
    std::unique_ptr<RebuiltState> state(
        new RebuiltState(context, context.workspace.runFolder(context.run.id) + u'/' + name));
    GODWIT_CHECK(context.journal.addFile(context.run.id, state->m_path, QStringLiteral("work")));
    GODWIT_CHECK(removeFileDurably(state->m_path));
    GODWIT_CHECK(pointsOf(context).rebuild(*point, state->m_path, [&context](qint64 done, qint64 total) {
        context.progress({.done = done,
                          .total = total,
                          .unit = QStringLiteral("bytes"),
                          .activity = QStringLiteral("rebuilding a state to compare with"),
                          .quarantined = 0});
    }));
    return state;
}

RebuiltState::~RebuiltState()
{
    // A name that stays is in the journal, and is replaced by the next one of its kind.
    if (removeFileDurably(m_path))
        (void)m_context.journal.forgetFile(m_path);
}

} // namespace godwit::core
