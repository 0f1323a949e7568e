// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/functions/collations.h"
#include "core/journal/records.h"
#include "core/result.h"

#include <functional>

namespace godwit::core {

/// What a snapshot is taken of, and where it goes.
struct SnapshotRequest
{
    QString database; ///< the live file
    QString folder;   ///< of the snapshots
    qint64 number = 0;
    qint64 run = 0;
    QString why;
    bool isOriginal = false;
    QString auditHead;      ///< hash of the audit log's newest entry …
    qint64 auditNumber = 0; ///< … and its number
    QDateTime takenAt = QDateTime::currentDateTimeUtc(); ///< names the files, with the number
    Collations collations = {}; ///< that its indexes need, to check them; kept in the manifest
    QString name = {}; ///< … and with this, of a further database
};

/// Every name under which taking it may leave a file, if it is killed: to be journaled before.
[[nodiscard]] QStringList filesOfSnapshot(const SnapshotRequest& request);

/// Takes a full copy by the online backup API and proves it: closed, journal mode DELETE, synced, renamed, reopened
/// read-only, integrity_check, rows and content digest of every table equal to the source's (read in the same
/// transaction as the copy), SHA-256, read-only mode bits, manifest last. A snapshot without a manifest does not exist.
/// `progress(done, total, activity)`. On any failure the file is removed again.
using SnapshotProgress = std::function<void(qint64 done, qint64 total, const QString& activity)>;
Result<SnapshotRecord> takeSnapshot(const SnapshotRequest& request, const CancelToken& cancel, const SnapshotProgress& progress);

/// SnapshotTampered if its first three stages, or (full) all four, find a difference. The worker thread; only reads.
Status verifySnapshot(const SnapshotRecord& snapshot, bool full, const CancelToken& cancel);

} // namespace godwit::core
