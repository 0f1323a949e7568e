// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/checks/performance.h"
#include "core/steps/validate_suites.h"
#include "core/steps/views.h"

namespace godwit::core {

namespace {

/// A query of the plan that can be timed.
struct TimedQuery
{
    MeasureStep step;
    bool isLimitOfPlan = false; ///< its only limit is the plan's criterion: it warns
};

/// Both queries of a compare step have a before and an after, too. What the step itself limits is its answer.
TimedQuery timedOf(const CompareStep& compare, const Plan& plan)
{
    return {.step = {.name = compare.name,
                     .before = compare.before,
                     .after = compare.after,
                     .targetMs = {},
                     .slowdown = plan.criteria.slowdown},
            .isLimitOfPlan = true};
}

/// What there is to time now, or why there is nothing. A phase that times queries by steps of its own has
/// them there; before the cut-over a query that is meant for the time after it may find nothing to ask.
QList<TimedQuery> timedQueries(const StepContext& context, QString& whyNot)
{
    QList<TimedQuery> queries;
    whyNot = QStringLiteral("the plan has no measure and no compare step, so there is no query to time");
    bool isAfterCutover = false;
    for (const Phase& phase : context.plan.phases) {
        isAfterCutover = isAfterCutover || phase.has<CutoverStep>();
        for (const Step& step : phase.steps) {
            const auto* const measure = std::get_if<MeasureStep>(&step.work);
            const auto* const compare = std::get_if<CompareStep>(&step.work);
            if (!measure && !compare)
                continue;
            if (measure && phase.id == context.phase.id)
                whyNot.clear();
            else if (isAfterCutover && !context.isCutOver())
                whyNot = whyNot.isEmpty()
                             ? whyNot
                             : QStringLiteral("the plan asks its queries after the cut-over only");
            else
                queries.append(measure ? TimedQuery{.step = *measure, .isLimitOfPlan = false}
                                       : timedOf(*compare, context.plan));
        }
    }
    return queries;
}

CheckResult nothingToTime(const QString& why)
{
    CheckResult check = newCheck(kPerformanceSuite, QStringLiteral("queries"), QStringLiteral("not run"));
    check.why = why;
    return check;
}

} // namespace

Status checkPerformance(Database& after, StepContext& context, QList<CheckResult>& checks)
{
    QString whyNot;
    const QList<TimedQuery> queries = timedQueries(context, whyNot);
    if (queries.isEmpty() && !whyNot.isEmpty())
        checks.append(nothingToTime(whyNot));
    if (queries.isEmpty())
        return {};
    GODWIT_TRY(Database before, openBefore(context));
    GODWIT_TRY(const SqlLimits limits, checkLimitsOf(context));
    for (const TimedQuery& query : queries) {
        GODWIT_CHECK(context.cancel.check());
        context.progress({.done = checks.size(),
                          .total = -1,
                          .unit = QStringLiteral("checks"),
                          .activity = QStringLiteral("timing %1").arg(query.step.name),
                          .quarantined = 0});
        // One that takes its whole time runs five times at most: at a glance, once to warm up, and three
        // times.
        const SqlBounds ofBefore(before, limits.valueBytes, 5 * limits.queryMs);
        const SqlBounds ofAfter(after, limits.valueBytes, 5 * limits.queryMs);
        GODWIT_TRY(CheckResult check, measureQueries(before, after, query.step, context.plan.parameters,
                                                     query.isLimitOfPlan ? kGlancing : kMeasuring));
        if (query.isLimitOfPlan && check.verdict == Verdict::Failed)
            check.verdict = Verdict::Warning;
        checks.append(check);
    }
    return {};
}

} // namespace godwit::core
