// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/journal/records.h"
#include "core/result.h"
#include "core/safety/file_stamp.h"

namespace godwit::core {

/// A file that was swapped out and is kept: an application that had it open may still write to it, and nobody
/// would read that. Used on files that nobody has open in this process.
struct KeptFile
{
    QString path;
    QDateTime since;         ///< when it was swapped out, UTC
    SnapshotRecord snapshot; ///< that holds what it held
};

/// KeptWritten, with what changed in `detail`, if it is not what it was. Quick goes by size, time and files
/// beside it, and looks closer only where one of them says that somebody wrote; else all pages are compared
/// with the snapshot's, and, where they differ, the rows and digests of each table. `figures`: what was
/// compared.
Status checkKeptFile(const KeptFile& kept, bool isQuick, QString& figures, const CancelToken& cancel);

/// That a file holds what the snapshot's manifest says, where the snapshot itself cannot be asked: integrity_check, schema, rows
/// and content digest of every table. KeptWritten if not; SnapshotTampered if the manifest is not what was written.
Status proveByManifest(const QString& path, const SnapshotRecord& snapshot, const CancelToken& cancel);

/// The same by the snapshot, where its manifest cannot be asked: the journal knows the snapshot's SHA-256, and every page is
/// equal. KeptWritten if not; SnapshotTampered if the snapshot is not what was written.
Status proveBySnapshot(const QString& path, const SnapshotRecord& snapshot, const CancelToken& cancel);

/// True if a WAL or a rollback journal with content lies beside a file: what it holds is not the whole.
[[nodiscard]] bool hasFilesBeside(const QString& path);

/// One sentence if it is gone, or if a stamp of before says that somebody wrote to it; without a stamp its size,
/// its time and the files beside it have to say. No page is compared. Empty: nothing shows.
[[nodiscard]] QString lookAtKeptFile(const KeptFile& kept, const std::optional<FileStamp>& before);

} // namespace godwit::core
