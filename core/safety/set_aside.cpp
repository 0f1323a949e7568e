// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/set_aside.h"

#include "core/safety/durable.h"
#include "core/safety/holders.h"
#include "core/safety/temporary_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

const QString kSetAside = QStringLiteral(":set-aside");

QString member(const QString& path, const char* end)
{
    return path + QLatin1StringView(end);
}

Status copyAsIs(const QString& from, const QString& to, const CancelToken& cancel)
{
    return copyFileDurably(from, to, cancel, [](qint64, qint64) {});
}

/// What was kept of a swap that did not come to pass; copies of what lies there still.
Status removeSet(const QString& kept)
{
    for (const char* end : kFileSet)
        GODWIT_CHECK(removeFileDurably(member(kept, end)));
    return {};
}

Status copySet(const QString& live, const QString& kept, Repository& journal, qint64 run,
               const CancelToken& cancel)
{
    for (const char* end : kFileSet) {
        const QString from = member(live, end);
        const QString to = member(kept, end);
        if (!QFileInfo::exists(from))
            continue;
        GODWIT_CHECK(journal.addFile(run, to, QStringLiteral("kept")));
        GODWIT_CHECK(copyAsIs(from, to, cancel));
    }
    return {};
}

/// The copy to be renamed, with the rights of what it replaces. Gives a sentence where they could not be
/// kept.
Result<QString> bringIncoming(const SwapRequest& request, Repository& journal, qint64 run,
                              const CancelToken& cancel)
{
    const QString waiting = waitingName(request.live);
    GODWIT_TRY(const QStringList ours, journal.files(run, QStringLiteral("work")));
    if (ours.contains(waiting)) // of an earlier one that was killed
        GODWIT_CHECK(removeFileDurably(waiting));
    GODWIT_CHECK(checkFree(waiting));
    GODWIT_CHECK(journal.addFile(run, waiting, QStringLiteral("work")));
    GODWIT_CHECK(copyAsIs(request.incoming, waiting, cancel));
    if (!QFileInfo::exists(request.live)) { // nothing tells what its rights were, unless the original itself comes back
        GODWIT_TRY(const QString note, copyRights(request.incoming, waiting));
        return QStringLiteral("%1 was missing; look at the rights of its new file. %2").arg(request.live, note).trimmed();
    }
    return copyRights(request.live, waiting);
}

Result<IntentRecord> intentOf(const SwapRequest& request, qint64 run)
{
    const auto live = identityOf(request.live);
    if (!live && live.error().code != ErrorCode::FileMissing)
        return live.error();
    GODWIT_TRY(const FileIdentity incoming, identityOf(waitingName(request.live)));
    return IntentRecord{.id = 0,
                        .run = run,
                        .kind = request.kind + kSetAside,
                        .live = request.live,
                        .incoming = waitingName(request.live),
                        .kept = request.kept,
                        .liveInode = live ? live->inode : 0,
                        .incomingInode = incoming.inode,
                        .journalMode = request.journalMode,
                        .phase = request.phase};
}

/// A rollback journal or a WAL of the old file would be applied to the new one, so these go first; copies of
/// them are kept.
Status putInPlace(const IntentRecord& intent)
{
    for (const char* end : kFileSet) {
        if (*end != '\0')
            GODWIT_CHECK(removeFileDurably(member(intent.live, end)));
    }
    return intent.liveInode == 0 ? renameDurably(intent.incoming, intent.live)
                                 : replaceDurably(intent.incoming, intent.live);
}

/// What lay beside the live file lies there again; nothing, where somebody else has put a file in its place
/// by now.
Status putBackBeside(const IntentRecord& intent, bool isSame)
{
    for (const char* end : kFileSet) {
        const QString kept = member(intent.kept, end);
        const QString beside = member(intent.live, end);
        if (!isSame || *end == '\0' || !QFileInfo::exists(kept) || QFileInfo::exists(beside))
            continue;
        GODWIT_CHECK(copyAsIs(kept, beside, {}));
        if (QFileInfo::exists(intent.live)) {
            GODWIT_TRY(const QString note, copyRights(intent.live, beside));
            (void)note; // whose it was cannot always be said again; what is in it can
        }
    }
    return isSame ? removeSet(intent.kept) : Status();
}

} // namespace

QString waitingName(const QString& live)
{
    return live + QStringLiteral(".godwit-incoming");
}

Status refuseHolders(const QString& live)
{
    for (const char* end : kFileSet) {
        const auto found = findHolders(member(live, end));
        if (found && !found->holders.isEmpty())
            return Error(ErrorCode::HeldOpen,
                         QStringLiteral("%1 is open in %2.").arg(live, describe(found->holders)));
        if (!found && found.error().code != ErrorCode::FileMissing)
            return found.error();
    }
    return {};
}

Status keepFileSet(const QString& live, const QString& kept, Repository& journal, qint64 run,
                   const CancelToken& cancel)
{
    for (const char* end : kFileSet)
        GODWIT_CHECK(checkFree(member(kept, end)));
    const Status copied = copySet(live, kept, journal, run, cancel);
    if (!copied)
        (void)removeSet(kept); // the names were free: what lies there is ours
    return copied;
}

bool isSetAside(const IntentRecord& intent)
{
    return intent.kind.endsWith(kSetAside);
}

Result<bool> endSetAside(const IntentRecord& intent)
{
    const auto live = identityOf(intent.live);
    if (!live && live.error().code != ErrorCode::FileMissing)
        return live.error();
    if (live && live->inode == intent.incomingInode) {
        GODWIT_CHECK(syncFolder(folderOf(intent.live)));
        GODWIT_CHECK(setJournalMode(intent.live, intent.journalMode));
        return true;
    }
    const bool isSame = live ? live->inode == intent.liveInode : intent.liveInode == 0;
    GODWIT_CHECK(putBackBeside(intent, isSame));
    GODWIT_CHECK(removeFileDurably(intent.incoming));
    return false;
}

Result<QStringList> swapSetAside(const SwapRequest& request, Repository& journal, qint64 run,
                                 const CancelToken& cancel, const AfterSwap& after)
{
    GODWIT_CHECK(refuseHolders(request.live));
    GODWIT_CHECK(keepFileSet(request.live, request.kept, journal, run, cancel));
    GODWIT_TRY(const QString note, bringIncoming(request, journal, run, cancel));
    GODWIT_CHECK(refuseHolders(request.live)); // copying took its time
    GODWIT_CHECK(cancel.check()); // the last time: what follows is short, and is not stopped half-way
    GODWIT_TRY(IntentRecord intent, intentOf(request, run));
    GODWIT_TRY(intent.id, journal.armIntent(intent));
    if (auto placed = putInPlace(intent); !placed) {
        const auto recovered = recoverSwap(journal, after); // where it fails, too, the next start does it
        const bool isDone = recovered && *recovered && (*recovered)->isSwapped;
        if (!isDone)
            return placed.error();
    } else {
        GODWIT_CHECK(setJournalMode(intent.live, intent.journalMode));
        GODWIT_CHECK(journal.forgetFile(intent.incoming));
        GODWIT_CHECK(closeSwapped(intent, journal, after));
    }
    return note.isEmpty() ? QStringList() : QStringList{note};
}

} // namespace godwit::core
