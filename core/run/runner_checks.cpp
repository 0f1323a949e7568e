// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of a phase that has run, once more.
#include "core/run/runner.h"

#include "core/run/reporting.h"

#include <algorithm>

namespace godwit::core {

/// True if the phase is done, or stopped with nothing but checks to run: then they can run without changing anything.
Result<bool> Runner::canCheckAgain(const Phase& phase, const PhaseStatus& status)
{
    if (m_state.isDone(status))
        return true;
    const bool hasStopped = status.state == PhaseState::Failed || status.state == PhaseState::Waiting || status.state == PhaseState::Paused;
    GODWIT_TRY(const auto known, m_state.journal->steps(m_state.run->id));
    bool isChanged = true;
    for (int index = 0; index < phase.steps.size(); ++index) {
        isChanged = isChanged && (isCheck(phase.steps.at(index)) || std::any_of(known.begin(), known.end(), [&](const StepStatus& step) {
                                      return step.phase == phase.id && step.index == index && step.state == PhaseState::Done;
                                  }));
    }
    return hasStopped && isChanged && status.startedAt.isValid();
}

Outcome Runner::validateAgain(bool isFresh)
{
    m_mayReuse = !isFresh;
    if (auto has = needRun(m_state); !has)
        return outcomeOf(has, {});
    auto lease = m_state.takeLease();
    if (!lease)
        return outcomeOf(lease.error(), {});
    auto phases = m_state.phases();
    if (!phases)
        return outcomeOf(phases.error(), {});
    for (int index = static_cast<int>(phases->size()) - 1; index >= 0; --index) {
        const Phase& phase = m_state.plan->phases.at(index);
        PhaseStatus status = phases->at(index);
        const auto canCheck = canCheckAgain(phase, status);
        if (!canCheck)
            return outcomeOf(canCheck.error(), {});
        if (!phase.has<ValidateStep>() || !*canCheck)
            continue;
        if (auto noted = m_state.audit(QStringLiteral("validate"), phase.id); !noted)
            return outcomeOf(noted, {});
        CostAccount account(m_state, phase);
        Status result = account.close(runSteps(phase, PhaseState::Failed, {}, account));
        if (result)
            result = judge(phase, status);
        const Status closed = close(status, 0, result);
        (void)writeRunReport(m_state);
        publish();
        Outcome outcome = outcomeOf(result ? closed : result, QStringLiteral("Every check of “%1” ran again.").arg(status.title));
        if (const auto checks = m_state.journal->checks(m_state.run->id)) {
            for (const CheckResult& check : *checks) {
                if (check.phase == phase.id)
                    outcome.checks.append(check);
            }
        }
        return outcome;
    }
    return outcomeOf(Error(ErrorCode::PhaseNotReady, QStringLiteral("No phase with checks has run yet.")), {});
}

} // namespace godwit::core
