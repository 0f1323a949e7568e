// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/changes.h"
#include "core/run/live_change.h"

/// What lies in the live file's place when a way back puts another there. Mostly it is kept as a verified
/// snapshot first. Where that cannot be (it is damaged, empty, missing, no database, or was left in the
/// middle of a write), it is kept byte by byte instead, with what lies beside it, said plainly, and wants a
/// yes.
namespace godwit::core {

struct Present
{
    std::optional<Error> trouble; ///< why no snapshot of it can be taken; none: it can
    bool isLockable = true;       ///< SQLite can be asked for it; else its files are set aside as they are
};

/// Asked before anything is prepared, and without changing anything: HeldOpen where somebody has it;
/// PresentUnreadable where it cannot be read and no yes was given.
Result<Present> lookAtPresent(RunState& state, const Answers& answers);

/// Keeps what was written since (`base`, after the cut-over) and the present. `files`: what was written.
/// Afterwards `present` knows whether a snapshot holds it.
Status keepPresentBefore(RunState& state, const std::function<Result<ChangesBase>()>& base,
                         const QString& why, const Answers& answers, Present& present, QStringList& files);

/// Puts the file in the live one's place. Where no snapshot holds what was there, the log and `files` say
/// where it is kept.
Status putInPlaceOf(RunState& state, const LiveSwap& swap, const Present& present, const Answers& answers,
                    QStringList& files);

/// For the dialog that asks: what becomes of a present that cannot be read; empty: it can.
[[nodiscard]] QString presentTrouble(const RunState& state);

} // namespace godwit::core
