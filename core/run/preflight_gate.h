// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"
#include "core/safety/space_watch.h"

namespace godwit::core {

/// The fact of a run that holds the keys of warnings that a person accepted, one a line.
inline const QString kAcceptedFact = QStringLiteral("accepted findings");
/// The fact of a run that holds its last preflight, as JSON.
inline const QString kPreflightFact = QStringLiteral("preflight");

/// Preflight before a phase, where it is due: before the first one that backs up or changes anything, and before the cut-over.
/// An error blocks with its own code. Warnings stop with WarningsUnconfirmed, all listed, unless `answers.yes` or all of them
/// were accepted before in this run. Findings and acceptance are written into log, facts and audit log.
Status preflightBefore(RunState& state, const Phase& phase, const Answers& answers);

/// The warnings before a phase that nobody has accepted yet, as lines for the dialog that asks for the phase. Writes nothing.
QStringList warningsBefore(RunState& state, const Phase& phase);

/// A watch over the volumes that steps of this run write to.
SpaceWatch spaceWatchOf(RunState& state);

} // namespace godwit::core
