// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <functional>
#include <vector>

namespace godwit::core {

/// One piece of work that shares nothing that changes with its neighbours: its own connections (read-only, one a
/// thread), its own result to write into.
using Job = std::function<Status()>;

/// Runs jobs on two threads and returns when all of them ended. The first job runs on the caller's thread, so that it
/// (and no other) may report progress; the second thread takes the next ones in their order, and the caller helps
/// with what is left. Two, since more threads than cores gain nothing and two cores are what is promised.
/// The error of the earliest job that failed wins; jobs that had not begun by then are left out. To cancel, the jobs
/// look at their own token. Without a second thread the caller does everything.
Status runSideBySide(const std::vector<Job>& jobs);

} // namespace godwit::core
