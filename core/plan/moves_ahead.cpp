// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/moves_ahead.h"

#include "core/plan/plan_moves.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool isSettling(const Step& step)
{
    return step.changesRows() || std::holds_alternative<MoveStep>(step.work);
}

bool isDone(const QList<StepStatus>& steps, const Phase& phase, int index)
{
    return std::any_of(steps.begin(), steps.end(), [&](const StepStatus& step) {
        return step.phase == phase.id && step.index == index && step.state == PhaseState::Done;
    });
}

/// All steps of a phase that move or change rows have ended: its balance is drawn.
bool isSettled(const QList<StepStatus>& steps, const Phase& phase)
{
    for (int index = 0; index < phase.steps.size(); ++index) {
        if (isSettling(phase.steps.at(index)) && !isDone(steps, phase, index))
            return false;
    }
    return true;
}

bool accountsFor(const Phase& phase, const QString& table)
{
    return std::any_of(phase.steps.begin(), phase.steps.end(), [&](const Step& step) {
        const auto* const move = std::get_if<MoveStep>(&step.work);
        return move && isSameName(accountedTable(*move), table);
    });
}

QString awaitedFor(const Plan& plan, const QList<StepStatus>& steps, const QString& table)
{
    for (const Phase& phase : plan.phases) {
        if (accountsFor(phase, table) && !isSettled(steps, phase))
            return QStringLiteral("the phase “%1” has not moved its rows yet").arg(phase.title);
    }
    return {};
}

} // namespace

QList<BalanceRow> withMovesAhead(const Plan& plan, const QList<StepStatus>& steps, QList<BalanceRow> balance)
{
    for (BalanceRow& row : balance)
        row.awaits = awaitedFor(plan, steps, row.table);
    return balance;
}

} // namespace godwit::core
