// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/assess_visit.h"

#include "core/assess/assess.h"
#include "core/plan/checker.h"
#include "core/report/assessment_json.h"
#include "core/run/joined_errors.h"
#include "core/run/look.h"
#include "core/run/reporting.h"
#include "core/steps/sql_limits.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// All rules of the plan's assess steps.
QList<Rule> rulesOf(const Plan& plan)
{
    QList<Rule> rules;
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const assessing = std::get_if<AssessStep>(&step.work))
                rules += assessing->rules;
        }
    }
    return rules;
}

Result<AssessResult> assessed(RunState& state)
{
    if (!state.plan)
        return Error(ErrorCode::PlanUnreadable, QStringLiteral("An assessment needs a plan."));
    GODWIT_TRY(Database database, openSource(state.file.real, true));
    GODWIT_TRY(state.source, readCatalog(database));
    for (const QList<Error>& errors : {checkPlan(*state.plan), checkSource(*state.plan, state.source)}) {
        if (!errors.isEmpty())
            return joinedErrors(errors);
    }
    GODWIT_TRY(state.target, catalogOfScript(state.plan->target.schema.text));
    state.staging = Staging(state.source, state.target, state.plan->rebuiltTables());
    const AssessScene scene{.plan = *state.plan,
                            .source = state.source,
                            .target = state.target,
                            .staging = state.staging,
                            .file = state.file.real,
                            .limits = sqlLimitsOfFile(*state.plan, state.file.real),
                            .cancel = state.cancel,
                            .progress = {[](qint64, qint64, const QString&) {}}};
    return assess(scene, rulesOf(*state.plan));
}

QString summaryOf(const QList<CheckResult>& checks)
{
    const auto warnings = std::count_if(checks.begin(), checks.end(), [](const CheckResult& check) {
        return check.verdict == Verdict::Warning || check.verdict == Verdict::Failed;
    });
    if (warnings == 0)
        return QStringLiteral("Assessed. Nothing was found.");
    return warnings == 1 ? QStringLiteral("Assessed. 1 thing was found.")
                         : QStringLiteral("Assessed. %1 things were found.").arg(warnings);
}

} // namespace

Outcome assessDatabase(RunState& state, const OpenRequest& request)
{
    auto look = lookAt(request, state);
    if (!look)
        return outcomeFrom(state, look.error(), {});
    if (look->refused)
        return outcomeFrom(state, *look->refused, {});
    const auto result = assessed(look->state);
    if (!result)
        return outcomeFrom(state, result.error(), {});
    state.listener.assessed(result->assessment);
    Outcome outcome;
    outcome.checks = result->checks;
    outcome.message = summaryOf(result->checks);
    return outcome;
}

Assessment keptAssessment(RunState& state)
{
    if (!state.journal || !state.run)
        return {};
    const auto fact = state.journal->fact(state.run->id, kAssessmentFact);
    const auto kept = fact ? assessmentOf(fact->toUtf8()) : Result<Assessment>(Assessment());
    return kept ? *kept : Assessment();
}

} // namespace godwit::core
