// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_line.h"
#include "app/output/output.h"
#include "core/events.h"
#include "core/result.h"

/// What `quarantine` can do. Each refuses the options that mean nothing to it.
namespace godwit::app {

core::Result<core::Exit> listQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> showQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> editQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> fixQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> exportQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> importQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> replayQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> waiveQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> unwaiveQuarantine(const CommandLine& line, Output& output);

// What they have in common.

/// An error if an option of the verb was given that the action does not know; `known` are those it knows.
core::Status refuseOthers(const CommandLine& line, const QStringList& known);
/// --table, --cause, --phase, --state and --limit.
core::Result<core::QuarantineFilter> filterOf(const CommandLine& line);
core::Result<QList<qint64>> idsOf(const QStringList& words);
core::Status refuseIds(const CommandLine& line);

} // namespace godwit::app
