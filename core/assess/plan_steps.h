// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/plan/plan.h"

namespace godwit::core {

/// A step of one kind, and where it stands in its plan. Borrows the plan.
template <typename Work>
struct PlacedStep
{
    PlanStep at;
    const Work* work = nullptr;
};

[[nodiscard]] inline PlanStep planStep(const Phase& phase, int index)
{
    const Step& step = phase.steps.at(index);
    return {.phase = phase.id, .index = index, .kind = step.kind(), .title = step.title()};
}

/// All steps of one kind, in the order of the plan.
template <typename Work>
[[nodiscard]] QList<PlacedStep<Work>> stepsOf(const Plan& plan)
{
    QList<PlacedStep<Work>> steps;
    for (const Phase& phase : plan.phases) {
        for (int index = 0; index < phase.steps.size(); ++index) {
            if (const auto* const work = std::get_if<Work>(&phase.steps[index].work))
                steps.append({planStep(phase, index), work});
        }
    }
    return steps;
}

template <typename Work>
[[nodiscard]] PlanStep firstStepOf(const Plan& plan)
{
    const QList<PlacedStep<Work>> steps = stepsOf<Work>(plan);
    return steps.isEmpty() ? PlanStep() : steps.first().at;
}

} // namespace godwit::core
