// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace godwit::core {

/// An error about a database that cannot be read, with where its snapshots are and the line that brings one back, if a
/// migration was begun before the file was damaged; all other errors as they are. `folder`: the workspace that was named for
/// it; empty: none was.
[[nodiscard]] Error withSnapshots(Error error, const QString& path, const QString& folder);

} // namespace godwit::core
