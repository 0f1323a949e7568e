// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// The database file of the user, looked at before anything else: `real` is its path without symbolic links.
struct SourceFile
{
    QString given;
    QString real;
    qint64 bytes = 0;
    qint64 links = 1;
    bool wasLink = false;
    quint64 device = 0; ///< which file it was, whatever has its name later
    quint64 inode = 0;
};

/// Looks at a path with plain file calls (so: never while SQLite has the file open in this process). Missing, not a
/// regular file, empty, not SQLite's header, encrypted, a hot rollback journal: each its own code; DatabaseLocked, naming the program,
/// where the journal is that of a write going on. Where snapshots of it lie in its workspace, the error says so. Writes nothing.
Result<SourceFile> inspectSource(const QString& path);

/// True of errors that say of the file itself that it is damaged, empty, missing, no database, encrypted or left in the middle
/// of a write: it cannot be read as it is, and what was kept of it can.
[[nodiscard]] bool isUnreadable(const Error& error);
/// What is known of such a file without reading it: where it lies, or would.
[[nodiscard]] SourceFile unreadableSource(const QString& path);

/// True if a rollback journal beside it holds page 1 and no more: what is left when a change of the journal mode, which
/// changes two bytes of that page, was interrupted. Plain file calls, as above.
bool holdsOnlyASwitchOfMode(const QString& real);

/// XXH3-128 of the main file and, where it holds anything, of its WAL: differs after any commit. Also after a checkpoint
/// that changed nothing, so it warns and does not decide. Plain file calls, as above.
Result<QString> liveStateOf(const QString& real, const CancelToken& cancel);

/// Opens it read-only as a file that may be hostile or broken, and runs quick_check if `check`. Locked by somebody: an
/// error that names the program. Reading a WAL database may leave its -wal and -shm beside it, nothing else.
Result<Database> openSource(const QString& real, bool check);

} // namespace godwit::core
