// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/performance.h"

#include "core/checks/figures.h"
#include "core/checks/query.h"
#include "core/checks/timings.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

constexpr qint64 kBudgetMs = 10'000;

/// The query and its plan as an indented list, as comments, so that the whole can be pasted into a shell. Without
/// a plan where SQLite gives none (the query is an EXPLAIN itself).
QString withPlan(Database& database, const QString& heading, const SqlText& query)
{
    QStringList lines{QStringLiteral("-- ") + heading, query.text};
    auto plan = database.prepare(QStringLiteral("EXPLAIN QUERY PLAN ") + query.text);
    QHash<qint64, int> depths;
    while (plan) {
        const auto hasRow = plan->step();
        if (!hasRow || !*hasRow)
            break;
        const int depth = depths.value(plan->integer(1), 0) + 1;
        depths.insert(plan->integer(0), depth);
        lines.append(QStringLiteral("-- ") + QString(2 * depth, u' ') + plan->text(3));
    }
    return lines.join(u'\n');
}

Result<CheckResult> failed(CheckResult check, bool isBefore, const Error& error)
{
    return failedBecause(std::move(check), isBefore ? QStringLiteral("Before") : QStringLiteral("After"), error);
}

} // namespace

Result<CheckResult> measureQueries(Database& before, Database& after, const MeasureStep& step,
                                   const QHash<QString, QString>& parameters)
{
    QElapsedTimer timer;
    timer.start();
    CheckResult check = newCheck(QStringLiteral("performance"), step.name, step.after.text);
    std::optional<Statement> first;
    QStringList queries;
    if (!step.before.isEmpty()) {
        auto prepared = prepareQuery(before, step.before, parameters);
        if (!prepared)
            return failed(std::move(check), true, prepared.error());
        first.emplace(std::move(prepared).value());
        queries.append(withPlan(before, QStringLiteral("before"), step.before));
    }
    auto second = prepareQuery(after, step.after, parameters);
    if (!second)
        return failed(std::move(check), false, second.error());
    queries.append(withPlan(after, QStringLiteral("after"), step.after));
    check.query = queries.join(u'\n');
    auto timed = timeInTurn(first ? &*first : nullptr, *second, kMeasureRuns, kBudgetMs);
    if (!timed)
        return failedBecause(std::move(check), {}, timed.error());
    check = judgeTimings(std::move(check), step, *timed);
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    return check;
}

} // namespace godwit::core
