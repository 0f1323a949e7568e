// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/follower.h"

#include "app/output/figures.h"
#include "app/text.h"

#include <algorithm>

namespace godwit::app {

namespace {

bool isRunning(const core::StepStatus& step)
{
    return step.state == core::PhaseState::Running;
}

} // namespace

bool Follower::isNews(const QString& key, core::PhaseState state)
{
    const core::PhaseState before = m_states.value(key, core::PhaseState::NotStarted);
    m_states.insert(key, state);
    // Becoming ready follows from the phase before; it is no event of its own.
    return state != before && state != core::PhaseState::Ready;
}

QStringList Follower::changes(const core::RunStatus& status)
{
    QStringList lines;
    for (const core::PhaseStatus& phase : status.phases) {
        const QString note = phase.waitsFor.isEmpty() ? phase.summary : phase.waitsFor;
        if (isNews(phase.id, phase.state))
            lines += QStringList{phase.id, stateText(phase.state), note}.join(QStringLiteral("  ")).trimmed();
        for (const core::StepStatus& step : status.steps) {
            const QString key = QStringLiteral("%1/%2").arg(step.phase).arg(step.index);
            if (step.phase == phase.id && isNews(key, step.state))
                lines += QStringLiteral("  %1  %2").arg(step.title, stateText(step.state));
        }
    }
    return lines;
}

QString Follower::progress(const core::RunStatus& status)
{
    const auto step = std::find_if(status.steps.begin(), status.steps.end(), isRunning);
    if (step == status.steps.end())
        return status.busy;
    QStringList parts{step->phase, step->title};
    if (step->rows >= 0)
        parts += step->rows == 1 ? Text::tr("1 row") : Text::tr("%1 rows").arg(grouped(step->rows));
    if (step->quarantined > 0)
        parts += Text::tr("%1 in quarantine").arg(grouped(step->quarantined));
    parts += durationText(step->elapsedMs);
    return parts.join(QStringLiteral("  "));
}

core::Exit Follower::exitOf(const core::RunStatus& status)
{
    const auto any = [&status](core::PhaseState state) {
        return std::any_of(status.phases.begin(), status.phases.end(),
                           [state](const core::PhaseStatus& phase) { return phase.state == state; });
    };
    if (any(core::PhaseState::Failed))
        return core::Exit::Failed;
    if (any(core::PhaseState::Waiting))
        return core::Exit::Waits;
    return status.undecided() > 0 ? core::Exit::Undecided : core::Exit::Done;
}

} // namespace godwit::app
