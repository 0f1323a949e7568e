// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/swap.h"

#include "core/safety/durable.h"
#include "core/safety/holders.h"
#include "core/safety/set_aside.h"
#include "core/safety/switched_mode.h"
#include "core/safety/temporary_file.h"
#include "core/sqlite/backup.h"

#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

const QString kCopyIn = QStringLiteral(":copy-in");
constexpr int kDeadlineMs = 30'000;

/// Of one that is closed: its content, and that its rollback journal is gone.
Status syncDatabase(const QString& path)
{
    GODWIT_CHECK(syncFile(path));
    return syncFolder(folderOf(path));
}

/// After the exchange: what was live goes to its kept name, the live file gets its journal mode. Each part may have
/// been done before a kill.
Status finishExchange(const IntentRecord& intent)
{
    if (QFileInfo::exists(intent.incoming))
        GODWIT_CHECK(renameDurably(intent.incoming, intent.kept));
    return QFileInfo::exists(intent.live) ? setJournalMode(intent.live, intent.journalMode) : Status();
}

/// Whether an interrupted exchange was exchanged. Somebody may have taken the live file away since: then what was live tells,
/// by lying under the other name.
Result<bool> wasExchanged(const IntentRecord& intent)
{
    const auto live = identityOf(intent.live);
    if (live)
        return live->inode == intent.incomingInode;
    if (live.error().code != ErrorCode::FileMissing)
        return live.error();
    const auto incoming = identityOf(intent.incoming);
    return incoming && incoming->inode == intent.liveInode;
}

/// What was live, whole and on disk before anything is copied over it.
Status keepLive(const QString& path, LiveLock& lock, const CancelToken& cancel)
{
    {
        GODWIT_TRY(Database kept, Database::open(path, {.mode = OpenOptions::Mode::Create}));
        // Nobody relies on it before it is whole, so no rollback journal is to lie beside it, which a kill would leave.
        GODWIT_CHECK(kept.execute(QStringLiteral("PRAGMA journal_mode = MEMORY")));
        GODWIT_CHECK(copyDatabase(lock.database(), kept, cancel, kDeadlineMs, {}));
    }
    return syncDatabase(path);
}

Status copyIn(const IntentRecord& intent, LiveLock& lock, const CancelToken& cancel)
{
    GODWIT_TRY(Database incoming, Database::open(intent.incoming, {.mode = OpenOptions::Mode::ReadOnly}));
    return copyDatabase(incoming, lock.database(), cancel, kDeadlineMs, {});
}

/// Whether an interrupted copy-in was copied. SQLite's journal made it all or nothing, but who had the file open, or opened
/// it since, may have written: then the pages in which old and new differ tell which of the two it was written into.
Result<bool> wasCopiedIn(LiveLock& lock, const IntentRecord& intent)
{
    const CancelToken never; // what a kill or a cancel left half-done is not to be left so again
    GODWIT_TRY(const bool isNew, lock.equalsSnapshot(intent.incoming, never));
    if (isNew || !QFileInfo::exists(intent.kept))
        return isNew;
    QFile kept(intent.kept);
    QFile incoming(intent.incoming);
    if (!kept.open(QIODevice::ReadOnly) || !incoming.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 or %2 cannot be read.").arg(intent.kept, intent.incoming));
    qint64 likeNew = 0;
    qint64 likeOld = 0;
    GODWIT_CHECK(forEachPage(lock.database(), never, [&](qint64 number, QByteArrayView page) -> Status {
        const QByteArray before = kept.read(page.size());
        const QByteArray after = incoming.read(page.size());
        if (number == 1 || before == after) // the first one changes with every write
            return {};
        likeNew += page == after ? 1 : 0;
        likeOld += page == before ? 1 : 0;
        return {};
    }));
    return likeNew > likeOld;
}

/// After SQLite rolled it back: what is left of the two copies. A rollback journal beside it is ours only where nobody else
/// has the file.
Status undoCopyIn(const IntentRecord& intent, bool isHeld)
{
    GODWIT_CHECK(removeDatabaseDurably(intent.kept));
    if (!isHeld && QFileInfo::exists(intent.live + QStringLiteral("-journal")))
        GODWIT_CHECK(setJournalMode(intent.live, QStringLiteral("delete"))); // whose was taken, gets it back
    return {};
}

Status finishCopyIn(const IntentRecord& intent)
{
    GODWIT_CHECK(syncDatabase(intent.live)); // SQLite makes the file shorter after its commit, and does not sync that
    return setJournalMode(intent.live, intent.journalMode);
}

/// Finishes or undoes what was killed; true if it is swapped. Opening the file rolls a torn copy back. Who had it open then
/// may have it still: its name stays the same.
Result<bool> endCopyIn(const IntentRecord& intent, Repository& journal)
{
    bool isSwapped = false;
    bool isHeld = false;
    {
        GODWIT_TRY(LiveLock lock, LiveLock::acquire(intent.live, noteSwitchedMode(journal, intent.run, intent.live), LiveLock::Others::LetStay));
        GODWIT_TRY(isSwapped, wasCopiedIn(lock, intent));
        isHeld = !lock.holders().isEmpty();
    }
    GODWIT_CHECK(isSwapped ? finishCopyIn(intent) : undoCopyIn(intent, isHeld));
    return isSwapped;
}

/// An exchange needs the name to be all there is to the file: one hard link, the same volume.
Result<bool> canExchange(const QString& live, const QString& incoming)
{
    GODWIT_TRY(const FileIdentity first, identityOf(live));
    GODWIT_TRY(const FileIdentity second, identityOf(incoming));
    return first.links == 1 && first.device == second.device;
}

Result<IntentRecord> intentOf(const SwapRequest& request, qint64 run, bool isExchange)
{
    GODWIT_TRY(const FileIdentity live, identityOf(request.live));
    GODWIT_TRY(const FileIdentity incoming, identityOf(request.incoming));
    return IntentRecord{.id = 0,
                        .run = run,
                        .kind = isExchange ? request.kind : request.kind + kCopyIn,
                        .live = request.live,
                        .incoming = request.incoming,
                        .kept = request.kept,
                        .liveInode = live.inode,
                        .incomingInode = incoming.inode,
                        .journalMode = request.journalMode,
                        .phase = request.phase};
}

Status doCopyIn(const SwapRequest& request, Repository& journal, qint64 run, LiveLock& lock, const CancelToken& cancel,
                const AfterSwap& after)
{
    GODWIT_CHECK(syncDatabase(request.incoming));
    if (auto kept = keepLive(request.kept, lock, cancel); !kept) {
        (void)removeDatabaseDurably(request.kept);
        return kept;
    }
    GODWIT_TRY(IntentRecord intent, intentOf(request, run, false));
    GODWIT_TRY(intent.id, journal.armIntent(intent));
    if (auto copied = copyIn(intent, lock, cancel); !copied) {
        lock.release();
        const auto recovered = recoverSwap(journal, after); // where it fails, too, the next start does it
        const bool isDone = recovered && *recovered && (*recovered)->isSwapped;
        return isDone ? Status() : copied;
    }
    lock.release();
    GODWIT_CHECK(finishCopyIn(intent));
    return closeSwapped(intent, journal, after);
}

/// Who opened the live file after the last look and before the exchange has what was live, waits for our lock, and would
/// write to it afterwards. From the exchange on everybody opens the new file, so this look is the last one.
QList<Holder> openedMeanwhile(const IntentRecord& intent)
{
    const auto found = findHolders(intent.incoming);
    return found ? found->holders : QList<Holder>();
}

/// A disk that fails behind the exchange leaves the intent open.
Error unfinished(const Error& error, const QString& live)
{
    return Error(error).withState(QStringLiteral("%1 is the new file already, whole; what was there is kept. The next start ends the swap.").arg(live));
}

/// Takes the lock away once the names are exchanged; leaves it to the caller if they cannot be.
Result<Exchange> doExchange(const SwapRequest& request, Repository& journal, qint64 run, LiveLock& lock,
                            const AfterSwap& after)
{
    GODWIT_CHECK(syncDatabase(request.incoming));
    GODWIT_TRY(IntentRecord intent, intentOf(request, run, true));
    GODWIT_TRY(intent.id, journal.armIntent(intent));
    const auto exchanged = exchangeDurably(request.live, request.incoming);
    // The names may be exchanged although a folder could not be synced. Then the lock is on what was live, its journal
    // mode is not to be touched by the live name any more, and recoverSwap finishes at the next start.
    const auto live = identityOf(request.live);
    const bool isExchanged = live && live->inode == intent.incomingInode;
    if (const QList<Holder> holders = isExchanged ? openedMeanwhile(intent) : QList<Holder>(); !holders.isEmpty()) {
        GODWIT_TRY(const Exchange undone, exchangeDurably(request.live, request.incoming));
        (void)undone; // it worked a moment ago
        GODWIT_CHECK(journal.closeIntent(intent.id, QStringLiteral("undone")));
        return Error(ErrorCode::HeldOpen, QStringLiteral("%1 is open in %2.").arg(request.live, describe(holders)));
    }
    if (isExchanged) {
        lock.release();
        Status finished = exchanged ? finishExchange(intent) : Status(exchanged.error());
        if (finished)
            finished = closeSwapped(intent, journal, after);
        return finished ? Result<Exchange>(Exchange::Done) : Result<Exchange>(unfinished(finished.error(), request.live));
    }
    GODWIT_CHECK(journal.closeIntent(intent.id, QStringLiteral("undone")));
    return exchanged;
}

} // namespace

bool isCopyIn(const IntentRecord& intent)
{
    return intent.kind.endsWith(kCopyIn);
}

Status closeSwapped(IntentRecord intent, Repository& journal, const AfterSwap& after)
{
    intent.kind = intent.kind.section(u':', 0, 0);
    if (after)
        GODWIT_CHECK(after(intent));
    GODWIT_CHECK(forgetSwitchedMode(journal, intent.run));
    return journal.closeIntent(intent.id, QStringLiteral("done"));
}

Result<QStringList> swapIntoPlace(const SwapRequest& request, Repository& journal, qint64 run, LiveLock lock,
                                  const CancelToken& cancel, const AfterSwap& after)
{
    QStringList notes;
    GODWIT_CHECK(checkFree(request.kept));
    GODWIT_CHECK(journal.addFile(run, request.kept, QStringLiteral("kept")));
    GODWIT_TRY(const bool canTry, canExchange(request.live, request.incoming));
    const QString holders = lock.holders();
    if (canTry && holders.isEmpty()) {
        GODWIT_TRY(const QString note, copyRights(request.live, request.incoming));
        if (!note.isEmpty())
            notes.append(note);
        GODWIT_TRY(const Exchange exchanged, doExchange(request, journal, run, lock, after));
        if (exchanged == Exchange::Done)
            return notes;
    }
    notes.append(
        holders.isEmpty()
            ? QStringLiteral("The content was copied into the file, since its name could not be exchanged.")
            : QStringLiteral("The content was copied into the file while it was open in %1: it sees the new "
                             "content at once, and what it holds in memory is of the old one.")
                  .arg(holders));
    GODWIT_CHECK(doCopyIn(request, journal, run, lock, cancel, after));
    return notes;
}

Result<std::optional<SwapRecovery>> recoverSwap(Repository& journal, const AfterSwap& after)
{
    GODWIT_TRY(const auto intent, journal.openIntent());
    if (!intent)
        return std::optional<SwapRecovery>();
    SwapRecovery recovery{.intent = *intent, .isSwapped = false};
    recovery.intent.kind = intent->kind.section(u':', 0, 0);
    if (isCopyIn(*intent)) {
        GODWIT_TRY(recovery.isSwapped, endCopyIn(*intent, journal));
    } else if (isSetAside(*intent)) {
        GODWIT_TRY(recovery.isSwapped, endSetAside(*intent));
        GODWIT_CHECK(journal.forgetFile(intent->incoming)); // it was renamed or removed
    } else {
        GODWIT_TRY(recovery.isSwapped, wasExchanged(*intent));
        if (recovery.isSwapped)
            GODWIT_CHECK(finishExchange(*intent));
    }
    if (!recovery.isSwapped && !isSetAside(*intent)) // opening that one would roll back what was to be kept as it was
        (void)giveBackMode(journal, intent->run, intent->live); // a later start tries again
    if (recovery.isSwapped)
        GODWIT_CHECK(closeSwapped(*intent, journal, after));
    else
        GODWIT_CHECK(journal.closeIntent(intent->id, QStringLiteral("undone")));
    return std::optional(recovery);
}

} // namespace godwit::core
