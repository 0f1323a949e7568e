// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/criteria.h"

#include "core/checks/timings.h"

#include <algorithm>
#include <cstdlib>

namespace godwit::core {

namespace {

/// What the phases have cost so far; of a run that has no figures yet, nothing is judged.
void addCostCriteria(const Criteria& criteria, RunStatus& status)
{
    Cost all;
    for (const PhaseStatus& phase : status.phases)
        all = together(all, phase.cost);
    if (criteria.seconds && all.seconds)
        status.criteria.append({.name = QStringLiteral("seconds"),
                                .measured = QString::number(*all.seconds, 'f', 1),
                                .target = QString::number(*criteria.seconds, 'g', 6),
                                .met = *all.seconds <= *criteria.seconds});
    if (criteria.memoryMiB && all.peakMemoryBytes) {
        const double mebibytes = static_cast<double>(*all.peakMemoryBytes) / (1024 * 1024);
        status.criteria.append({.name = QStringLiteral("memory MiB"),
                                .measured = QString::number(mebibytes, 'f', 1),
                                .target = QString::number(*criteria.memoryMiB, 'g', 6),
                                .met = mebibytes <= *criteria.memoryMiB});
    }
}

QString percent(double fraction)
{
    return QStringLiteral("%1 %").arg(fraction * 100, 0, std::abs(fraction) < 10 ? 'g' : 'f',
                                      std::abs(fraction) < 10 ? 3 : 0);
}

/// The slowest query against what it took before. What the clock's noise may be is shown, and not judged.
void addSlowdown(double limit, RunStatus& status)
{
    double worst = -1;
    double judged = -1;
    bool isMeasured = false;
    for (const CheckResult& check : status.checks) {
        if (check.beforeMs <= 0 || check.afterMs < 0)
            continue;
        isMeasured = true;
        const double slowdown = check.afterMs / check.beforeMs - 1;
        worst = std::max(worst, slowdown);
        judged =
            std::max(judged, isNoise(check.beforeMs, check.afterMs) ? std::min(slowdown, 0.0) : slowdown);
    }
    if (!isMeasured)
        return;
    const bool isShownOnly = judged <= limit && worst > limit;
    status.criteria.append(
        {.name = QStringLiteral("slowdown"),
         .measured = percent(worst) + (isShownOnly ? QStringLiteral(", not judged below 0.5 ms") : QString()),
         .target = percent(limit),
         .met = judged <= limit});
}

} // namespace

QStringList missedCriteria(const QList<CriterionResult>& criteria)
{
    QStringList missed;
    for (const CriterionResult& criterion : criteria) {
        if (!criterion.met)
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
    for (const BalanceRow& row : status.balance) {
        rows += row.rows;
        lost += std::abs(row.unaccounted);
        quarantined += row.quarantined;
    }
    if (status.balance.isEmpty())
        return;
    status.criteria.append({.name = QStringLiteral("rows lost"),
                            .measured = QString::number(lost),
                            .target = QString::number(criteria.rowsLost),
                            .met = lost <= criteria.rowsLost});
    if (criteria.errorRate && rows > 0) {
        const double rate = static_cast<double>(quarantined) / static_cast<double>(rows);
        status.criteria.append({.name = QStringLiteral("error rate"),
                                .measured = percent(rate),
                                .target = percent(*criteria.errorRate),
                                .met = rate <= *criteria.errorRate});
    }
    addCostCriteria(criteria, status);
    if (criteria.slowdown)
        addSlowdown(*criteria.slowdown, status);
}

} // namespace godwit::core
