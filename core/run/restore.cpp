// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/restore.h"

#include "core/run/changes.h"
#include "core/run/live_change.h"
#include "core/run/lost_journal.h"
#include "core/run/present.h"
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
    GODWIT_CHECK(refuseNoRoom(state, spaceForIncoming(state, snapshot.info.bytes)));
    GODWIT_TRY(Present present, lookAtPresent(state, request.answers));
    GODWIT_CHECK(keepPresentBefore(
        state, [&] { return baseOfRestore(state, snapshot.number); },
        QStringLiteral("before the restore of snapshot %1").arg(snapshot.number), request.answers, present,
        files));
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
    return putInPlaceOf(state,
                        {.kind = QStringLiteral("restore"),
                         .incoming = incomingFile(state),
                         .journalMode = journalMode,
                         .phase = changesRun ? QString::number(snapshot.number) : QStringLiteral("")},
                        present, request.answers, files);
}

Status restoreAsCopy(RunState& state, const SnapshotRecord& snapshot, const QString& target)
{
    const QString path = QFileInfo(target).absoluteFilePath();
    GODWIT_CHECK(refuseDatabases(state, path));
    if (QFileInfo::exists(path))
        return Error(ErrorCode::TargetExists, QStringLiteral("%1 exists.").arg(path));
    GODWIT_TRY(const QString mode, journalModeOf(snapshot));
    if (!state.journal) // it is lost: nothing else can be written down
        return copyDatabaseDurably(snapshot.info.path, path, mode, state.cancel);
    // It is the user's; journaled only while it is made, so that the next start takes an unfinished one away.
    GODWIT_CHECK(state.journal->addFile(state.run->id, path, QStringLiteral("copy")));
    GODWIT_CHECK(copyDatabaseDurably(snapshot.info.path, path, mode, state.cancel));
    return state.journal->forgetFile(path);
}

Status carryRestore(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request,
                    QStringList& files)
{
    GODWIT_CHECK(verifySnapshot(snapshot, true, state.cancel));
    if (!state.journal)
        return restoreAsCopy(state, snapshot, request.target);
    GODWIT_CHECK(state.journal->markSnapshotVerified(snapshot.number, QDateTime::currentDateTimeUtc()));
    if (!request.tables.isEmpty())
        return restoreTables(state, snapshot, request, files);
    return request.target.isEmpty() ? restoreInPlace(state, snapshot, request, files)
                                    : restoreAsCopy(state, snapshot, request.target);
}

/// Without a journal a snapshot can be copied out. In place everything is written down first, so a new one is
/// begun, which wants a yes beside the typed name.
Status needJournalFor(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request)
{
    if (!state.journalTrouble || !request.target.isEmpty())
        return {};
    if (!request.answers.yes || !request.tables.isEmpty())
        return Error(*state.journalTrouble)
            .withNext(QStringLiteral("Copy a snapshot out with --to FILE. In place, --yes beside --confirm "
                                     "puts the journal aside and begins a new one; what "
                                     "the earlier one knew of the run is not known any more."));
    GODWIT_CHECK(verifySnapshot(snapshot, true, state.cancel));
    return beginJournalAnew(state, snapshot);
}

Status restore(RunState& state, const RestoreRequest& request, QStringList& files)
{
    GODWIT_TRY(const SnapshotRecord snapshot, chosenSnapshot(state, request.snapshot));
    if (request.target.isEmpty() && !state.journalTrouble)
        GODWIT_CHECK(request.tables.isEmpty() ? needOpenRun(state) : needRun(state));
    if (!request.tables.isEmpty())
        GODWIT_CHECK(state.isReadable());
    if (!request.tables.isEmpty())
        GODWIT_CHECK(refuseTables(state, snapshot, request));
    if (request.target.isEmpty())
        GODWIT_CHECK(refuseUnconfirmed(state, request.answers, QStringLiteral("Restoring in place")));
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_CHECK(needJournalFor(state, snapshot, request));
    if (!state.journal)
        return carryRestore(state, snapshot, request, files);
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

/// The journal is lost, and with it which one is the original's: one has to be named.
Result<SnapshotRecord> snapshotOfManifest(const RunState& state, const QString& id)
{
    for (const SnapshotRecord& snapshot : snapshotsByManifest(*state.workspace)) {
        if (snapshot.info.id == id)
            return snapshot;
    }
    if (id.isEmpty())
        return Error(*state.journalTrouble)
            .withNext(QStringLiteral("Name one of them with --snapshot NUMBER."));
    return Error(ErrorCode::SnapshotUnknown, QStringLiteral("There is no snapshot “%1”.").arg(id))
        .withDetail(state.journalTrouble->detail);
}

} // namespace

Result<SnapshotRecord> chosenSnapshot(RunState& state, const QString& id)
{
    if (state.journalTrouble)
        return snapshotOfManifest(state, id);
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
