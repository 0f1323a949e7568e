// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

/// What a run does outside its files: flags in configuration files, and programs.
namespace godwit::core {

/// Waits for the end of a program that a killed run of Godwit left running (`steps/plan_program`): before anything that goes
/// on or back. Under the lease; the other one takes it by itself, if there is such a program.
Status awaitPrograms(RunState& state);
Status awaitProgramsFirst(RunState& state);

/// Undoes the flags and programs of the phases from this one on, the last one first. What cannot be undone is
/// told in the log and does not stop a rollback; an undo program that fails is kept for the result, too. Each
/// is undone once, and again only where a kill or a cancel came while it ran.
Status undoOutside(RunState& state, int fromPhase);

/// An outcome with the undo programs that failed since the last one was told: UndoFailed where all else is
/// done, else in the details of its own error. As it is if none failed.
Outcome withFailedUndos(RunState& state, Outcome outcome);

/// A snapshot was restored, and with it the states of the phases: the flags of those that are done are set again, what later
/// ones did is undone. Programs are not run again; the log names them. Safe to repeat.
Status matchOutside(RunState& state);

/// What undoOutside would do, in words and in its order.
Result<QStringList> outsideEffects(RunState& state, int fromPhase);

/// "systemctl stop app, undone by systemctl start app", for each program that a phase runs.
[[nodiscard]] QStringList programsOf(const Phase& phase);
/// Of the whole plan: what a yes allows.
[[nodiscard]] QStringList programsOf(const Plan& plan);

/// CommandNotAllowed, listing the programs, if the phase runs some and nobody has allowed this plan's.
Status refuseCommands(RunState& state, const Phase& phase, const Answers& answers);
/// Keeps that the plan's programs may run, if the answers say so; under the lease.
Status allowCommands(RunState& state, const Answers& answers);

} // namespace godwit::core
