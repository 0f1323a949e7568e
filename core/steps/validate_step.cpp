// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/comparer.h"
#include "core/steps/reused_checks.h"
#include "core/steps/validate_suites.h"
#include "core/steps/views.h"

namespace godwit::core {

namespace {

bool wants(const ValidateStep& step, const QString& suite)
{
    return step.suites.isEmpty() || step.suites.contains(suite);
}

/// All that goes by the file alone.
Status runSuites(const ValidateStep& step, Database& after, StepContext& context, const FileStamp& seen,
                 QList<CheckResult>& checks)
{
    GODWIT_TRY(const SqlLimits limits, checkLimitsOf(context));
    QList<CheckResult> ruled;
    const Job runRules = [&]() -> Status {
        for (const Rule& rule : step.rules) {
            GODWIT_CHECK(context.cancel.check());
            const SqlBounds bounds(after, limits.valueBytes, limits.queryMs);
            GODWIT_TRY(const CheckResult result,
                       runRule(after, rule, context.plan.parameters, kIntegritySuite));
            ruled.append(result);
        }
        return {};
    };
    if (wants(step, kIntegritySuite)) {
        context.progress({.done = 0,
                          .total = -1,
                          .unit = QStringLiteral("checks"),
                          .activity = QStringLiteral("checking integrity"),
                          .quarantined = 0});
        GODWIT_TRY(const bool isThere, checkTablesThere(after, context, checks));
        GODWIT_CHECK(isThere ? checkDataIntegrity(after, context, seen, runRules, checks) : runRules());
    } else {
        GODWIT_CHECK(runRules());
    }
    if (wants(step, kFunctionalitySuite))
        GODWIT_CHECK(checkFunctionality(after, context, seen, checks));
    checks += ruled;
    return wants(step, kPerformanceSuite) ? checkPerformance(after, context, checks) : Status();
}

} // namespace

Status runValidate(const ValidateStep& step, StepContext& context)
{
    GODWIT_TRY(ReusedChecks known, ReusedChecks::look(context));
    QList<CheckResult> checks;
    if (context.mayReuse) {
        GODWIT_TRY(checks, known.find());
    }
    const bool isReused = !checks.isEmpty();
    GODWIT_TRY(Database after, openAfter(context));
    if (!isReused)
        GODWIT_CHECK(runSuites(step, after, context, known.stamp(), checks));
    if (wants(step, kSecuritySuite))
        GODWIT_CHECK(checkSecurity(context, checks));
    for (const NamedFiles& files : step.files)
        GODWIT_CHECK(checkNamedFiles(after, files, context, checks));
    GODWIT_CHECK(context.journal.putChecks(context.run.id, context.phase.id, context.index, checks));
    GODWIT_CHECK(known.noteFile());
    return isReused ? Status() : known.note();
}

} // namespace godwit::core
