// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/timings.h"

#include "core/checks/figures.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace godwit::core {

namespace {

constexpr double kShortMs = 1.0;
constexpr double kNoiseMs = 0.5;

std::vector<double> sorted(std::vector<double> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

/// Reads every row once and gives the milliseconds.
Result<double> runOnce(Statement& query, qint64& rows)
{
    QElapsedTimer timer;
    timer.start();
    rows = 0;
    while (true) {
        GODWIT_TRY(const bool hasRow, query.step());
        if (!hasRow)
            break;
        ++rows;
    }
    query.reset();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

Status measureOnce(Statement& query, Timings& timings)
{
    GODWIT_TRY(const double elapsed, runOnce(query, timings.rows));
    timings.runsMs.push_back(elapsed);
    return {};
}

Status measureRound(Statement* before, Statement& after, TimedPair& timed)
{
    if (before)
        GODWIT_CHECK(measureOnce(*before, timed.before));
    return measureOnce(after, timed.after);
}

/// What is below a microsecond with as many digits as it takes, so that no time is 0.
QString milliseconds(double number)
{
    const bool isTiny = number != 0 && std::abs(number) < 0.001;
    QString text = QString::number(number, 'f', isTiny ? 6 : number < 10 ? 3 : 1);
    while (isTiny && text.endsWith(u'0'))
        text.chop(1);
    return text + QStringLiteral(" ms");
}

QString timingsText(const QString& side, const Timings& timings)
{
    return QStringLiteral("%1: median %2, p95 %3, %4").arg(side, milliseconds(timings.medianMs()),
                                                           milliseconds(timings.p95Ms()), rowsText(timings.rows));
}

QString percent(double fraction)
{
    return QString::number(fraction * 100, 'f', std::abs(fraction) < 10 ? 1 : 0) + QStringLiteral(" %");
}

/// True: too slow. What is not judged, and why, goes into the figures.
bool isTooSlow(const Timings& before, const Timings& after, double limit, QStringList& figures)
{
    if (before.runsMs.empty()) {
        figures.append(QStringLiteral("slowdown not judged: there is no query before"));
        return false;
    }
    const double difference = after.medianMs() - before.medianMs();
    if (difference <= before.medianMs() * limit)
        return false;
    if (isNoise(before.medianMs(), after.medianMs())) {
        figures.append(
            QStringLiteral("slower by %1 (%2), which is not judged below 0.5 ms")
                .arg(milliseconds(difference), percent(difference / std::max(before.medianMs(), 1e-6))));
        return false;
    }
    return true;
}

/// "15 runs"; of a single one what it means.
QString runsText(const TimedPair& timed)
{
    const auto runs = static_cast<qint64>(timed.after.runsMs.size());
    const QString text = countText(runs, QStringLiteral("run"), QStringLiteral("runs"));
    if (runs != 1 || !timed.isFirst)
        return text;
    const double pairMs = timed.before.runsMs.empty() ? timed.after.medianMs()
                                                      : timed.before.medianMs() + timed.after.medianMs();
    return QStringLiteral("%1, the first one, since it took %2").arg(text, milliseconds(pairMs));
}

} // namespace

bool isNoise(double beforeMs, double afterMs)
{
    return beforeMs < kShortMs && afterMs - beforeMs < kNoiseMs;
}

double Timings::medianMs() const
{
    if (runsMs.empty())
        return -1;
    const std::vector<double> numbers = sorted(runsMs);
    const size_t middle = numbers.size() / 2;
    return numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
}

double Timings::p95Ms() const
{
    if (runsMs.empty())
        return -1;
    const auto rank = static_cast<size_t>(std::ceil(0.95 * static_cast<double>(runsMs.size())));
    return sorted(runsMs)[rank - 1];
}

bool isSlower(const TimedPair& timed, double limit)
{
    QStringList figures;
    return isTooSlow(timed.before, timed.after, limit, figures);
}

Result<TimedPair> timeInTurn(Statement* before, Statement& after, const TimingEffort& effort)
{
    QElapsedTimer timer;
    timer.start();
    TimedPair first;
    GODWIT_CHECK(measureRound(before, after, first));
    if (effort.onceFromMs >= 0 && timer.elapsed() >= effort.onceFromMs) {
        first.isFirst = true;
        return first;
    }
    TimedPair timed;
    for (int round = 0; round < effort.rounds && (round < effort.fewest || timer.elapsed() < effort.budgetMs);
         ++round)
        GODWIT_CHECK(measureRound(before, after, timed));
    return timed;
}

CheckResult judgeTimings(CheckResult check, const MeasureStep& step, const TimedPair& timed)
{
    check.beforeMs = timed.before.medianMs();
    check.afterMs = timed.after.medianMs();
    check.p95BeforeMs = timed.before.p95Ms();
    check.p95AfterMs = timed.after.p95Ms();
    QStringList figures{runsText(timed)};
    if (!timed.before.runsMs.empty())
        figures.append(timingsText(QStringLiteral("before"), timed.before));
    figures.append(timingsText(QStringLiteral("after"), timed.after));
    QStringList why;
    if (step.targetMs && check.afterMs > *step.targetMs)
        why.append(QStringLiteral("The median is %1; the target is %2.").arg(milliseconds(check.afterMs), milliseconds(*step.targetMs)));
    if (step.slowdown && isTooSlow(timed.before, timed.after, *step.slowdown, figures))
        why.append(QStringLiteral("It is slower than before by %1; the plan allows %2.")
                       .arg(percent(check.afterMs / std::max(check.beforeMs, 1e-6) - 1), percent(*step.slowdown)) +
                   (timed.isFirst ? QStringLiteral(" It was timed once, since it takes long.") : QString()));
    check.verdict = why.isEmpty() ? Verdict::Passed : Verdict::Failed;
    check.why = why.join(u' ');
    check.figures = figures.join(QStringLiteral("; "));
    return check;
}

} // namespace godwit::core
