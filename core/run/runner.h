// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/cost_account.h"
#include "core/run/monitor.h"
#include "core/run/state.h"
#include "core/run/trigger_watch.h"

namespace godwit::core {

/// Runs phases: gate, rollback point, steps, settlement, and what became of it, each written to the journal before the
/// next begins. Lives for one `run` on the worker thread.
class Runner
{
public:
    explicit Runner(RunState& state) : m_state(state) {}

    Outcome run(const RunRequest& request);
    /// The validate, compare and measure steps of the last phase that has a validate step and has run, once more; of all
    /// such phases where somebody else changed the work file since.
    /// Unless `isFresh`, results of the last hour count where nothing has changed.
    Outcome validateAgain(bool isFresh);

private:
    Status begin(const RunRequest& request);
    Status checkPlanAndSource();
    Status approve(const Answers& answers);
    Status createRun();
    Status storePlan();
    Result<QList<int>> phasesToRun(const RunRequest& request);
    Status runPhase(const Phase& phase, const Answers& answers);
    Status prepare(const Phase& phase, PhaseStatus& status, const Answers& answers, bool isResumed);
    void tellForecast(const Phase& phase);
    void tellCriteria(const Phase& phase);
    void addChecks(const QStringList& phases, Outcome& outcome);
    Status waiveUndecided(const Answers& answers);
    Status takePoint(const Phase& phase);
    Status runSteps(const Phase& phase, PhaseState before, const Answers& answers, CostAccount& account);
    Status carrySteps(const Phase& phase, PhaseState before, const Answers& answers, CostAccount& account);
    Status runOne(const Phase& phase, int index, Monitor& monitor, const Answers& answers, CostAccount& account);
    void lookAtTriggers(const StepStatus& status);
    Result<QList<int>> phasesToCheckAgain(const QList<PhaseStatus>& phases);
    Status checkAgain(int index, PhaseStatus status);
    Result<bool> canCheckAgain(const Phase& phase, const PhaseStatus& status);
    Status settle(const Phase& phase, Monitor& monitor, const Answers& answers);
    static bool isCheck(const Step& step);
    Status syncWork() const;
    Status judge(const Phase& phase, PhaseStatus& status);
    Status close(PhaseStatus& status, qint64 elapsedMs, const Status& result);
    void publish();
    Outcome outcomeOf(const Status& result, const QString& done);

    RunState& m_state;
    std::optional<TriggerWatch> m_watch; ///< of the phase under way
    bool m_mayReuse = false; ///< results of checks that still hold
};

} // namespace godwit::core
