// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/live_lock.h"

#include "core/safety/durable.h"
#include "core/safety/holders.h"
#include "core/safety/page_format.h"
#include "core/safety/page_store.h"
#include "core/safety/temporary_file.h"
#include "core/sqlite/backup.h"

#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

Error heldOpen(const QString& path, const QList<Holder>& holders)
{
    return Error(ErrorCode::HeldOpen, QStringLiteral("%1 is open in %2.").arg(path, describe(holders)));
}

/// Refuses others, or notes who they are.
Status lookForHolders(const QString& path, LiveLock::Others others, int* uninspectable, QString* holders)
{
    GODWIT_TRY(const Holders found, findHolders(path));
    *uninspectable = found.uninspectable;
    if (!found.holders.isEmpty() && others == LiveLock::Others::Refuse)
        return heldOpen(path, found.holders);
    *holders = describe(found.holders);
    return {};
}

/// The header bytes that differ between a database and its backup although nothing was written.
void maskHeader(QByteArray& page)
{
    for (const auto& [from, to] : {std::pair{18, 19}, {24, 27}, {40, 43}, {92, 99}}) {
        for (int byte = from; byte <= to; ++byte)
            page[byte] = '\0';
    }
}

Result<bool> equalPages(Database& database, const QString& snapshot, const CancelToken& cancel)
{
    QFile file(snapshot);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 cannot be read.").arg(snapshot));
    bool isEqual = true;
    qint64 size = 0;
    // Behind the last page a file may be longer: SQLite cuts it after a commit, without syncing that.
    GODWIT_TRY(const qint64 pages, database.integer(QStringLiteral("PRAGMA page_count")));
    GODWIT_CHECK(forEachPage(database, cancel, [&](qint64 number, QByteArrayView page) -> Status {
        if (number > pages)
            return {};
        size += page.size();
        if (!isEqual)
            return {};
        QByteArray theirs = file.read(page.size());
        if (number > 1) {
            isEqual = theirs == page;
            return {};
        }
        QByteArray ours = page.toByteArray();
        if (ours.size() == theirs.size()) {
            maskHeader(ours);
            maskHeader(theirs);
        }
        isEqual = ours == theirs;
        return {};
    }));
    return isEqual && size == file.size();
}

/// The mode afterwards. To the end of the statement: SQLite gives its row before it commits, and the commit may fail.
Result<QString> switchMode(Database& database, const QString& mode)
{
    GODWIT_TRY(const auto rows, database.rows(QStringLiteral("PRAGMA journal_mode = %1").arg(mode)));
    return rows.empty() ? QString() : rows.front()[0].toString();
}

Error lockedBySomebody(const QString& path, Error error)
{
    const auto found = findHolders(path);
    if (found && !found->holders.isEmpty())
        return heldOpen(path, found->holders).withDetail(error.what);
    return error;
}

} // namespace

Result<LiveLock> LiveLock::acquire(const QString& path, NoteMode note, Others others)
{
    int uninspectable = 0;
    QString holders;
    GODWIT_CHECK(lookForHolders(path, others, &uninspectable, &holders));
    GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .busyMs = 1000}));
    GODWIT_TRY(const QString mode, database.text(QStringLiteral("PRAGMA journal_mode")));
    GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")));
    LiveLock lock(std::move(database), mode, uninspectable);
    Database& held = *lock.m_database;
    // In exclusive locking mode a lock once taken is kept until the connection closes.
    if (const auto begun = held.execute(QStringLiteral("BEGIN EXCLUSIVE; COMMIT")); !begun)
        return lockedBySomebody(path, begun.error());
    if (mode == QLatin1StringView("wal")) {
        if (note)
            GODWIT_CHECK(note(mode));
        lock.m_note = std::move(note);
        const auto changed = switchMode(held, QStringLiteral("delete"));
        if (!changed)
            return lockedBySomebody(path, changed.error());
        if (*changed != QLatin1StringView("delete"))
            return lockedBySomebody(path, Error(ErrorCode::HeldOpen, QStringLiteral("%1 is in use.").arg(path)));
        if (const auto begun = held.execute(QStringLiteral("BEGIN EXCLUSIVE; COMMIT")); !begun)
            return lockedBySomebody(path, begun.error());
    }
    // Between the first look and the lock somebody may have opened it without reading.
    GODWIT_CHECK(lookForHolders(path, others, &lock.m_uninspectable, &lock.m_holders));
    return lock;
}

LiveLock::~LiveLock()
{
    if (!m_database || m_journalMode != QLatin1StringView("wal"))
        return;
    const auto mode = switchMode(*m_database, m_journalMode);
    const QString folder = folderOf(m_database->path());
    m_database.reset();
    // Not said before it is certain that the rollback journal of the switch is gone; else the next start puts the mode back.
    if (m_note && mode && *mode == m_journalMode && syncFolder(folder))
        (void)m_note({});
}

void LiveLock::release()
{
    m_database.reset();
}

Result<bool> LiveLock::equalsSnapshot(const QString& snapshot, const CancelToken& cancel)
{
    return equalPages(*m_database, snapshot, cancel);
}

Result<QByteArray> LiveLock::fingerprint(const CancelToken& cancel)
{
    RunningHash hash;
    GODWIT_CHECK(forEachPage(*m_database, cancel, [&hash](qint64 number, QByteArrayView page) -> Status {
        if (number > 1) {
            hash.add(page);
            return {};
        }
        QByteArray first = page.toByteArray();
        maskHeader(first);
        hash.add(first);
        return {};
    }));
    return hash.stored();
}

Result<bool> holdSamePages(const QString& one, const QString& other, const CancelToken& cancel)
{
    GODWIT_TRY(Database database, Database::open(one, {.mode = OpenOptions::Mode::ReadOnly}));
    return equalPages(database, other, cancel);
}

Status setJournalMode(const QString& path, const QString& mode)
{
    {
        GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::ReadWrite}));
        // SQLite takes away a journal that holds nothing, as a kill leaves it, only when it leaves this mode.
        if (mode == QLatin1StringView("delete") && QFileInfo::exists(path + QStringLiteral("-journal")))
            GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA journal_mode = PERSIST")));
        GODWIT_TRY(const QString now, switchMode(database, mode));
        if (now != mode)
            return Error(ErrorCode::FileFailed, QStringLiteral("The journal mode of %1 stays %2.").arg(path, now));
    }
    return syncFolder(folderOf(path)); // SQLite does not: a power cut would bring the rollback journal of the switch back
}

} // namespace godwit::core
