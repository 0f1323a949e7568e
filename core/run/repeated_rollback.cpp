// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/repeated_rollback.h"

#include "core/run/reporting.h"
#include "core/run/way_back.h"

namespace godwit::core {

namespace {

Status endInterrupted(RunState& state)
{
    GODWIT_TRY(const QString goesBackTo, state.journal->fact(state.run->id, kGoingBackFact));
    if (goesBackTo.isEmpty())
        return {};
    GODWIT_TRY(const Lease lease, state.takeLease());
    return goOnGoingBack(state);
}

/// The phase that the run goes on with; where that is an earlier one, a rollback went farther.
QString standsAt(const QList<PhaseStatus>& phases)
{
    for (const PhaseStatus& phase : phases) {
        if (phase.state == PhaseState::RolledBack)
            return phase.title;
    }
    return {};
}

} // namespace

std::optional<Outcome> repeatedRollback(RunState& state, const RollbackRequest& request)
{
    if (state.journalTrouble || !state.journal || !state.hasOpenRun() || !state.plan)
        return {};
    if (const Status ended = endInterrupted(state); !ended)
        return endedWayBack(state, ended, {});
    const int index = state.plan->indexOf(request.to);
    const auto phases = state.phases();
    if (!phases || index < 0 || phases->at(index).state != PhaseState::RolledBack)
        return {};
    if (state.liveTrouble) // nothing is left to undo, and no rollback mends that
        return outcomeFrom(state, *state.liveTrouble, {});
    return endedWayBack(state, {}, QStringLiteral("“%1” was rolled back already: the run stands at the start of “%2”.")
                                       .arg(phases->at(index).title, standsAt(*phases)));
}

} // namespace godwit::core
