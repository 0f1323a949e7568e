// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/performance.h"

#include "core/checks/figures.h"
#include "core/checks/query.h"

#include <QElapsedTimer>

#include <algorithm>
#include <iterator>

namespace godwit::core {

namespace {

constexpr int kConvincing = 3; // rounds: of fewer the clock may tell anything

/// A query with its plan.
struct Planned
{
    QString text;
    QStringList accesses; ///< "SEARCH tasks USING INDEX …", "SCAN tasks"
    QStringList sorts;    ///< "USE TEMP B-TREE FOR ORDER BY"
};

/// The query and its plan as an indented list, as comments, so that the whole can be pasted into a shell. Without
/// a plan where SQLite gives none (the query is an EXPLAIN itself).
Planned withPlan(Database& database, const QString& heading, const SqlText& query)
{
    Planned planned;
    QStringList lines{QStringLiteral("-- ") + heading, query.text};
    auto plan = database.prepare(QStringLiteral("EXPLAIN QUERY PLAN ") + query.text);
    QHash<qint64, int> depths;
    while (plan) {
        const auto hasRow = plan->step();
        if (!hasRow || !*hasRow)
            break;
        const int depth = depths.value(plan->integer(1), 0) + 1;
        depths.insert(plan->integer(0), depth);
        const QString what = plan->text(3);
        lines.append(QStringLiteral("-- ") + QString(2 * depth, u' ') + what);
        if (what.startsWith(QStringLiteral("SEARCH ")) || what.startsWith(QStringLiteral("SCAN ")))
            planned.accesses.append(what);
        else if (what.startsWith(QStringLiteral("USE TEMP B-TREE FOR ")))
            planned.sorts.append(what);
    }
    planned.text = lines.join(u'\n');
    return planned;
}

/// A row is looked up by an index before, and found by reading the whole table after, in whatever order: the
/// index of an ORDER BY finds no row.
QString lostIndex(const Planned& before, const Planned& after)
{
    const auto isSearch = [](const QString& access) { return access.startsWith(QStringLiteral("SEARCH ")); };
    const auto isWholeScan = [](const QString& access) {
        return access.startsWith(QStringLiteral("SCAN ")) &&
               !access.contains(QStringLiteral("CONSTANT ROW")) &&
               !access.contains(QStringLiteral(" VIRTUAL TABLE"));
    };
    QStringList searches;
    QStringList scans;
    std::copy_if(before.accesses.begin(), before.accesses.end(), std::back_inserter(searches), isSearch);
    std::copy_if(after.accesses.begin(), after.accesses.end(), std::back_inserter(scans), isWholeScan);
    const auto scansBefore = std::count_if(before.accesses.begin(), before.accesses.end(), isWholeScan);
    const auto searchesAfter = std::count_if(after.accesses.begin(), after.accesses.end(), isSearch);
    if (scans.size() <= scansBefore || searchesAfter >= searches.size())
        return {};
    return QStringLiteral("An index is lost: “%1” before, “%2” after.").arg(searches.join(QStringLiteral(", ")), scans.join(QStringLiteral(", ")));
}

bool isAutomatic(const QString& access)
{
    return access.contains(QStringLiteral(" USING AUTOMATIC "));
}

/// SQLite makes an index for the length of the query, each time anew.
QString automaticIndex(const Planned& before, const Planned& after)
{
    const QStringList now = after.accesses.filter(QStringLiteral(" USING AUTOMATIC "));
    if (now.size() <= before.accesses.filter(QStringLiteral(" USING AUTOMATIC ")).size())
        return {};
    return QStringLiteral("An index is missing: SQLite makes one each time, “%1” after.")
        .arg(now.join(QStringLiteral(", ")));
}

/// An index that has all columns asked for spares the look into the table, row by row.
QString lostCovering(const Planned& before, const Planned& after)
{
    const auto covers = [](const QString& access) {
        return access.contains(QStringLiteral(" USING COVERING INDEX ")) && !isAutomatic(access);
    };
    const auto looksFurther = [](const QString& access) {
        return !access.contains(QStringLiteral("COVERING INDEX")) &&
               !access.contains(QStringLiteral("PRIMARY KEY")) &&
               !access.contains(QStringLiteral("CONSTANT ROW")) &&
               !access.contains(QStringLiteral(" VIRTUAL TABLE"));
    };
    QStringList had;
    QStringList has;
    std::copy_if(before.accesses.begin(), before.accesses.end(), std::back_inserter(had), covers);
    std::copy_if(after.accesses.begin(), after.accesses.end(), std::back_inserter(has), looksFurther);
    const auto furtherBefore = std::count_if(before.accesses.begin(), before.accesses.end(), looksFurther);
    const auto coversAfter = std::count_if(after.accesses.begin(), after.accesses.end(), covers);
    if (coversAfter >= had.size() || has.size() <= furtherBefore)
        return {};
    return QStringLiteral("A covering index is lost: “%1” before, “%2” after.")
        .arg(had.join(QStringLiteral(", ")), has.join(QStringLiteral(", ")));
}

/// Rows that came in the order of an index are sorted.
QString lostOrder(const Planned& before, const Planned& after)
{
    QStringList more = after.sorts;
    for (const QString& sort : before.sorts)
        more.removeOne(sort);
    if (after.sorts.size() <= before.sorts.size())
        return {};
    return QStringLiteral("The order of an index is lost: “%1” after.").arg(more.join(QStringLiteral(", ")));
}

/// One sentence each; a look-up that became a reading of all rows says enough of its index.
QString lostIndexes(const Planned& before, const Planned& after)
{
    const QString lookUp = lostIndex(before, after);
    QStringList lost{lookUp, automaticIndex(before, after),
                     lookUp.isEmpty() ? lostCovering(before, after) : QString(), lostOrder(before, after)};
    lost.removeAll(QString());
    return lost.join(u' ');
}

Result<CheckResult> failed(CheckResult check, bool isBefore, const Error& error)
{
    return failedBecause(std::move(check), isBefore ? QStringLiteral("Before") : QStringLiteral("After"), error);
}

/// Once more where the clock says what may only be a moment's.
Result<TimedPair> timed(Statement* before, Statement& after, const MeasureStep& step,
                        const TimingEffort& effort)
{
    GODWIT_TRY(TimedPair pair, timeInTurn(before, after, effort));
    const bool isDoubtful = !pair.isFirst && pair.after.runsMs.size() < kConvincing && step.slowdown &&
                            isSlower(pair, *step.slowdown);
    if (!isDoubtful)
        return pair;
    return timeInTurn(before, after,
                      {.rounds = kConvincing, .fewest = kConvincing, .budgetMs = 0});
}

} // namespace

Result<CheckResult> measureQueries(Database& before, Database& after, const MeasureStep& step,
                                   const QHash<QString, QString>& parameters, const TimingEffort& effort)
{
    QElapsedTimer timer;
    timer.start();
    CheckResult check = newCheck(QStringLiteral("performance"), step.name, step.after.text);
    std::optional<Statement> first;
    Planned plannedBefore;
    if (!step.before.isEmpty()) {
        auto prepared = prepareQuery(before, step.before, parameters);
        if (!prepared)
            return failed(std::move(check), true, prepared.error());
        first.emplace(std::move(prepared).value());
        plannedBefore = withPlan(before, QStringLiteral("before"), step.before);
    }
    auto second = prepareQuery(after, step.after, parameters);
    if (!second)
        return failed(std::move(check), false, second.error());
    const Planned plannedAfter = withPlan(after, QStringLiteral("after"), step.after);
    check.query = first ? plannedBefore.text + u'\n' + plannedAfter.text : plannedAfter.text;
    auto pair = timed(first ? &*first : nullptr, *second, step, effort);
    if (!pair)
        return failedBecause(std::move(check), {}, pair.error());
    check = judgeTimings(std::move(check), step, *pair);
    const QString lost = first ? lostIndexes(plannedBefore, plannedAfter) : QString();
    if (!lost.isEmpty()) {
        check.verdict = check.verdict == Verdict::Passed ? Verdict::Warning : check.verdict;
        check.why = check.why.isEmpty() ? lost : check.why + u' ' + lost;
    }
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    return check;
}

} // namespace godwit::core
