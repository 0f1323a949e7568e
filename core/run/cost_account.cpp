// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/cost_account.h"

namespace godwit::core {

namespace {

constexpr qint64 kSampleEveryMs = 20;
constexpr qint64 kPutEveryMs = 2000;

} // namespace

CostAccount::CostAccount(RunState& state, const Phase& phase)
    : m_state(state),
      m_phase(phase.id),
      m_workFile(state.workspace->workFile(state.run->id)),
      m_meter(m_workFile)
{
}

Result<Cost> CostAccount::earlier(int step)
{
    GODWIT_TRY(const auto costs, m_state.journal->costs(m_state.run->id));
    for (const CostRecord& record : costs) {
        if (record.phase == m_phase && record.step == step)
            return record.cost;
    }
    return Cost();
}

Status CostAccount::beginStep(StepContext& context)
{
    GODWIT_TRY(const Cost before, earlier(context.index));
    m_step.emplace(Part{.meter = CostMeter(m_workFile), .before = before});
    m_sinceSample.start();
    m_sincePut.start();
    return {};
}

void CostAccount::note(StepContext& context)
{
    if (!m_sinceSample.hasExpired(kSampleEveryMs))
        return;
    m_sinceSample.restart();
    m_step->meter.sample();
    m_meter.sample();
    if (!m_sincePut.hasExpired(kPutEveryMs))
        return;
    m_sincePut.restart();
    (void)putStep(context); // in between: what cannot be written now is written at the end, which says so
}

Status CostAccount::endStep(StepContext& context)
{
    GODWIT_CHECK(putStep(context));
    m_batches.add(context.latencies);
    m_step.reset();
    return {};
}

Status CostAccount::putStep(StepContext& context)
{
    Cost cost = m_step->meter.cost();
    if (context.status.rows >= 0)
        cost.rows = context.status.rows;
    context.latencies.tell(cost);
    context.status.cost = together(m_step->before, cost);
    GODWIT_CHECK(m_state.journal->putCost(m_state.run->id, {.phase = m_phase, .step = context.index, .cost = context.status.cost}));
    BatchLatencies batches = m_batches;
    batches.add(context.latencies);
    return putPhase(batches);
}

Status CostAccount::putPhase(const BatchLatencies& batches)
{
    if (!m_before) {
        GODWIT_TRY(m_before, earlier(CostRecord::kWholePhase));
    }
    Cost cost = m_meter.cost();
    batches.tell(cost);
    GODWIT_TRY(const auto costs, m_state.journal->costs(m_state.run->id));
    for (const CostRecord& record : costs) {
        if (record.phase == m_phase && record.step != CostRecord::kWholePhase && record.cost.rows)
            cost.rows = cost.rows.value_or(0) + *record.cost.rows;
        // Memory is given back between steps: what one of them saw, the phase has seen.
        if (record.phase == m_phase && record.step != CostRecord::kWholePhase && record.cost.peakMemoryBytes)
            cost.peakMemoryBytes = std::max(cost.peakMemoryBytes.value_or(0), *record.cost.peakMemoryBytes);
    }
    return m_state.journal->putCost(m_state.run->id,
                                    {.phase = m_phase, .step = CostRecord::kWholePhase, .cost = together(*m_before, cost)});
}

Status CostAccount::close(const Status& result)
{
    const Status put = putPhase(m_batches);
    return result ? put : result;
}

void addCosts(RunState& state, RunStatus& status)
{
    const auto costs = state.journal->costs(state.run->id);
    if (!costs)
        return;
    for (const CostRecord& record : *costs) {
        for (PhaseStatus& phase : status.phases) {
            if (record.step == CostRecord::kWholePhase && phase.id == record.phase)
                phase.cost = record.cost;
        }
        for (StepStatus& step : status.steps) {
            if (record.step == step.index && step.phase == record.phase)
                step.cost = record.cost;
        }
    }
}

} // namespace godwit::core
