// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_use.h"

namespace godwit::core {

/// Who holds the live file now, and whether they can stay for a copy-in; opens no connection. For between two
/// actions: no connection of this process may hold a lock on it. Some milliseconds; the worker thread.
[[nodiscard]] FileUse lookAtUse(const QString& live);

} // namespace godwit::core
