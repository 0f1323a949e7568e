// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/plan/moves_ahead.h"
#include "core/plan/plan_moves.h"
#include "core/steps/validate_suites.h"

#include <QElapsedTimer>

#include <algorithm>

namespace godwit::core {

namespace {

/// What was drawn last, and the tables of moves whose phase has not ended.
QList<BalanceRow> balanceSoFar(const StepContext& context, const QList<StepStatus>& steps,
                               const QList<BalanceRow>& drawn)
{
    QList<BalanceRow> ahead;
    for (const MoveStep* const move : movesOf(context.plan)) {
        const QString table = accountedTable(*move);
        const auto isOfTable = [&](const BalanceRow& row) { return isSameName(row.table, table); };
        if (table.isEmpty() || std::any_of(drawn.begin(), drawn.end(), isOfTable) ||
            std::any_of(ahead.begin(), ahead.end(), isOfTable))
            continue;
        BalanceRow row;
        row.table = table;
        ahead.append(row);
    }
    ahead = withMovesAhead(context.plan, steps, ahead);
    ahead.removeIf([](const BalanceRow& row) { return row.awaits.isEmpty(); });
    return withMovesAhead(context.plan, steps, drawn) + ahead;
}

CheckResult judged(const BalanceRow& row)
{
    CheckResult check = newCheck(kIntegritySuite, QStringLiteral("balance of %1").arg(row.table), {});
    check.query =
        QStringLiteral("count of the snapshot's rows against the dispositions counted as rows moved");
    if (!row.awaits.isEmpty()) {
        check.why = QStringLiteral("not all of its rows have been dealt with: %1").arg(row.awaits);
        return check;
    }
    check.verdict = row.closes() ? Verdict::Passed : Verdict::Failed;
    check.figures = QStringLiteral("%1 = %2 moved + %3 merged + %4 skipped + %5 quarantined + %6 kept")
                        .arg(grouped(row.rows), grouped(row.moved), grouped(row.merged), grouped(row.skipped),
                             grouped(row.quarantined), grouped(row.kept));
    if (!row.closes()) {
        check.why = QStringLiteral("%1 are not accounted for").arg(rowsText(row.unaccounted));
        check.rows = row.unaccounted;
    }
    return check;
}

} // namespace

Status checkBalance(StepContext& context, const QList<StepStatus>& steps, QList<CheckResult>& checks)
{
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(const auto drawn, context.journal.balance(context.run.id));
    for (const BalanceRow& row : balanceSoFar(context, steps, drawn)) {
        checks.append(judged(row));
        checks.last().elapsedUs = timer.nsecsElapsed() / 1000; // all are read at once
    }
    return {};
}

} // namespace godwit::core
