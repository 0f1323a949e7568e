// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/checks/comparer.h"
#include "core/checks/performance.h"
#include "core/steps/views.h"

namespace godwit::core {

Status runCompare(const CompareStep& step, StepContext& context)
{
    GODWIT_TRY(Database before, openBefore(context));
    GODWIT_TRY(Database after, openAfter(context));
    GODWIT_TRY(const SqlLimits limits, checkLimitsOf(context));
    const SqlBounds ofBefore(before, limits.valueBytes, limits.queryMs);
    const SqlBounds ofAfter(after, limits.valueBytes, limits.queryMs);
    GODWIT_TRY(const CheckResult check, compareQueries(before, after, step, context.plan.parameters));
    return context.journal.putChecks(context.run.id, context.phase.id, context.index, {check});
}

Status runMeasure(const MeasureStep& step, StepContext& context)
{
    GODWIT_TRY(Database before, openBefore(context));
    GODWIT_TRY(Database after, openAfter(context));
    GODWIT_TRY(const SqlLimits limits, checkLimitsOf(context));
    // Each query runs three times at least, and once before that.
    const SqlBounds ofBefore(before, limits.valueBytes, 4 * limits.queryMs);
    const SqlBounds ofAfter(after, limits.valueBytes, 4 * limits.queryMs);
    GODWIT_TRY(const CheckResult check, measureQueries(before, after, step, context.plan.parameters));
    return context.journal.putChecks(context.run.id, context.phase.id, context.index, {check});
}

} // namespace godwit::core
