// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/cost_meter.h"
#include "core/run/state.h"

namespace godwit::core {

/// What one go at a phase costs, and each of its steps, added to what earlier goes cost, in the journal: at the end of each
/// step and every two seconds in between, so that a kill loses no more. Lives for that go, on the worker thread; borrows
/// the state. A phase that starts anew starts at nothing: whoever starts it clears its metrics.
class CostAccount
{
public:
    CostAccount(RunState& state, const Phase& phase);

    /// From here on costs count for this step as well.
    Status beginStep(StepContext& context);
    /// Call it at each progress of the step: looks at the memory and, now and then, writes down.
    void note(StepContext& context);
    Status endStep(StepContext& context);
    /// At the end of the phase's go, however it ended: gives its result, or else why its costs could not be kept.
    Status close(const Status& result);

private:
    struct Part
    {
        CostMeter meter;
        Cost before; ///< of earlier goes
    };
    Result<Cost> earlier(int step);
    Status putPhase(const BatchLatencies& batches);
    Status putStep(StepContext& context);

    RunState& m_state;
    QString m_phase;
    QString m_workFile;
    CostMeter m_meter;
    std::optional<Cost> m_before; ///< read once the phase has cleared what does not count
    std::optional<Part> m_step;
    BatchLatencies m_batches; ///< of this go's steps that have ended
    QElapsedTimer m_sinceSample;
    QElapsedTimer m_sincePut;
};

/// Puts what the journal knows of costs to the phases and steps of a status.
void addCosts(RunState& state, RunStatus& status);

} // namespace godwit::core
