// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/table_way_back.h"

#include "core/checks/figures.h"
#include "core/checks/integrity.h"
#include "core/run/changes.h"
#include "core/run/live_change.h"
#include "core/run/restore.h"
#include "core/run/table_restorer.h"
#include "core/safety/durable.h"
#include "core/safety/temporary_file.h"
#include "core/sqlite/backup.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kDeadlineMs = 30'000;

QString listed(const QStringList& names)
{
    return names.join(QStringLiteral(", "));
}

Result<TableRestorer> restorerFor(RunState& state, const QString& file, const SnapshotRecord& snapshot,
                                  const QStringList& tables, bool writes)
{
    return TableRestorer::open({.file = file,
                                .snapshot = snapshot.info.path,
                                .tables = tables,
                                .writes = writes,
                                .collations = state.plan->source.collations,
                                .cancel = state.cancel});
}

/// A copy of the live file, made through the connection that holds it locked; the fingerprint of what was
/// copied.
Result<QByteArray> copyLive(RunState& state, const Answers& answers)
{
    GODWIT_TRY(LiveLock lock, lockLive(state, answers));
    GODWIT_CHECK(makeRoomForIncoming(state));
    GODWIT_TRY(Database incoming, Database::open(incomingFile(state), {.mode = OpenOptions::Mode::Create}));
    GODWIT_CHECK(copyDatabase(lock.database(), incoming, state.cancel, kDeadlineMs, {}));
    return lock.fingerprint(state.cancel);
}

/// What was damaged before stays so, and keeps nobody from going back.
Status checkCopy(RunState& state, Database& copy)
{
    GODWIT_TRY(const IntegrityFindings now, checkIntegrity(copy));
    for (const QString& line : now.notRun)
        GODWIT_CHECK(state.log(LogLine::Level::Warning, {}, QStringLiteral("restore"),
                               QStringLiteral("Not checked: %1").arg(line)));
    if (now.damage.isEmpty())
        return {};
    GODWIT_TRY(Database live, openSource(state.file.real, false));
    live.setCancel(state.cancel);
    GODWIT_TRY(const IntegrityFindings before, checkIntegrity(live));
    QStringList fresh;
    for (const QString& line : now.damage) {
        if (!before.damage.contains(line))
            fresh.append(line);
    }
    if (fresh.isEmpty())
        return {};
    return Error(ErrorCode::IntegrityFailed,
                 QStringLiteral("The copy with the restored tables does not pass its check: %1")
                     .arg(fresh.first()))
        .withDetail(fresh.join(u'\n'));
}

Status changeCopy(RunState& state, const SnapshotRecord& snapshot, const QStringList& tables)
{
    {
        GODWIT_TRY(TableRestorer restorer, restorerFor(state, incomingFile(state), snapshot, tables, true));
        GODWIT_CHECK(restorer.replace());
        GODWIT_CHECK(checkCopy(state, restorer.database()));
    }
    GODWIT_CHECK(syncFile(incomingFile(state)));
    return syncFolder(folderOf(incomingFile(state)));
}

/// The rows that go: of tables that are there now.
ChangesBase baseOfTables(const SnapshotRecord& snapshot, const QList<TablePlan>& plans)
{
    ChangesBase base{.since = QStringLiteral("snapshot %1").arg(snapshot.number),
                     .at = snapshot.info.takenAt,
                     .snapshot = snapshot.info.path,
                     .point = {},
                     .missing = {},
                     .tables = {}};
    for (const TablePlan& plan : plans) {
        if (!plan.isNew)
            base.tables.append(plan.then.name);
    }
    return base;
}

/// The lock under which the live file is still what was copied and kept.
Result<LiveLock> lockUnchanged(RunState& state, const SnapshotRecord& present, const QByteArray& copied,
                               const Answers& answers)
{
    GODWIT_TRY(LiveLock lock, lockLive(state, answers));
    GODWIT_TRY(const QByteArray now, lock.fingerprint(state.cancel));
    GODWIT_TRY(const bool isKept, lock.equalsSnapshot(present.info.path, state.cancel));
    if (now == copied && isKept)
        return lock;
    return Error(ErrorCode::SourceStale,
                 QStringLiteral("%1 was written while its copy was changed.").arg(state.file.real))
        .withState(QStringLiteral("The database was not touched."))
        .withNext(QStringLiteral("Stop the program that writes to it, then restore the tables again."));
}

/// All that comes before the live file is touched.
Result<LiveLock> prepare(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request,
                         QStringList& files)
{
    GODWIT_TRY(const QByteArray copied, copyLive(state, request.answers));
    GODWIT_CHECK(changeCopy(state, snapshot, request.tables));
    ChangesBase base;
    {
        GODWIT_TRY(const TableRestorer looking,
                   restorerFor(state, state.file.real, snapshot, request.tables, false));
        base = baseOfTables(snapshot, looking.plans());
    }
    if (!base.tables.isEmpty())
        GODWIT_CHECK(keepChanges(state, base, request.answers, files));
    GODWIT_TRY(const SnapshotRecord present,
               keepPresent(state, QStringLiteral("before the restore of %1 of snapshot %2")
                                      .arg(listed(request.tables), QString::number(snapshot.number))));
    return lockUnchanged(state, present, copied, request.answers);
}

/// What the rows of the chosen tables are now and were then, and what else happens.
QStringList effects(const TableRestorer& restorer, const SnapshotTables& offers)
{
    QStringList lines;
    for (const TablePlan& plan : restorer.plans()) {
        const auto offer =
            std::find_if(offers.tables.begin(), offers.tables.end(),
                         [&](const TableOffer& other) { return other.table == plan.then.name; });
        if (offer == offers.tables.end())
            continue;
        const QString then = rowsText(offer->rows);
        lines.append(plan.isNew ? QStringLiteral("%1: %2 of the snapshot").arg(plan.then.name, then)
                                : QStringLiteral("%1: %2 of the snapshot take the place of %3")
                                      .arg(plan.then.name, then, rowsText(offer->present)));
        for (const QString& note : plan.notes)
            lines.append(QStringLiteral("%1: %2").arg(plan.then.name, note));
    }
    return lines;
}

void addBefore(const RunState& state, Consequence& consequence)
{
    consequence.does.append(
        QStringLiteral("A copy of the database is changed; foreign keys and integrity are checked in it"));
    consequence.does.append(
        QStringLiteral("The present file is kept as a snapshot, and the copy takes its place"));
    if (!state.isCutOver() && state.run->originalSnapshot != 0)
        consequence.does.append(QStringLiteral("What has run so far follows at the cut-over: it takes a new "
                                               "snapshot and runs the phases again"));
}

Status describeTables(RunState& state, const SnapshotRecord& snapshot, const QStringList& tables,
                      Consequence& consequence)
{
    consequence.facts = {{QStringLiteral("From"), snapshot.info.path},
                         {QStringLiteral("To"), QStringLiteral("%1, in place").arg(state.file.real)},
                         {QStringLiteral("Tables"), listed(tables)},
                         {QStringLiteral("Taken"), snapshot.info.takenAt.toLocalTime().toString(
                                                       QStringLiteral("yyyy-MM-dd hh:mm:ss"))},
                         {QStringLiteral("Digest"), QStringLiteral("SHA-256 %1").arg(snapshot.info.sha256)}};
    consequence.does = {QStringLiteral("The snapshot is verified in full")};
    GODWIT_TRY(TableRestorer restorer, restorerFor(state, state.file.real, snapshot, tables, false));
    consequence.does += effects(restorer, tablesOfSnapshot(state, QString::number(snapshot.number)));
    addBefore(state, consequence);
    GODWIT_CHECK(restorer.refuseImpossible());
    GODWIT_CHECK(restorer.refuseBroken());
    const ChangesBase base = baseOfTables(snapshot, restorer.plans());
    if (!base.tables.isEmpty())
        addLosses(lossesSince(state, base),
                  QStringLiteral("What was written into these tables since the snapshot is no longer in them. It stays in the "
                                 "snapshot taken first, and what can be listed is exported into the workspace:"),
                  consequence);
    return {};
}

} // namespace

Status refuseTables(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request)
{
    if (!request.target.isEmpty())
        return Error(ErrorCode::TablesRefused,
                     QStringLiteral("Single tables are restored in place; a copy holds the whole snapshot."))
            .withNext(QStringLiteral("Leave out the tables, or the file to copy to."));
    GODWIT_TRY(const TableRestorer restorer,
               restorerFor(state, state.file.real, snapshot, request.tables, false));
    return restorer.refuseImpossible();
}

Status restoreTables(RunState& state, const SnapshotRecord& snapshot, const RestoreRequest& request,
                     QStringList& files)
{
    auto lock = prepare(state, snapshot, request, files);
    if (!lock) {
        (void)removeDatabaseDurably(incomingFile(state));
        return lock.error();
    }
    const QString journalMode = lock->journalMode();
    return swapLive(state,
                    {.kind = QStringLiteral("restore"),
                     .incoming = incomingFile(state),
                     .journalMode = journalMode,
                     .phase = QStringLiteral("")},
                    std::move(*lock));
}

Consequence tablesConsequence(RunState& state, const QString& snapshotId, const QStringList& tables)
{
    Consequence consequence;
    consequence.changesLiveFile = true;
    consequence.confirmWith = state.fileName();
    consequence.wayBack = QStringLiteral("Restore the snapshot that is taken of the present file.");
    consequence.action =
        QStringLiteral("Restore %1 of %2")
            .arg(listed(tables), snapshotId.isEmpty() ? QStringLiteral("the original")
                                                      : QStringLiteral("snapshot %1").arg(snapshotId));
    const Status can = needRun(state);
    const auto snapshot = can ? chosenSnapshot(state, snapshotId) : Result<SnapshotRecord>(can.error());
    const Status described =
        snapshot ? describeTables(state, *snapshot, tables, consequence) : Status(snapshot.error());
    if (!described)
        consequence.refused = QStringLiteral("%1 %2").arg(described.error().id(), described.error().what);
    return consequence;
}

} // namespace godwit::core
