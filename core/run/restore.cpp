// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/restore.h"

#include "core/run/changes.h"
#include "core/run/live_change.h"
#include "core/run/reporting.h"
#include "core/run/table_way_back.h"
#include "core/run/way_back.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/safety/snapshot_manifest.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

Status restoreInPlace(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request,
                      QStringList& files)
{
    GODWIT_CHECK(refuseUnconfirmed(state, request.answers, QStringLiteral("Restoring in place")));
    GODWIT_CHECK(refuseHeld(state, request.answers));
    if (state.isCutOver())
        GODWIT_CHECK(keepChanges(state, baseOfRestore(state, snapshot.number), request.answers, files));
    GODWIT_CHECK(
        keepPresent(state, QStringLiteral("before the restore of snapshot %1").arg(snapshot.number)));
    GODWIT_CHECK(copyToIncoming(state, snapshot.info.path));
    GODWIT_TRY(const QString sha256, sha256OfFile(incomingFile(state), state.cancel));
    if (sha256 != snapshot.info.sha256)
        return Error(ErrorCode::SnapshotTampered,
                     QStringLiteral("The copy of snapshot %1 is not what was copied.").arg(snapshot.number));
    GODWIT_TRY(const QString journalMode, journalModeOf(snapshot));
    const bool wasCutOver = state.isCutOver();
    // Before a cut-over the original's return leaves the work as it is: the database holds what the run began
    // with.
    const bool changesRun = wasCutOver || snapshot.number != state.run->originalSnapshot;
    GODWIT_TRY(LiveLock lock, lockLive(state, request.answers));
    return swapLive(state,
                    {.kind = QStringLiteral("restore"),
                     .incoming = incomingFile(state),
                     .journalMode = journalMode,
                     .phase = changesRun ? QString::number(snapshot.number) : QStringLiteral("")},
                    std::move(lock));
}

Status restoreAsCopy(RunState& state, const SnapshotRecord& snapshot, const QString& target)
{
    const QString path = QFileInfo(target).absoluteFilePath();
    GODWIT_CHECK(refuseDatabases(state, path));
    if (QFileInfo::exists(path))
        return Error(ErrorCode::TargetExists, QStringLiteral("%1 exists.").arg(path));
    // It is the user's; journaled only while it is made, so that the next start takes an unfinished one away.
    GODWIT_CHECK(state.journal->addFile(state.run->id, path, QStringLiteral("copy")));
    GODWIT_TRY(const QString journalMode, journalModeOf(snapshot));
    GODWIT_CHECK(copyDatabaseDurably(snapshot.info.path, path, journalMode, state.cancel));
    return state.journal->forgetFile(path);
}

Status carryRestore(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request,
                    QStringList& files)
{
    GODWIT_CHECK(verifySnapshot(snapshot, true, state.cancel));
    GODWIT_CHECK(state.journal->markSnapshotVerified(snapshot.number, QDateTime::currentDateTimeUtc()));
    if (!request.tables.isEmpty())
        return restoreTables(state, snapshot, request, files);
    return request.target.isEmpty() ? restoreInPlace(state, snapshot, request, files)
                                    : restoreAsCopy(state, snapshot, request.target);
}

Status restore(RunState& state, const RestoreRequest& request, QStringList& files)
{
    GODWIT_TRY(const SnapshotRecord snapshot, chosenSnapshot(state, request.snapshot));
    if (request.target.isEmpty())
        GODWIT_CHECK(needRun(state));
    if (!request.tables.isEmpty())
        GODWIT_CHECK(refuseTables(state, snapshot, request));
    if (request.target.isEmpty())
        GODWIT_CHECK(refuseUnconfirmed(state, request.answers, QStringLiteral("Restoring in place")));
    GODWIT_TRY(const Lease lease, state.takeLease());
    const QString how = request.target.isEmpty() ? QStringLiteral("in place, the file's name was typed")
                                                 : QStringLiteral("as a copy: %1").arg(request.target);
    const QString what = request.tables.isEmpty()
                             ? QString()
                             : QStringLiteral("%1 of ").arg(request.tables.join(QStringLiteral(", ")));
    GODWIT_CHECK(state.audit(QStringLiteral("restore"), QStringLiteral("%1snapshot %2 %3%4")
                                                            .arg(what, QString::number(snapshot.number), how,
                                                                 because(request.answers))));
    return state.noted(QStringLiteral("restore"), carryRestore(state, snapshot, request, files));
}

} // namespace

Result<SnapshotRecord> chosenSnapshot(RunState& state, const QString& id)
{
    if (!state.journal || !state.run)
        return Error(ErrorCode::NoRun,
                     QStringLiteral("There is no migration of %1 yet.").arg(state.file.real));
    if (id.isEmpty()) {
        if (state.run->originalSnapshot == 0)
            return Error(ErrorCode::SnapshotUnknown, QStringLiteral("No snapshot has been taken yet."));
        return findSnapshot(*state.journal, state.run->originalSnapshot);
    }
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    if (!isNumber)
        return Error(ErrorCode::SnapshotUnknown, QStringLiteral("“%1” is no snapshot.").arg(id));
    return findSnapshot(*state.journal, number);
}

Outcome restoreSnapshot(RunState& state, const RestoreRequest& request)
{
    QStringList files;
    Outcome outcome = endedWayBack(
        state, restore(state, request, files),
        !request.tables.isEmpty() ? QStringLiteral("The database holds the snapshot's rows of %1 again.")
                                        .arg(request.tables.join(QStringLiteral(", ")))
        : request.target.isEmpty() ? QStringLiteral("The database holds again what the snapshot holds.")
                                   : QStringLiteral("The snapshot was restored as %1.").arg(request.target));
    outcome.files = files;
    return outcome;
}

} // namespace godwit::core
