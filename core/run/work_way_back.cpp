// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/work_way_back.h"

#include "core/safety/durable.h"
#include "core/safety/points.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// What the work file was before a phase.
struct WorkFileBefore
{
    bool isUnchanged = false;         ///< nothing has changed it since
    std::optional<PointRecord> point; ///< else that state; none: there was no work file
};

Points pointsOf(RunState& state)
{
    return {*state.journal, *state.workspace, *state.run, state.cancel};
}

Result<WorkFileBefore> workFileBefore(RunState& state, const QString& phase)
{
    Points points = pointsOf(state);
    GODWIT_TRY(const auto own, points.find(phase));
    GODWIT_TRY(const auto point, points.holding(phase));
    if (!own || (own->isShared() && !point && QFileInfo::exists(state.workspace->workFile(state.run->id))))
        return WorkFileBefore{.isUnchanged = true, .point = {}};
    return WorkFileBefore{.isUnchanged = false, .point = point && !point->isLive ? point : std::nullopt};
}

Status proveOne(RunState& state, const QString& phase)
{
    GODWIT_TRY(const WorkFileBefore before, workFileBefore(state, phase));
    return before.point ? pointsOf(state).prove(*before.point) : Status();
}

/// The nearest phase before this one whose state is whole; empty: none.
Result<QString> nearestWhole(RunState& state, int phaseIndex)
{
    for (int index = phaseIndex - 1; index >= 0; --index) {
        const QString phase = state.plan->phases.at(index).id;
        const Status proven = proveOne(state, phase);
        if (proven)
            return phase;
        if (proven.error().isCancel())
            return proven.error();
    }
    return QString();
}

} // namespace

Status proveWorkFileBefore(RunState& state, int phaseIndex)
{
    const QString phase = state.plan->phases.at(phaseIndex).id;
    const Status proven = proveOne(state, phase);
    if (proven || proven.error().isCancel())
        return proven;
    GODWIT_TRY(const QString whole, nearestWhole(state, phaseIndex));
    return Error(proven.error())
        .withState(QStringLiteral("Nothing has gone back: the database and the work file are as they were."))
        .withNext(whole.isEmpty() ? QStringLiteral("Restore a snapshot; “verify” tells which are whole.")
                                  : QStringLiteral("The start of “%1” can be reached: what is kept of it is whole.").arg(whole));
}

Status rebuildWorkFile(RunState& state, const QString& phase)
{
    GODWIT_TRY(const WorkFileBefore before, workFileBefore(state, phase));
    if (before.isUnchanged)
        return {};
    const QString work = state.workspace->workFile(state.run->id);
    CheckedWork checked = state.checkedWork();
    GODWIT_CHECK(checked.beginChange());
    GODWIT_CHECK(removeWorkFile(state));
    if (!before.point)
        return {};
    GODWIT_CHECK(state.journal->addFile(state.run->id, work, QStringLiteral("work")));
    GODWIT_CHECK(pointsOf(state).rebuild(*before.point, work, [](qint64, qint64) {}));
    return checked.endChange();
}

Status removeWorkFile(RunState& state)
{
    return removeDatabaseDurably(state.workspace->workFile(state.run->id));
}

} // namespace godwit::core
