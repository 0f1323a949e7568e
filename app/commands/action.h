// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_line.h"
#include "app/engine_runner.h"

#include <functional>

namespace godwit::app {

/// One piece of work of the engine as a verb describes it: what to open, what to start, and what to show.
struct Action
{
    core::OpenRequest open;
    std::function<void(core::Engine&)> start;
    /// Asks the engine what the action would do; called when it waits to be confirmed. May be empty.
    std::function<void(core::Engine&, const core::RunStatus&)> preview;
    /// Lines printed at the end, however it ended. May be empty.
    std::function<QStringList(const core::RunStatus&, const core::Outcome&)> summary;
};

/// Opens, starts, waits and prints. With --json the outcome's object with "status" and, if it waits to be
/// confirmed, "consequence" and "command". Gives the exit code.
core::Exit carryOut(const Action& action, const CommandLine& line, Output& output);

/// Opens for a question. On failure the outcome is printed already, and its exit code is given; else nothing.
std::optional<core::Exit> openOrPrint(EngineRunner& runner, const core::OpenRequest& request, Output& output);

/// What is wrong with the live file, where the outcome does not say it already; on standard error, the code stays the outcome's.
void printLive(const core::RunStatus& status, const core::Outcome& outcome, Output& output);

/// Why the database, its snapshot or the journal cannot be read, if so; gives the exit code of what only looks.
core::Exit printTrouble(const core::RunStatus& status, Output& output);

/// An outcome for people (message or error, files) or, with --json, as an object with `more` added.
void printOutcome(const core::Outcome& outcome, const QJsonObject& more, Output& output);

} // namespace godwit::app
