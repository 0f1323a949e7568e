// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/journal/repository.h"
#include "core/safety/live_lock.h"

#include <functional>

namespace godwit::core {

/// One file taking another's place.
struct SwapRequest
{
    QString kind;        ///< "cutover", "rollback", "restore", "cleanup"; ":copy-in" or ":set-aside" is appended in the journal
    QString live;
    QString incoming;    ///< on the volume of `live` for an exchange; any for copy-in. Closed, verified, synced
    QString kept;        ///< where what was live ends up; must not exist
    QString journalMode; ///< the live file gets
    QString phase;
};

/// What the journal has to know once the file is in place; must be safe to repeat.
using AfterSwap = std::function<Status(const IntentRecord&)>;

/// Swaps under a lock that the caller holds and gives away: rights copied, intent journaled, names exchanged, folders
/// synced, what was live moved to `kept`, journal mode set, `after` called, completion journaled. Where an exchange is
/// impossible (hard links, another volume, a lock that lets others stay) the content is copied in through SQLite's own
/// journal instead, after what was live was copied to `kept`. Killed at any instant, `recoverSwap` finishes or undoes it at
/// the next start; a copy that fails is undone at once. After an error with the names exchanged already (a folder that
/// cannot be synced) the intent stays armed for it too. TargetExists if `kept` is taken. Gives the sentences a person should
/// read (rights that could not be kept, copy-in).
Result<QStringList> swapIntoPlace(const SwapRequest& request, Repository& journal, qint64 run, LiveLock lock,
                                  const CancelToken& cancel, const AfterSwap& after = {});

/// True if the content is copied in, and no names are exchanged.
[[nodiscard]] bool isCopyIn(const IntentRecord& intent);

/// What follows from a swap that is done, whatever its way; the intent stays open until the journal knows it.
Status closeSwapped(IntentRecord intent, Repository& journal, const AfterSwap& after);

/// What an interrupted swap turned out to be.
struct SwapRecovery
{
    IntentRecord intent;
    bool isSwapped = false; ///< finished now; else nothing had been changed
};
Result<std::optional<SwapRecovery>> recoverSwap(Repository& journal, const AfterSwap& after = {});

} // namespace godwit::core
