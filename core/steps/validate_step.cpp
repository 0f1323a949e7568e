// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/comparer.h"
#include "core/steps/validate_suites.h"
#include "core/steps/views.h"

namespace godwit::core {

namespace {

bool wants(const ValidateStep& step, const QString& suite)
{
    return step.suites.isEmpty() || step.suites.contains(suite);
}

} // namespace

Status runValidate(const ValidateStep& step, StepContext& context)
{
    GODWIT_TRY(Database after, openAfter(context));
    GODWIT_TRY(const SqlLimits limits, checkLimitsOf(context));
    QList<CheckResult> checks;
    QList<CheckResult> ruled;
    const Job runRules = [&]() -> Status {
        for (const Rule& rule : step.rules) {
            GODWIT_CHECK(context.cancel.check());
            const SqlBounds bounds(after, limits.valueBytes, limits.queryMs);
            GODWIT_TRY(const CheckResult result, runRule(after, rule, context.plan.parameters, kIntegritySuite));
            ruled.append(result);
        }
        return {};
    };
    if (wants(step, kIntegritySuite)) {
        context.progress({.done = 0, .total = -1, .unit = QStringLiteral("checks"), .activity = QStringLiteral("checking integrity"), .quarantined = 0});
        GODWIT_CHECK(checkDataIntegrity(after, context, runRules, checks));
    } else {
        GODWIT_CHECK(runRules());
    }
    if (wants(step, kFunctionalitySuite))
        GODWIT_CHECK(checkFunctionality(after, context, checks));
    if (wants(step, kSecuritySuite))
        GODWIT_CHECK(checkSecurity(context, checks));
    checks += ruled;
    return context.journal.putChecks(context.run.id, context.phase.id, context.index, checks);
}

} // namespace godwit::core
