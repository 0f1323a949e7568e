// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/space_forecast.h"

#include "core/steps/preflight_question.h"

#include <algorithm>
#include <utility>

namespace godwit::core {

namespace {

SpaceQuestion questionOf(const RunState& state)
{
    PreflightQuestion question = preflightQuestionFor(*state.workspace, &*state.plan, state.isCutOver());
    measure(question);
    return spaceQuestionOf(question);
}

/// Phases that write to the work file: the first of them makes it.
bool builds(const Phase& phase)
{
    return phase.changesData() && !phase.has<CutoverStep>() && !phase.has<DropStep>();
}

bool moves(const Phase& phase)
{
    return std::ranges::any_of(phase.steps, [](const Step& step) {
        return std::holds_alternative<MoveStep>(step.work) || step.changesRows();
    });
}

/// The growth of the build, by phases: the snapshot, the work file, and what moves add to it.
class BuildShares
{
public:
    BuildShares(const Plan& plan, const SpaceQuestion& question)
        : m_growth(growthIn(SpaceStage::Build, question)),
          m_copy(std::clamp<qint64>(question.bytes, 0,
                                    std::max<qint64>(0, m_growth.workspace - m_growth.snapshot)))
    {
        for (const Phase& phase : plan.phases)
            m_moving += builds(phase) && moves(phase) ? 1 : 0;
    }

    /// Called for each phase once, in the plan's order.
    qint64 next(const Phase& phase)
    {
        qint64 bytes = 0;
        if (!m_hasSnapshot && (phase.has<BackupStep>() || builds(phase))) {
            m_hasSnapshot = true;
            bytes += m_growth.snapshot;
        }
        if (!builds(phase))
            return bytes;
        if (!m_hasCopy)
            bytes += m_copy;
        m_hasCopy = true;
        return moves(phase) ? bytes + (m_growth.workspace - m_growth.snapshot - m_copy) / m_moving : bytes;
    }

private:
    SpaceGrowth m_growth;
    qint64 m_copy; ///< of the snapshot, which the work file begins as
    qint64 m_moving = 0;
    bool m_hasSnapshot = false;
    bool m_hasCopy = false;
};

} // namespace

QList<VolumeNeed> volumesNeeded(const RunState& state)
{
    if (!state.plan || !state.workspace)
        return {};
    return spaceNeeds(questionOf(state), &volumeOf);
}

void addSpace(const RunState& state, QList<PhaseForecast>& forecasts)
{
    if (!state.plan || !state.workspace || forecasts.size() != state.plan->phases.size())
        return;
    const SpaceQuestion question = questionOf(state);
    BuildShares build(*state.plan, question);
    for (qsizetype i = 0; i < forecasts.size(); ++i) {
        const Phase& phase = state.plan->phases[i];
        SpaceGrowth growth{.database = 0, .workspace = build.next(phase), .snapshot = 0, .temporary = 0};
        for (const auto& [isIt, stage] : {std::pair{phase.has<CutoverStep>(), SpaceStage::CutOver},
                                          std::pair{phase.has<DropStep>(), SpaceStage::CleanUp}}) {
            const SpaceGrowth more = isIt ? growthIn(stage, question) : SpaceGrowth();
            growth.database += more.database;
            growth.workspace += more.workspace;
        }
        if (forecasts[i].databaseBytes < 0)
            forecasts[i].databaseBytes = growth.database;
        if (forecasts[i].workspaceBytes < 0)
            forecasts[i].workspaceBytes = growth.workspace;
    }
}

} // namespace godwit::core
