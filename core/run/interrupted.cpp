// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/interrupted.h"

#include "core/run/way_back.h"
#include "core/safety/lease_look.h"
#include "core/steps/plan_program.h"

namespace godwit::core {

bool isLeftRunning(const RunState& state, PhaseState phase)
{
    return phase == PhaseState::Running && state.workspace && !isLeaseTaken(state.workspace->lease());
}

QString afterAnInterruption(RunState& state)
{
    const QString goOn = QStringLiteral("interrupted; run the plan again to go on, or roll back");
    const auto left = leftProgram(*state.journal, state.run->id);
    return !left || left->isEmpty() ? goOn : QStringLiteral("interrupted, and %1 still runs: that is waited for; run the plan again to go on, or roll back").arg(*left);
}

QString interruptedWork(RunState& state)
{
    if (!state.journal || !state.hasOpenRun() || isLeaseTaken(state.workspace->lease()))
        return {};
    const auto goesBackTo = state.journal->fact(state.run->id, kGoingBackFact);
    if (goesBackTo && !goesBackTo->isEmpty())
        return QStringLiteral("a rollback to %1 was interrupted; the next rollback or run ends it").arg(*goesBackTo);
    const auto intent = state.journal->openIntent();
    return intent && *intent ? QStringLiteral("an exchange of files was interrupted (%1); the next command that may write ends it")
                                   .arg((*intent)->kind.section(u':', 0, 0))
                             : QString();
}

} // namespace godwit::core
