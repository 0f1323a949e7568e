// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/outside.h"

#include "core/run/reporting.h"
#include "core/safety/flag_file.h"
#include "core/shell_text.h"
#include "core/sqlite/transaction.h"
#include "core/steps/plan_program.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

/// The fact of a run that holds the hash of the plan whose programs may run.
const QString kAllowedFact = QStringLiteral("commands allowed");

/// "touch ran, undone by rm ran".
QString programText(const CommandStep& command)
{
    const QString runs = command.command.join(u' ');
    return command.undo.isEmpty() ? runs : QStringLiteral("%1, undone by %2").arg(runs, command.undo.join(u' '));
}

/// A journal that was tampered with must not name just any program.
bool isOfPlan(const Plan& plan, const QStringList& undo)
{
    return std::any_of(plan.phases.begin(), plan.phases.end(), [&](const Phase& phase) {
        return std::any_of(phase.steps.begin(), phase.steps.end(), [&](const Step& step) {
            const auto* const command = std::get_if<CommandStep>(&step.work);
            return command && command->undo == undo;
        });
    });
}

/// A flag or a program, by its place in the plan.
struct Effect
{
    int phase = 0;
    int step = 0;
    QString words; ///< what undoing it does
    std::function<Status()> undo;
};

Status undoOne(RunState& state, const FlagRecord& flag)
{
    GODWIT_TRY(const QString note, undoFlag(flag.file, flag.key, flag.ours,
                                            {.fileExisted = flag.fileExisted, .before = flag.before, .parentsMade = flag.parentsMade}));
    GODWIT_CHECK(state.journal->closeFlag(flag.id));
    GODWIT_CHECK(state.audit(QStringLiteral("undo flag"), note.isEmpty() ? QStringLiteral("%1 in %2").arg(flag.key, flag.file) : note));
    return note.isEmpty() ? Status() : state.log(LogLine::Level::Warning, flag.phase, QStringLiteral("flag"), note);
}

Status runUndo(RunState& state, const CommandRecord& command)
{
    if (!state.plan)
        return Error(ErrorCode::CommandNotAllowed,
                     QStringLiteral("%1 was not run: the run's copy of its plan is not there.").arg(command.undo.join(u' ')));
    if (!isOfPlan(*state.plan, command.undo))
        return Error(ErrorCode::CommandNotAllowed, QStringLiteral("%1 was not run: the plan of this run does not have it.").arg(command.undo.join(u' ')));
    const auto tell = [&](const QString& line) { (void)state.log(LogLine::Level::Info, command.phase, QStringLiteral("command"), line); };
    return runJournaledProgram({.journal = *state.journal,
                           .run = state.run->id,
                           .words = command.undo,
                           .timeLimitMs = command.timeLimitMs,
                           .database = state.file.real,
                           .phase = command.phase},
                          state.cancel, {.line = tell});
}

/// One line for the result. What the plan does not have is not proposed to anybody.
QString failedUndoText(const RunState& state, const CommandRecord& command, const Error& why)
{
    const QString text = QStringLiteral("to undo “%1” of the phase %2: %3 %4")
                             .arg(command.name, command.phase, why.id(), why.what);
    return why.code == ErrorCode::CommandNotAllowed
               ? text
               : QStringLiteral("%1 By hand: (cd %2 && %3)")
                     .arg(text, shellPath(QFileInfo(state.file.real).absolutePath()),
                          shellLine(command.undo));
}

/// Closed only now: after a kill, or a cancel, in the middle of it nobody knows what it did, so it runs
/// again.
Status noteUndone(RunState& state, const CommandRecord& command, const Status& ran)
{
    GODWIT_TRY(auto transaction, Transaction::begin(state.journal->database()));
    GODWIT_CHECK(state.journal->closeCommand(command.id));
    GODWIT_CHECK(ran ? state.audit(QStringLiteral("undo command"), command.undo.join(u' '))
                     : state.audit(QStringLiteral("undo command failed"), ran.error().what));
    return transaction.commit();
}

Status undoOne(RunState& state, const CommandRecord& command)
{
    if (command.undo.isEmpty()) {
        GODWIT_CHECK(state.journal->closeCommand(command.id));
        return state.log(LogLine::Level::Warning, command.phase, QStringLiteral("command"),
                         QStringLiteral("“%1” cannot be undone: the plan gives no program for it.").arg(command.name));
    }
    const Status ran = runUndo(state, command);
    if (!ran && ran.error().isCancel())
        return ran;
    GODWIT_CHECK(noteUndone(state, command, ran));
    if (ran)
        return {};
    state.failedUndos.append(failedUndoText(state, command, ran.error()));
    return state.log(LogLine::Level::Warning, command.phase, QStringLiteral("command"),
                     QStringLiteral("%1 %2").arg(ran.error().id(), ran.error().what));
}

/// The last one first.
Result<QList<Effect>> effectsFrom(RunState& state, int fromPhase)
{
    QList<Effect> effects;
    GODWIT_TRY(const auto flags, state.journal->openFlags(state.run->id));
    for (const FlagRecord& flag : flags) {
        GODWIT_TRY(const int place, state.placeOf(flag.phase));
        effects.append({place, flag.step, QStringLiteral("%1 in %2 is put back").arg(flag.key, flag.file), [&state, flag] { return undoOne(state, flag); }});
    }
    GODWIT_TRY(const auto commands, state.journal->openCommands(state.run->id));
    for (const CommandRecord& command : commands) {
        GODWIT_TRY(const int place, state.placeOf(command.phase));
        effects.append({place, command.step,
                        command.undo.isEmpty() ? QStringLiteral("“%1” stays as it is: the plan has no program to undo it").arg(command.name)
                                               : QStringLiteral("runs %1, to undo “%2”").arg(command.undo.join(u' '), command.name),
                        [&state, command] { return undoOne(state, command); }});
    }
    effects.removeIf([fromPhase](const Effect& effect) { return effect.phase < fromPhase; });
    std::stable_sort(effects.begin(), effects.end(), [](const Effect& one, const Effect& other) {
        return std::pair(one.phase, one.step) > std::pair(other.phase, other.step);
    });
    return effects;
}

/// A flag is set, if it is not; a program that was undone is named.
Status doAgain(RunState& state, const Phase& phase, int index)
{
    const Step& step = phase.steps.at(index);
    StepStatus status;
    status.phase = phase.id;
    status.index = index;
    status.kind = step.kind();
    const Answers nobody;
    StepContext context = state.context(phase, index, status, nobody);
    if (const auto* const flag = std::get_if<FlagStep>(&step.work))
        return runFlag(*flag, context);
    const auto* const command = std::get_if<CommandStep>(&step.work);
    if (!command)
        return {};
    GODWIT_TRY(const auto open, state.journal->openCommands(state.run->id));
    const bool isOpen = std::any_of(open.begin(), open.end(), [&](const CommandRecord& ran) { return ran.phase == phase.id && ran.step == index; });
    return isOpen ? Status() : state.log(LogLine::Level::Warning, phase.id, status.kind,
                                         QStringLiteral("“%1” was not run again.").arg(command->command.join(u' ')));
}

} // namespace

Status awaitPrograms(RunState& state)
{
    return awaitLeftProgram(*state.journal, state.run->id, state.cancel, [&](const QString& line) {
        (void)state.log(LogLine::Level::Warning, {}, QStringLiteral("command"), line);
    });
}

Status awaitProgramsFirst(RunState& state)
{
    if (!state.journal || state.isReadOnly || !state.hasOpenRun())
        return {};
    GODWIT_TRY(const QString left, leftProgram(*state.journal, state.run->id));
    if (left.isEmpty())
        return {};
    GODWIT_TRY(const Lease lease, state.takeLease());
    return awaitPrograms(state);
}

Status undoOutside(RunState& state, int fromPhase)
{
    GODWIT_CHECK(awaitPrograms(state));
    GODWIT_TRY(const auto effects, effectsFrom(state, fromPhase));
    for (const Effect& effect : effects)
        GODWIT_CHECK(effect.undo());
    return {};
}

Status matchOutside(RunState& state)
{
    GODWIT_TRY(const auto phases, state.phases());
    const auto begun = std::find_if(phases.begin(), phases.end(), [](const PhaseStatus& phase) {
        return phase.state == PhaseState::NotStarted || phase.state == PhaseState::RolledBack;
    });
    GODWIT_CHECK(undoOutside(state, static_cast<int>(begun - phases.begin())));
    if (!state.plan)
        return state.log(LogLine::Level::Warning, {}, QStringLiteral("flag"),
                         QStringLiteral("Flags are not set again: the run's copy of its plan is not there."));
    for (int number = 0; number < phases.size(); ++number) {
        const Phase& phase = state.plan->phases.at(number);
        for (int index = 0; index < phase.steps.size() && state.isDone(phases.at(number)); ++index)
            GODWIT_CHECK(doAgain(state, phase, index));
    }
    return {};
}

Result<QStringList> outsideEffects(RunState& state, int fromPhase)
{
    GODWIT_TRY(const auto effects, effectsFrom(state, fromPhase));
    QStringList words;
    for (const Effect& effect : effects)
        words.append(effect.words);
    return words;
}

QStringList programsOf(const Phase& phase)
{
    QStringList programs;
    for (const Step& step : phase.steps) {
        if (const auto* const command = std::get_if<CommandStep>(&step.work))
            programs.append(programText(*command));
    }
    return programs;
}

QStringList programsOf(const Plan& plan)
{
    QStringList programs;
    for (const Phase& phase : plan.phases)
        programs += programsOf(phase);
    return programs;
}

Status refuseCommands(RunState& state, const Phase& phase, const Answers& answers)
{
    if (programsOf(phase).isEmpty() || answers.allowCommands)
        return {};
    QString allowed;
    if (state.journal && state.hasOpenRun()) {
        GODWIT_TRY(allowed, state.journal->fact(state.run->id, kAllowedFact));
    }
    if (allowed == state.plan->hash)
        return {};
    return Error(ErrorCode::CommandNotAllowed, QStringLiteral("“%1” runs a program, and nobody has allowed those of this plan yet: %2.")
                                                   .arg(phase.title.isEmpty() ? phase.id : phase.title, programsOf(*state.plan).join(QStringLiteral("; "))));
}

Status allowCommands(RunState& state, const Answers& answers)
{
    if (!answers.allowCommands)
        return {};
    GODWIT_TRY(const QString allowed, state.journal->fact(state.run->id, kAllowedFact));
    if (allowed == state.plan->hash)
        return {};
    const QStringList programs = programsOf(*state.plan);
    if (programs.isEmpty())
        return {};
    GODWIT_CHECK(state.journal->putFact(state.run->id, kAllowedFact, state.plan->hash));
    return state.audit(QStringLiteral("allow commands"), programs.join(QStringLiteral("; ")));
}

Outcome withFailedUndos(RunState& state, Outcome outcome)
{
    if (state.failedUndos.isEmpty())
        return outcome;
    const QString failed = state.failedUndos.join(u'\n');
    const bool isOne = state.failedUndos.size() == 1;
    state.failedUndos.clear();
    if (outcome.error) {
        outcome.error->detail = (QStringList{outcome.error->detail, failed}).join(u'\n').trimmed();
        return outcome;
    }
    const QString what =
        QStringLiteral("%1 But %2 that the plan gives to undo %3 failed.")
            .arg(outcome.message, isOne ? QStringLiteral("a program") : QStringLiteral("programs"),
                 isOne ? QStringLiteral("another one") : QStringLiteral("others"));
    if (outcome.kind != Outcome::Kind::Done) {
        outcome.message = what + u' ' + failed;
        return outcome;
    }
    Outcome told = outcomeFrom(state, Error(ErrorCode::UndoFailed, what).withDetail(failed), {});
    told.files = outcome.files;
    told.checks = outcome.checks;
    return told;
}

} // namespace godwit::core
