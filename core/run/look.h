// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"
#include "core/safety/preflight.h"

namespace godwit::core {

/// A database as far as it can be looked at: what refuses to be opened becomes a finding instead of an end. Writes nothing,
/// takes no lease, and leaves an interrupted swap as it is.
struct Look
{
    RunState state;              ///< file, workspace, journal, run, plan and catalogues, as far as they are known
    std::optional<Error> refused; ///< why the database cannot be opened; then there are no catalogues
    QList<Finding> sideFiles;    ///< found before anything was opened
};

/// An error only where there is nothing to look at: no such file, or a plan that cannot be read.
Result<Look> lookAt(const OpenRequest& request, const RunState& session);

/// Everything that preflight asks, for the verb, the gate of a run and its dialog alike: the machine, files beside the
/// database, what drops would leave behind, and whether it can be opened. Opens the database; its own connection to it must
/// not be open meanwhile.
PreflightReport preflightOf(RunState& state, const QString& given, bool isBeforeCutover, const Surroundings& surroundings = {});

/// The engine's action: findings of the request's database, or of the one that is open. Tells the listener.
Outcome preflightDatabase(RunState& state, const OpenRequest& request);

} // namespace godwit::core
