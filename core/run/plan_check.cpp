// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/plan_check.h"

#include "core/checks/figures.h"
#include "core/plan/checker.h"
#include "core/plan/reader.h"
#include "core/run/drops_ahead.h"
#include "core/run/gate.h"
#include "core/run/joined_errors.h"
#include "core/run/reporting.h"
#include "core/steps/further_databases.h"

#include <QElapsedTimer>

#include <algorithm>

namespace godwit::core {

namespace {

/// "plan.yaml:12:7" at the beginning of a sentence; empty: it has no place.
QString placeIn(const Error& error)
{
    const QString place = error.what.section(QStringLiteral(": "), 0, 0);
    return place.count(u':') == 2 ? place : QString();
}

/// What the source lacks fails again where it is used: told once.
QList<Error> notToldYet(const QList<Error>& found, const QList<Error>& told)
{
    QList<Error> more;
    for (const Error& error : found) {
        const QString place = placeIn(error);
        const bool isTold =
            std::any_of(told.begin(), told.end(), [&](const Error& one) { return placeIn(one) == place; });
        if (place.isEmpty() || !isTold)
            more += error;
    }
    return more;
}

/// All that stands between a plan and the database that is open.
QList<Error> errorsWith(RunState& state, const Plan& plan, QList<CheckResult>& checks)
{
    QList<Error> errors = checkSource(plan, state.source);
    if (const auto further = checkFurther(plan, *state.workspace); !further && !state.isCutOver())
        errors.append(further.error());
    const bool isMigrated = !errors.isEmpty() && errors.first().code == ErrorCode::AlreadyMigrated;
    if (!state.isCutOver() && !isMigrated) {
        QElapsedTimer timer;
        timer.start();
        const PreparedPlan prepared = preparedOf(state, plan);
        CheckResult check = preparedCheck(prepared);
        check.elapsedUs = timer.nsecsElapsed() / 1000;
        checks += check;
        errors += notToldYet(prepared.errors, errors);
    }
    if (const auto flags = checkFlags(plan, *state.workspace); !flags && !state.isCutOver())
        errors.append(flags.error());
    if (const auto whole = refuseLostPhases(state); !whole)
        errors.append(whole.error());
    if (errors.isEmpty() && !state.isCutOver())
        errors = refusedDrops(state.file.real, plan);
    return errors;
}

} // namespace

PreparedPlan preparedOf(RunState& state, const Plan& plan)
{
    Repository* const journal = state.journal && state.hasOpenRun() ? &*state.journal : nullptr;
    return preparePlan(
        plan, {.source = state.source,
               .further = furtherCatalogs(plan, *state.workspace, journal, journal ? &*state.run : nullptr)});
}

CheckResult preparedCheck(const PreparedPlan& prepared)
{
    CheckResult check =
        newCheck(QStringLiteral("plan"), QStringLiteral("expressions and queries"),
                 QStringLiteral("each prepared over empty tables of both schemas, and not run"));
    check.figures =
        QStringLiteral("%1, %2 refused")
            .arg(countText(prepared.pieces, QStringLiteral("piece of SQL"), QStringLiteral("pieces of SQL")),
                 grouped(prepared.errors.size()));
    const QStringList warnings = prepared.left + prepared.doubts;
    check.verdict = !prepared.errors.isEmpty() ? Verdict::Failed
                    : warnings.isEmpty()       ? Verdict::Passed
                                               : Verdict::Warning;
    check.rows = prepared.errors.isEmpty() ? -1 : prepared.errors.size();
    check.columns = {QStringLiteral("code"), QStringLiteral("place"), QStringLiteral("what")};
    for (const Error& error : prepared.errors)
        check.samples.append({error.id(), error.what.section(QStringLiteral(": "), 0, 0),
                              error.what.section(QStringLiteral(": "), 1)});
    check.why = warnings.join(u' ');
    return check;
}

Outcome checkPlanFor(RunState& state, const OpenRequest& request)
{
    const auto plan = readPlan(request.plan);
    if (!plan)
        return outcomeFrom(state, plan.error(), {});
    QList<Error> errors = checkPlan(*plan);
    QList<CheckResult> checks;
    if (errors.isEmpty() && !request.database.isEmpty()) {
        OpenRequest look = request;
        look.readOnly = true;
        if (auto loaded = state.load(look); !loaded)
            return outcomeFrom(state, loaded.error(), {});
        if (auto readable = state.isReadable(); !readable)
            return outcomeFrom(state, readable.error(), {});
        errors = errorsWith(state, *plan, checks);
    }
    Outcome outcome;
    if (errors.isEmpty())
        outcome.message = request.database.isEmpty() ? QStringLiteral("The plan is sound.")
                                                     : QStringLiteral("The plan fits the database.");
    else
        outcome = outcomeFrom(state, joinedErrors(errors), {});
    outcome.checks = checks;
    return outcome;
}

} // namespace godwit::core
