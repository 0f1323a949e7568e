// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// What must hold before a phase may start. The reasons are sentences that a disabled *Start* shows; as errors they carry
/// codes. What a person has to answer (confirmation, reason) is asked by `answered`, everything else by `open`; what only the
/// steps before can tell, where a phase does more than to cut over or to drop, by `reached`.
class Gate
{
public:
    explicit Gate(RunState& state) : m_state(state) {}

    /// The phases before are done, no check of theirs failed, the audit log is whole, every row is accounted for. Undecided rows
    /// too, unless `mayWaive`.
    Status open(const Phase& phase, const QList<PhaseStatus>& phases, bool mayWaive);
    /// The file's name was typed where the live file changes, a reason was given where it is too early.
    Status answered(const Phase& phase, const Answers& answers);
    /// Just before a step, with what the steps before it in its phase found and moved. A yes may waive.
    Status reached(const Phase& phase, const Step& step, const Answers& answers);

private:
    Status beforeCutover(const Phase& phase, bool mayWaive);
    Status soundLog();
    Status noneFailed(const QString& exceptOf);
    Status accounted();
    Status decided();
    Status isDue(const Phase& phase, const DropStep& drop, const Answers& answers) const;

    RunState& m_state;
};

/// PhaseUnknown where the plan no longer has a phase by its id that has begun in this run, or that an interrupted rollback
/// goes to: what it did would be done again under another name, and counted twice. Asked before a changed plan is taken.
Status refuseLostPhases(RunState& state);

} // namespace godwit::core
