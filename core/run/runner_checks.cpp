// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Runner that runs checks again, without changing anything.
#include "core/run/runner.h"

#include "core/run/reporting.h"

#include <algorithm>

namespace godwit::core {

/// True if the phase is done, or stopped with nothing but checks to run: then they can run without changing
/// anything.
Result<bool> Runner::canCheckAgain(const Phase& phase, const PhaseStatus& status)
{
    if (m_state.isDone(status))
        return true;
    const bool hasStopped = status.state == PhaseState::Failed || status.state == PhaseState::Waiting ||
                            status.state == PhaseState::Paused;
    GODWIT_TRY(const auto known, m_state.journal->steps(m_state.run->id));
    bool isChanged = true;
    for (int index = 0; index < phase.steps.size(); ++index) {
        isChanged = isChanged && (isCheck(phase.steps.at(index)) ||
                                  std::any_of(known.begin(), known.end(), [&](const StepStatus& step) {
                                      return step.phase == phase.id && step.index == index &&
                                             step.state == PhaseState::Done;
                                  }));
    }
    return hasStopped && isChanged && status.startedAt.isValid();
}

Status Runner::checkAgain(int index, PhaseStatus status)
{
    const Phase& phase = m_state.plan->phases.at(index);
    GODWIT_CHECK(m_state.audit(QStringLiteral("validate"), phase.id));
    CostAccount account(m_state, phase);
    Status result = account.close(runSteps(phase, PhaseState::Failed, {}, account));
    if (result)
        result = judge(phase, status);
    else if (!result.error().isCancel())
        status.summary = QStringLiteral("%1 %2").arg(result.error().id(), result.error().what);
    const Status closed = close(status, 0, result);
    return result ? closed : result;
}

/// The last phase with checks; where somebody else changed the work file, every one that looked at it before.
Result<QList<int>> Runner::phasesToCheckAgain(const QList<PhaseStatus>& phases)
{
    GODWIT_TRY(const bool isWorkChanged, m_state.isWorkChanged());
    QList<int> found;
    for (int index = static_cast<int>(phases.size()) - 1; index >= 0; --index) {
        const Phase& phase = m_state.plan->phases.at(index);
        GODWIT_TRY(const bool canCheck, canCheckAgain(phase, phases.at(index)));
        if (phase.has<ValidateStep>() && canCheck && (found.isEmpty() || isWorkChanged))
            found.prepend(index);
    }
    return found;
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
    const auto again = phasesToCheckAgain(*phases);
    if (!again)
        return outcomeOf(again.error(), {});
    if (again->isEmpty())
        return outcomeOf(Error(ErrorCode::PhaseNotReady, QStringLiteral("No phase with checks has run yet.")),
                         {});
    Status result;
    QStringList titles;
    QStringList ids;
    for (const int index : *again) {
        titles.append(QStringLiteral("“%1”").arg(phases->at(index).title));
        ids.append(phases->at(index).id);
        const Status checked = checkAgain(index, phases->at(index));
        result = result ? checked : result;
        if (!checked && checked.error().isCancel())
            break;
    }
    (void)writeRunReport(m_state);
    publish();
    Outcome outcome = outcomeOf(
        result, QStringLiteral("Every check of %1 ran again.").arg(titles.join(QStringLiteral(", "))));
    addChecks(ids, outcome);
    return outcome;
}

} // namespace godwit::core
