// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/strategy.h"

#include "core/run/gate.h"
#include "core/run/outside.h"
#include "core/run/replay.h"
#include "core/run/reporting.h"
#include "core/run/way_back.h"

#include <QFileInfo>

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

/// What the application wrote since a cut-over is out of the database after a rollback, and lies in files.
QString fateOfWritten(const RunState& state, const Outcome& back)
{
    if (state.takenOut.isEmpty())
        return QStringLiteral("nothing is lost.");
    return QStringLiteral("%1 no longer in the database, and lie in %2 and in the snapshot that was taken first.")
        .arg(state.takenOut, back.files.isEmpty() ? QStringLiteral("no list") : QFileInfo(back.files.first()).absolutePath());
}

/// What the live file is now, whatever went wrong on the way.
QString presentOf(RunState& state)
{
    if (const auto intent = state.journal->openIntent(); intent && *intent)
        return QStringLiteral("The exchange of %1 was stopped half-way; the next command ends it, or undoes it.").arg(state.fileName());
    if (state.liveTrouble)
        return QStringLiteral("%1 cannot be read: %2").arg(state.fileName(), state.liveTrouble->what);
    return state.isCutOver() ? QStringLiteral("%1 is the new version still; the original is kept at %2.")
                                   .arg(state.fileName(), state.run->keptOriginal)
                             : QStringLiteral("%1 holds what it held before the run.").arg(state.fileName());
}

/// Why the run stopped, and that the way back did not come to its end either.
Error notRolledBack(RunState& state, const QString& to, const Error& why, const Outcome& back)
{
    Error error = why;
    (void)state.reload();
    error.state = QStringLiteral("The run was not rolled back to the start of “%1”: %2 %3").arg(to, back.message, presentOf(state));
    error.next = QStringLiteral("%1 Then roll back to “%2” again.").arg(back.error ? back.error->next : QString(), to).trimmed();
    if (back.error)
        error = std::move(error).withDetail(QStringLiteral("The way back stopped with %1: %2").arg(back.error->id(), back.error->what));
    return error;
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
    state.takenOut.clear();
    const Outcome back = rollBackTo(state, {.to = *to, .answers = answers});
    Error error = back.kind == Outcome::Kind::Done ? why : notRolledBack(state, *to, why, back);
    if (back.kind == Outcome::Kind::Done)
        error.state = QStringLiteral("The run was rolled back to the start of “%1”; %2").arg(*to, fateOfWritten(state, back));
    Outcome outcome = outcomeFrom(state, error, {});
    outcome.files = back.files;
    return outcome;
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
                      Error(ErrorCode::TriggerFired, QStringLiteral("A rule of the plan for rolling back held: %1.").arg(state.firedTrigger)),
                      request.answers);
    if (isBigBang && outcome.kind == Outcome::Kind::Failed && outcome.error && state.hasOpenRun())
        return goBack(state, QString(), *outcome.error, request.answers);
    return outcome;
}

} // namespace godwit::core
