// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/swap.h"

#include <array>

/// A swap where SQLite cannot be asked about what is live: it is damaged, empty, missing, no database, or was
/// left in the middle of a write. No lock can be taken then and no snapshot, so the whole set is kept byte by
/// byte, as it lies there.
namespace godwit::core {

/// The file and what may lie beside it, as ends of its name: the file itself first.
inline constexpr std::array kFileSet{"", "-journal", "-wal", "-shm"};

/// Where the copy that is renamed over the live file waits: a name of ours beside it, and the only one that a
/// journal knows outside its workspace. Listed there until it is renamed or removed.
[[nodiscard]] QString waitingName(const QString& live);

/// HeldOpen, naming the programs, if somebody has the file or one beside it. A file that is missing is
/// nobody's.
Status refuseHolders(const QString& live);

/// Copies what there is of the set to `kept`, `kept`-journal and so on; each journaled first, as kept, whole and synced. The
/// names have to be free; where it fails nothing is left of it.
Status keepFileSet(const QString& live, const QString& kept, Repository& journal, qint64 run,
                   const CancelToken& cancel);

/// Copies what there is of the set to `kept`, `kept`-journal and so on (journaled first, whole and synced),
/// puts a copy of `incoming` beside the live file, journals the intent, and then takes away what lies beside
/// the live file and renames the copy over it; where it is missing, to its name. `incoming` stays. On any
/// volume, in one rename; other hard links keep what was live. Killed at any instant, `recoverSwap` finishes
/// it, or puts back what lay beside the file. Gives the sentences a person should read.
Result<QStringList> swapSetAside(const SwapRequest& request, Repository& journal, qint64 run,
                                 const CancelToken& cancel, const AfterSwap& after = {});

/// True of the intent of such a swap.
[[nodiscard]] bool isSetAside(const IntentRecord& intent);
/// Finishes or undoes what was interrupted; true if it is swapped.
Result<bool> endSetAside(const IntentRecord& intent);

} // namespace godwit::core
