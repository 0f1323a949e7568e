// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

/// Files of ours, written so that they survive a power cut: temporary name, fsync, rename, fsync of the
/// folder. QSaveFile does not sync the folder. After a failed fsync nothing is trusted: the temporary file is
/// removed and the error returned. ENOSPC and EDQUOT become NoSpace, a folder that takes no new file
/// ReadOnlyFolder, a file to be read that is not there FileMissing or NotARegularFile, a name that is taken
/// TargetExists, all else FileFailed. The temporary name is `.NAME.godwit-tmp-PID` beside NAME. Plain POSIX
/// calls; any thread.
namespace godwit::core {

/// The whole content of a file, new or in place of the old one. A symbolic link is replaced, not followed. If
/// only the folder cannot be synced, the new content is in place, perhaps not for good, and the error is
/// returned.
Status writeDurably(const QString& path, const QByteArray& bytes, int mode = 0600);
/// Of a file that nobody has open through SQLite in this process.
Status syncFile(const QString& path);
Status syncFolder(const QString& folder);

/// Copies a file that nobody has open through SQLite in this process into `target` (which must not exist), by
/// temporary name, fsync and rename; copy_file_range where the system has it. `progress(done, total)` in
/// bytes. Cancel is looked at each 8 MiB; then, and after any error, `target` is not there.
Status copyFileDurably(const QString& source, const QString& target, const CancelToken& cancel,
                       const std::function<void(qint64 done, qint64 total)>& progress, int mode = 0600);

/// The same for a whole database in journal mode DELETE; the copy is in this mode ("wal" or another) when it appears.
Status copyDatabaseDurably(const QString& source, const QString& target, const QString& journalMode, const CancelToken& cancel);

/// SHA-256 as hex, of a file that nobody has open through SQLite in this process.
Result<QString> sha256OfFile(const QString& path, const CancelToken& cancel);

/// Removes one file by its exact name, and syncs its folder. Missing is no error.
Status removeFileDurably(const QString& path);

/// A closed database of ours, and the journal that a killed writer left beside it: the next file of that name
/// would be taken for the one it belongs to.
Status removeDatabaseDurably(const QString& path);

/// Removes temporary files of these that a killed process left behind; one that is being written stays. Says
/// nothing: what cannot be removed now is met again at the next start.
void removeLeftOvers(const QStringList& targets);

/// Renames within a volume, and syncs both folders. TargetExists if the name is taken.
Status renameDurably(const QString& from, const QString& to);

/// Renames within a volume over the file that has the name, atomically, and syncs both folders.
Status replaceDurably(const QString& from, const QString& to);

/// Exchanges two names atomically (renameat2 with RENAME_EXCHANGE) and syncs both folders. `Unsupported`
/// where the file system has no exchange or the two are on different volumes; then nothing was done.
enum class Exchange { Done, Unsupported };
Result<Exchange> exchangeDurably(const QString& first, const QString& second);

/// Owner, group and mode bits of `from` onto `to`; what the rights do not allow (owner) is returned as a
/// sentence (empty: all of it was kept). Access control lists and extended attributes are not carried.
Result<QString> copyRights(const QString& from, const QString& to);

/// What identifies a file beyond its name. Symbolic links are followed: FileMissing if one leads nowhere.
struct FileIdentity
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 links = 0;
    qint64 bytes = 0;
    bool isRegular = false;
    bool operator==(const FileIdentity& other) const
    {
        return device == other.device && inode == other.inode;
    }
};
Result<FileIdentity> identityOf(const QString& path);

/// Bytes free for us on the volume of a folder.
Result<qint64> freeBytes(const QString& folder);

} // namespace godwit::core
