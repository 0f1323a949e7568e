// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Whether a journal that was just read speaks of the database that is open, and of nothing outside its
/// workspace: what it names is removed, renamed and swapped in. Where the database or the workspace has
/// another place than when it was last worked on, the journal is told (audited), or this process goes by the
/// new place where it only looks. WorkspaceUnusable if it is another database's workspace, or names files
/// elsewhere.
Status checkWorkspace(RunState& state);

/// Written down once a run is begun, so that a copy can be told from the workspace that it was made of.
Status noteWorkspace(RunState& state);

} // namespace godwit::core
