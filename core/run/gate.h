// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// What must hold before a phase may start. The reasons are sentences that a disabled *Start* shows; as errors they carry
/// codes. What a person has to answer (confirmation, reason) is asked by `answered`, everything else by `open`.
class Gate
{
public:
    explicit Gate(RunState& state) : m_state(state) {}

    /// The phases before are done, no check failed, every row is accounted for. Undecided rows too, unless `mayWaive`.
    Status open(const Phase& phase, const QList<PhaseStatus>& phases, bool mayWaive);
    /// The file's name was typed where the live file changes, a reason was given where it is too early.
    Status answered(const Phase& phase, const Answers& answers);

private:
    Status beforeCutover(bool mayWaive);

    RunState& m_state;
};

} // namespace godwit::core
