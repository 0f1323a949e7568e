// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/work_file.h"

#include "core/journal/audit.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/safety/snapshot_manifest.h"
#include "core/safety/source_file.h"
#include "core/sqlite/transaction.h"
#include "core/steps/checked_work.h"
#include "core/steps/further_databases.h"
#include "core/steps/sql_limits.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace godwit::core {

namespace {

const QString kSnapshotKind = QStringLiteral("snapshot"); // in the journal's table of files

} // namespace

Result<SnapshotRecord> findSnapshot(Repository& journal, qint64 number)
{
    GODWIT_TRY(const auto snapshots, snapshotsOf(journal));
    for (const SnapshotRecord& snapshot : snapshots) {
        if (snapshot.number == number)
            return snapshot;
    }
    return Error(ErrorCode::SnapshotUnknown, QStringLiteral("There is no snapshot %1.").arg(number));
}

Result<QList<SnapshotRecord>> snapshotsOf(Repository& journal)
{
    GODWIT_TRY(auto snapshots, journal.snapshots());
    for (SnapshotRecord& snapshot : snapshots) {
        GODWIT_TRY(snapshot.manifestSha256, journal.fact(snapshot.run, manifestFact(snapshot.number)));
    }
    return snapshots;
}

QString manifestFact(qint64 snapshot)
{
    return QStringLiteral("manifest of snapshot %1").arg(snapshot);
}

Status ensureWorkFile(StepContext& context)
{
    const QString path = context.workFile();
    if (QFileInfo::exists(path))
        return {};
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    GODWIT_CHECK(context.journal.addFile(context.run.id, path, QStringLiteral("work")));
    return copyFileDurably(snapshot.info.path, path, context.cancel, [&](qint64 done, qint64 total) {
        context.progress({.done = done,
                          .total = total,
                          .unit = QStringLiteral("bytes"),
                          .activity = QStringLiteral("making the work file"),
                          .quarantined = 0});
    });
}

Result<QString> nextKeptPath(const Workspace& workspace, Repository& journal, const RunRecord& run, const QString& what)
{
    GODWIT_TRY(const QStringList kept, journal.files(run.id, QStringLiteral("kept")));
    for (qsizetype number = kept.size() + 1;; ++number) {
        const QString path =
            QStringLiteral("%1/%2-%3-%4.db")
                .arg(workspace.kept(), QString::number(run.id), QString::number(number), what);
        if (!QFileInfo::exists(path))
            return path;
    }
}

Result<QString> nextKeptPath(StepContext& context, const QString& what)
{
    return nextKeptPath(context.workspace, context.journal, context.run, what);
}

Result<Database> openWorkFile(StepContext& context)
{
    if (!context.isCutOver())
        GODWIT_CHECK(CheckedWork::of(context).beginChange());
    GODWIT_TRY(Database work, Database::open(context.workFile(), {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true, .isProven = true, .cacheKib = 16'000}));
    // The schema is trusted here: SQLite 3.40 holds its own JSON functions for unsafe, and a CHECK of the target may call
    // them. No extension can be loaded, and the functions of ours refuse to be called from a schema.
    // Durable settings cost a load into new tables almost nothing, as measured; secure_delete would make dropping
    // the staging tables slow.
    GODWIT_CHECK(work.execute(QStringLiteral("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
                                             "PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF")));
    GODWIT_CHECK(registerCollations(work, context.plan.source.collations));
    GODWIT_CHECK(attachFurther(work, context));
    work.setCancel(context.cancel);
    return work;
}

namespace {

/// Ours, or half an export that somebody asked for elsewhere: a journal that was tampered with must not name just any file.
bool isRemovable(const Repository& journal, const QString& path)
{
    return journal.place().holds(path) || path.endsWith(QStringLiteral(".csv")) || path.endsWith(QStringLiteral(".since.sql")) ||
           path.endsWith(QStringLiteral(".changeset"));
}

} // namespace

Status removeUnfinished(Repository& journal, const RunRecord& run)
{
    GODWIT_TRY(const QStringList left, journal.files(run.id, kUnfinishedKind));
    GODWIT_TRY(const auto snapshots, journal.snapshots());
    for (const QString& path : left) {
        bool isTaken = false; // killed after it was entered: it is a snapshot now
        for (const SnapshotRecord& snapshot : snapshots)
            isTaken = isTaken || snapshot.info.path == path || snapshot.manifestPath == path;
        if (isTaken) {
            GODWIT_CHECK(journal.addFile(run.id, path, kSnapshotKind));
            continue;
        }
        if (isRemovable(journal, path))
            GODWIT_CHECK(removeFileDurably(path));
        GODWIT_CHECK(journal.forgetFile(path));
    }
    return {};
}

namespace {

/// All at once: a file that is listed nowhere would be nobody's, and never be removed.
Status listFilesOf(Repository& journal, const SnapshotRequest& request, const SnapshotRecord& snapshot)
{
    for (const QString& path : filesOfSnapshot(request)) { // SQLite says nothing of a side file that it could not take away
        if (path != snapshot.info.path && path != snapshot.manifestPath)
            GODWIT_CHECK(removeFileDurably(path));
    }
    GODWIT_TRY(auto transaction, Transaction::begin(journal.database()));
    for (const QString& path : filesOfSnapshot(request))
        GODWIT_CHECK(journal.forgetFile(path));
    for (const QString& path : {snapshot.info.path, snapshot.manifestPath})
        GODWIT_CHECK(journal.addFile(snapshot.run, path, kSnapshotKind));
    return transaction.commit();
}

} // namespace

Result<SnapshotRecord> takeJournaledSnapshot(const Workspace& workspace, Repository& journal, RunRecord& run,
                                             const QString& why, bool isOriginal, const CancelToken& cancel,
                                             const std::function<void(const StepProgress&)>& progress)
{
    GODWIT_TRY(const qint64 number, journal.nextSnapshotNumber());
    Audit audit(journal);
    GODWIT_TRY(const AuditHead head, audit.head());
    GODWIT_TRY(const QString collations, journal.fact(run.id, kCollationsFact));
    const SnapshotRequest request{.database = workspace.database(),
                                  .folder = workspace.snapshots(),
                                  .number = number,
                                  .run = run.id,
                                  .why = why,
                                  .isOriginal = isOriginal,
                                  .auditHead = head.hash,
                                  .auditNumber = head.number,
                                  .collations = collationsFromJson(QJsonDocument::fromJson(collations.toUtf8()).object())};
    GODWIT_CHECK(removeUnfinished(journal, run));
    for (const QString& path : filesOfSnapshot(request))
        GODWIT_CHECK(journal.addFile(run.id, path, kUnfinishedKind));
    GODWIT_TRY(const SnapshotRecord snapshot,
               takeSnapshot(request, cancel, [&](qint64 done, qint64 total, const QString& activity) {
                                progress({.done = std::max<qint64>(done, 0),
                                          .total = total,
                                          .unit = QStringLiteral("pages"),
                                          .activity = activity,
                                          .quarantined = 0});
                            }));
    GODWIT_CHECK(journal.putFact(run.id, manifestFact(number), snapshot.manifestSha256));
    GODWIT_CHECK(journal.insertSnapshot(snapshot));
    GODWIT_CHECK(listFilesOf(journal, request, snapshot));
    GODWIT_CHECK(audit.add(QStringLiteral("snapshot"),
                           QStringLiteral("%1: %2, %3, SHA-256 %4, manifest %5")
                               .arg(QString::number(number), why, snapshot.info.path, snapshot.info.sha256, snapshot.manifestSha256),
                           run.planHash));
    if (isOriginal) {
        GODWIT_TRY(run.journalMode, journalModeOf(snapshot));
        run.originalSnapshot = number;
        GODWIT_CHECK(noteLongestRow(journal, run.id, snapshot.longestRow));
        GODWIT_TRY(const QString state, liveStateOf(workspace.database(), cancel));
        GODWIT_CHECK(journal.putFact(run.id, kSourceStateFact, state));
        GODWIT_CHECK(journal.putFact(
            run.id, kDatabaseRightsFact,
            QString::number((QFile::permissions(workspace.database()) & kRightsOfOthers).toInt())));
        GODWIT_CHECK(journal.updateRun(run));
    }
    return snapshot;
}

} // namespace godwit::core
