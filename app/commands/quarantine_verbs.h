// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_line.h"
#include "app/output/output.h"
#include "core/result.h"

/// What `quarantine` can do. Each refuses the options that mean nothing to it.
namespace godwit::app {

core::Result<core::Exit> listQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> showQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> exportQuarantine(const CommandLine& line, Output& output);
core::Result<core::Exit> waiveQuarantine(const CommandLine& line, Output& output);

} // namespace godwit::app
