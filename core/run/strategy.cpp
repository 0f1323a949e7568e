// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/strategy.h"

#include "core/run/gate.h"
#include "core/run/outside.h"
#include "core/run/replay.h"
#include "core/run/reporting.h"
#include "core/run/way_back.h"

namespace godwit::core {

namespace {

/// The last phase that blue-green runs without being asked: the one before the swap, as long as something is left before it.
Result<QString> lastBeforeSwap(RunState& state)
{
    GODWIT_TRY(const auto phases, state.phases());
    const int cutover = cutoverIndex(*state.plan);
    for (int index = 0; index < cutover; ++index) {
        if (!state.isDone(phases.at(index)))
            return state.plan->phases.at(cutover - 1).id;
    }
    return QString();
}

/// Of a drop that the plan puts off, and which a run in one go comes to at once.
Status refuseTooEarly(const DropStep& drop, const Phase& phase, const Answers& answers)
{
    if (drop.notBeforeDays == 0 || !answers.reason.trimmed().isEmpty())
        return {};
    return Error(ErrorCode::NotBefore, QStringLiteral("“%1” waits %2 days after the cut-over, and this plan runs all phases in one go.")
                                           .arg(phase.title.isEmpty() ? phase.id : phase.title, QString::number(drop.notBeforeDays)));
}

/// What a phase will ask on the way.
Status refuseUnanswered(RunState& state, const Phase& phase, const Answers& answers)
{
    if (phase.has<CutoverStep>() && !state.isCutOver() && answers.confirm != state.fileName())
        return Error(ErrorCode::ConfirmationNeeded,
                     QStringLiteral("This plan runs all phases in one go and swaps the new file into the place of %1; it wants the file's name typed.")
                         .arg(state.fileName()));
    GODWIT_CHECK(refuseCommands(state, phase, answers));
    for (const Step& step : phase.steps) {
        if (const auto* const approval = std::get_if<ApproveStep>(&step.work))
            GODWIT_CHECK(refuseUnapproved(*approval, answers));
        if (const auto* const drop = std::get_if<DropStep>(&step.work); drop && !state.isCutOver())
            GODWIT_CHECK(refuseTooEarly(*drop, phase, answers));
    }
    return {};
}

/// Before the first phase begins.
Status refuseUnanswered(RunState& state, const Answers& answers)
{
    GODWIT_TRY(const auto phases, state.phases());
    for (int index = 0; index < phases.size(); ++index) {
        if (!state.isDone(phases.at(index)))
            GODWIT_CHECK(refuseUnanswered(state, state.plan->phases.at(index), answers));
    }
    return {};
}

/// The phase to go back to: the one that the rule names, else the one under way; of a big bang the first that has begun.
Result<QString> phaseToGoBackTo(RunState& state, const QString& wanted)
{
    GODWIT_TRY(const auto phases, state.phases());
    QString last;
    for (const PhaseStatus& phase : phases) {
        const bool hasBegun = phase.state != PhaseState::NotStarted && phase.state != PhaseState::Ready && phase.state != PhaseState::RolledBack;
        if (!hasBegun)
            continue;
        if (wanted.isNull() || phase.id == wanted)
            return phase.id;
        last = phase.id;
    }
    return last;
}

/// Back by itself; the outcome says why, and what came of it.
Outcome goBack(RunState& state, const QString& wanted, const Error& why, const Answers& answers)
{
    const auto to = phaseToGoBackTo(state, wanted);
    if (!to || to->isEmpty())
        return outcomeFrom(state, why, {});
    if (auto audited = state.audit(QStringLiteral("automatic rollback"), QStringLiteral("to %1: %2").arg(*to, why.what)); !audited)
        return outcomeFrom(state, audited, {});
    state.cancel.ask(CancelToken::Wish::Go);
    const Outcome back = rollBackTo(state, {.to = *to, .answers = answers});
    Error error = why;
    if (back.kind == Outcome::Kind::Done)
        error.state = QStringLiteral("The run was rolled back to the start of “%1”; nothing is lost.").arg(*to);
    else
        error = std::move(error).withDetail(QStringLiteral("The rollback to “%1” did not work: %2").arg(*to, back.message));
    return outcomeFrom(state, error, {});
}

} // namespace

Outcome runByStrategy(RunState& state, RunRequest request)
{
    const bool isBigBang = state.plan && state.plan->strategy == kBigBang;
    if (isBigBang) {
        request.phase.clear();
        request.to.clear();
        if (auto answered = refuseUnanswered(state, request.answers); !answered)
            return outcomeFrom(state, answered, {});
    } else if (state.plan && state.plan->strategy == kBlueGreen && request.phase.isEmpty() && request.to.isEmpty()) {
        const auto last = lastBeforeSwap(state);
        if (!last)
            return outcomeFrom(state, last.error(), {});
        request.to = *last;
    }
    state.firedTrigger.clear();
    Outcome outcome = runAndCatchUp(state, request);
    if (!state.firedTrigger.isEmpty())
        return goBack(state, isBigBang ? QString() : QStringLiteral("") + state.plan->rollbackWhen.to,
                      Error(ErrorCode::TriggerFired, QStringLiteral("A rule of the plan rolled the run back: %1.").arg(state.firedTrigger)),
                      request.answers);
    if (isBigBang && outcome.kind == Outcome::Kind::Failed && outcome.error && state.hasOpenRun())
        return goBack(state, QString(), *outcome.error, request.answers);
    return outcome;
}

} // namespace godwit::core
