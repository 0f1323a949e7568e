// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/journal/repository.h"
#include "core/safety/live_lock.h"

namespace godwit::core {

/// The live file for ourselves: the journal mode that the lock takes is written down, and a person may have allowed that
/// programs which hold the file stay. The journal outlives the lock.
Result<LiveLock> lockLiveFile(const QString& live, Repository& journal, qint64 run, const Answers& answers);

} // namespace godwit::core
