// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/process_mark.h"
#include "core/safety/program.h"

namespace godwit::core {

/// As runProgram; `started` hears at once which process it is, so that it can be found again should we be killed.
Status runTrackedProgram(const Program& program, const CancelToken& cancel, const ProgramListener& listener,
                         const std::function<void(const ProcessMark& process)>& started);

/// Asks a program that another process of ours started in this way, and all of its process group, to end, and kills them 5 s
/// later; false if it runs even then.
[[nodiscard]] bool endProgram(const ProcessMark& process);

} // namespace godwit::core
