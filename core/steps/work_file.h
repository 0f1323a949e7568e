// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

#include <QFileDevice>

namespace godwit::core {

/// The fact of a run that holds the fingerprint of the live file as its original's snapshot was taken; empty: not known.
inline const QString kSourceStateFact = QStringLiteral("source state");

/// The fact of a run that holds what others could do with the database as its original's snapshot was taken:
/// bits of QFileDevice::Permissions, as a number; empty: not known.
inline const QString kDatabaseRightsFact = QStringLiteral("database rights");
inline constexpr auto kRightsOfOthers =
    QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;

/// The fact of a run that holds the plan's collations, as JSON.
inline const QString kCollationsFact = QStringLiteral("collations");

/// The kind, in the journal's table of files, of what does not exist for anybody before it is finished.
inline const QString kUnfinishedKind = QStringLiteral("unfinished");
/// Removes what a killed attempt left behind, by the names journaled before it began. Under the lease.
Status removeUnfinished(Repository& journal, const RunRecord& run);

/// Makes the work file from the original's snapshot if there is none; journaled before it exists.
Status ensureWorkFile(StepContext& context);

/// The work file for writing: rollback journal, synchronous FULL, foreign keys off, with the snapshots of further databases
/// attached. The only connection to it meanwhile.
Result<Database> openWorkFile(StepContext& context);

/// A free name in the workspace's folder of kept files, for a file that is about to be swapped out.
Result<QString> nextKeptPath(const Workspace& workspace, Repository& journal, const RunRecord& run, const QString& what);
Result<QString> nextKeptPath(StepContext& context, const QString& what);

/// All snapshots that are there, each with the SHA-256 that its manifest had when it was taken.
Result<QList<SnapshotRecord>> snapshotsOf(Repository& journal);
/// The fact of a run that holds it.
[[nodiscard]] QString manifestFact(qint64 snapshot);

/// A snapshot record by number.
Result<SnapshotRecord> findSnapshot(Repository& journal, qint64 number);

/// Takes a snapshot of the live file, journals and audits it. `isOriginal`: it becomes the run's base.
Result<SnapshotRecord> takeJournaledSnapshot(const Workspace& workspace, Repository& journal, RunRecord& run,
                                             const QString& why, bool isOriginal, const CancelToken& cancel,
                                             const std::function<void(const StepProgress&)>& progress);

} // namespace godwit::core
