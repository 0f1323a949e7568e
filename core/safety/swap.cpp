// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/swap.h"

#include "core/safety/durable.h"
#include "core/safety/page_store.h"
#include "core/sqlite/backup.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

const QString kCopyIn = QStringLiteral(":copy-in");
constexpr int kDeadlineMs = 30'000;

/// After the exchange: what was live goes to its kept name, the live file gets its journal mode. Each part may have
/// been done before a kill.
Status finishExchange(const IntentRecord& intent)
{
    if (QFileInfo::exists(intent.incoming) && !QFileInfo::exists(intent.kept))
        GODWIT_CHECK(renameDurably(intent.incoming, intent.kept));
    return setJournalMode(intent.live, intent.journalMode);
}

Status copyIn(const IntentRecord& intent, LiveLock& lock, const CancelToken& cancel)
{
    {
        GODWIT_TRY(Database kept, Database::open(intent.kept, {.mode = OpenOptions::Mode::Create}));
        GODWIT_CHECK(copyDatabase(lock.database(), kept, cancel, kDeadlineMs, {}));
    }
    GODWIT_CHECK(syncFile(intent.kept));
    GODWIT_TRY(Database incoming, Database::open(intent.incoming, {.mode = OpenOptions::Mode::ReadOnly}));
    return copyDatabase(incoming, lock.database(), cancel, kDeadlineMs, {});
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

Status recordDone(const SwapRequest& request, const IntentRecord& intent, Repository& journal)
{
    IntentRecord swapped = intent;
    swapped.kind = request.kind; // however it was done
    if (request.record)
        GODWIT_CHECK(request.record(swapped));
    return journal.closeIntent(intent.id, QStringLiteral("done"));
}

Status doCopyIn(const SwapRequest& request, Repository& journal, qint64 run, LiveLock& lock, const CancelToken& cancel)
{
    GODWIT_TRY(IntentRecord intent, intentOf(request, run, false));
    GODWIT_TRY(intent.id, journal.armIntent(intent));
    if (auto copied = copyIn(intent, lock, cancel); !copied) {
        (void)journal.closeIntent(intent.id, QStringLiteral("undone"));
        return copied;
    }
    lock.release();
    GODWIT_CHECK(setJournalMode(intent.live, intent.journalMode));
    return recordDone(request, intent, journal);
}

} // namespace

Result<QStringList> swapIntoPlace(const SwapRequest& request, Repository& journal, qint64 run, LiveLock lock,
                                  const CancelToken& cancel)
{
    QStringList notes;
    GODWIT_CHECK(journal.addFile(run, request.kept, QStringLiteral("kept")));
    GODWIT_TRY(const bool isExchange, canExchange(request.live, request.incoming));
    if (isExchange) {
        GODWIT_TRY(const QString note, copyRights(request.live, request.incoming));
        if (!note.isEmpty())
            notes.append(note);
        GODWIT_CHECK(syncFile(request.incoming));
        GODWIT_TRY(IntentRecord intent, intentOf(request, run, true));
        GODWIT_TRY(intent.id, journal.armIntent(intent));
        const auto exchanged = exchangeDurably(request.live, request.incoming);
        if (!exchanged) {
            GODWIT_CHECK(journal.closeIntent(intent.id, QStringLiteral("undone")));
            return exchanged.error();
        }
        if (*exchanged == Exchange::Done) {
            lock.release();
            GODWIT_CHECK(finishExchange(intent));
            GODWIT_CHECK(recordDone(request, intent, journal));
            return notes;
        }
        GODWIT_CHECK(journal.closeIntent(intent.id, QStringLiteral("undone")));
    }
    notes.append(QStringLiteral("The content was copied into the file, since its name could not be exchanged."));
    GODWIT_CHECK(doCopyIn(request, journal, run, lock, cancel));
    return notes;
}

Result<std::optional<SwapRecovery>> recoverSwap(Repository& journal)
{
    GODWIT_TRY(const auto intent, journal.openIntent());
    if (!intent)
        return std::optional<SwapRecovery>();
    SwapRecovery recovery{.intent = *intent, .isSwapped = false};
    if (intent->kind.endsWith(kCopyIn)) {
        // SQLite's journal made it all or nothing; opening the file rolls a torn copy back.
        GODWIT_TRY(LiveLock lock, LiveLock::acquire(intent->live));
        GODWIT_TRY(recovery.isSwapped, lock.equalsSnapshot(intent->incoming));
        recovery.intent.kind.chop(kCopyIn.size());
    } else {
        GODWIT_TRY(const FileIdentity live, identityOf(intent->live));
        recovery.isSwapped = live.inode == intent->incomingInode;
        if (recovery.isSwapped)
            GODWIT_CHECK(finishExchange(*intent));
    }
    if (recovery.isSwapped && intent->kind.endsWith(kCopyIn))
        GODWIT_CHECK(setJournalMode(intent->live, intent->journalMode));
    if (!recovery.isSwapped)
        GODWIT_CHECK(journal.closeIntent(intent->id, QStringLiteral("undone")));
    return std::optional(recovery);
}

} // namespace godwit::core
