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

/// Who looked away from something has not found nothing.
QString summaryOf(const QList<CheckResult>& checks, bool isLowerBound)
{
    qsizetype warnings = 0;
    qsizetype notRun = 0;
    for (const CheckResult& check : checks) {
        warnings += check.verdict == Verdict::Warning || check.verdict == Verdict::Failed ? 1 : 0;
        notRun += check.verdict == Verdict::NotRun ? 1 : 0;
    }
    if (warnings == 0 && notRun == 0)
        return isLowerBound ? QStringLiteral("Assessed. What can be told before rows move is clean; the rest shows in the run.")
                            : QStringLiteral("Assessed. Nothing was found.");
    QString text = QStringLiteral("Assessed.");
    if (warnings > 0)
        text += warnings == 1 ? QStringLiteral(" 1 thing was found.")
                              : QStringLiteral(" %1 things were found.").arg(warnings);
    if (notRun > 0)
        text += notRun == 1 ? QStringLiteral(" 1 thing could not be evaluated; the list says which and why.")
                            : QStringLiteral(" %1 things could not be evaluated; the list says which and why.").arg(notRun);
    return text;
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
    outcome.message = summaryOf(result->checks, result->assessment.isLowerBound());
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
