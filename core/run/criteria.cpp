// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/criteria.h"

#include "core/checks/timings.h"
#include "core/criterion.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace godwit::core {

namespace {

QString percent(double fraction)
{
    const bool isLarge = std::abs(fraction) >= 10;
    return QStringLiteral("%1 %").arg(fraction * 100, 0, isLarge ? 'f' : 'g', isLarge ? 0 : 3);
}

/// What cannot be told is judged neither way, and shown all the same.
void judge(RunStatus& status, const QString& name, const std::optional<double>& measured, double limit,
           const std::function<QString(double)>& text, const QString& target)
{
    status.criteria.append({.name = name,
                            .measured = measured ? text(*measured) : QString(),
                            .target = target,
                            .met = measured && *measured <= limit});
}

/// What the phases have cost so far.
void addCostCriteria(const Criteria& criteria, RunStatus& status)
{
    Cost all;
    for (const PhaseStatus& phase : status.phases)
        all = together(all, phase.cost);
    const auto toTenths = [](double figure) { return QString::number(figure, 'f', 1); };
    const auto asGiven = [](double figure) { return QString::number(figure, 'g', 6); };
    if (criteria.seconds)
        judge(status, QStringLiteral("seconds"), all.seconds, *criteria.seconds, toTenths,
              asGiven(*criteria.seconds));
    std::optional<double> mebibytes;
    if (all.peakMemoryBytes)
        mebibytes = static_cast<double>(*all.peakMemoryBytes) / (1024 * 1024);
    if (criteria.memoryMiB)
        judge(status, QStringLiteral("memory MiB"), mebibytes, *criteria.memoryMiB, toTenths,
              asGiven(*criteria.memoryMiB));
}

/// Of all queries that were timed before and after, the one that fell back most, as a fraction.
struct Slowdown
{
    double worst = 0;
    double judged = 0; ///< what may be the clock's noise is no slowdown
};

std::optional<Slowdown> slowdownOf(const QList<CheckResult>& checks)
{
    std::optional<Slowdown> all;
    for (const CheckResult& check : checks) {
        if (check.beforeMs <= 0 || check.afterMs < 0)
            continue;
        const double slowdown = check.afterMs / check.beforeMs - 1;
        const double judged = isNoise(check.beforeMs, check.afterMs) ? std::min(slowdown, 0.0) : slowdown;
        all = all ? Slowdown{std::max(all->worst, slowdown), std::max(all->judged, judged)}
                  : Slowdown{slowdown, judged};
    }
    return all;
}

void addSlowdown(double limit, RunStatus& status)
{
    const auto slowdown = slowdownOf(status.checks);
    const auto text = [&](double judged) {
        const bool isShownOnly = judged <= limit && slowdown->worst > limit;
        return percent(slowdown->worst) +
               (isShownOnly ? QStringLiteral(", not judged below 0.5 ms") : QString());
    };
    judge(status, QStringLiteral("slowdown"), slowdown ? std::optional(slowdown->judged) : std::nullopt,
          limit, text, percent(limit));
}

} // namespace

QStringList missedCriteria(const QList<CriterionResult>& criteria)
{
    QStringList missed;
    for (const CriterionResult& criterion : criteria) {
        if (isMissed(criterion))
            missed.append(QStringLiteral("The criterion “%1” of the plan is not met: %2, wanted %3.")
                              .arg(criterion.name, criterion.measured, criterion.target));
    }
    return missed;
}

void addCriteria(const Criteria& criteria, RunStatus& status)
{
    qint64 rows = 0;
    qint64 lost = 0;
    qint64 quarantined = 0;
    bool isToldOfAny = false;
    for (const BalanceRow& row : status.balance) {
        rows += row.rows;
        lost += row.awaits.isEmpty() ? std::abs(row.unaccounted) : 0;
        quarantined += row.quarantined;
        isToldOfAny = isToldOfAny || row.awaits.isEmpty();
    }
    if (status.balance.isEmpty())
        return;
    status.criteria.append({.name = QStringLiteral("rows lost"),
                            .measured = isToldOfAny ? QString::number(lost) : QString(),
                            .target = QString::number(criteria.rowsLost),
                            .met = isToldOfAny && lost <= criteria.rowsLost});
    if (criteria.errorRate)
        judge(status, QStringLiteral("error rate"),
              rows > 0 ? static_cast<double>(quarantined) / static_cast<double>(rows) : 0.0,
              *criteria.errorRate, percent, percent(*criteria.errorRate));
    addCostCriteria(criteria, status);
    if (criteria.slowdown)
        addSlowdown(*criteria.slowdown, status);
}

} // namespace godwit::core
