// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/backup.h"

#include "core/patience.h"

#include <QDeadlineTimer>

#include <sqlite3.h>

namespace godwit::core {

namespace {

constexpr int kPagesAStep = 2048; // 8 MiB at 4 KiB pages: some ten milliseconds between two looks at cancel

struct BackupFinisher
{
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

/// While it lives, the connection does not wait for locks by itself: its own patience would come on top of the deadline
/// at each step, and would not look at cancel.
class ImpatientConnection
{
public:
    explicit ImpatientConnection(Database& database) : m_handle(database.handle())
    {
        if (const auto patience = database.integer(QStringLiteral("PRAGMA busy_timeout")))
            m_busyMs = static_cast<int>(*patience);
        sqlite3_busy_timeout(m_handle, 0);
    }
    ~ImpatientConnection() { sqlite3_busy_timeout(m_handle, m_busyMs); }
    ImpatientConnection(const ImpatientConnection&) = delete;
    ImpatientConnection& operator=(const ImpatientConnection&) = delete;

private:
    sqlite3* m_handle;
    int m_busyMs = 0;
};

} // namespace

Status copyDatabase(Database& source, Database& target, const CancelToken& cancel, int deadlineMs,
                    const std::function<void(qint64 done, qint64 total)>& progress)
{
    const QString doing = QStringLiteral("%1 cannot be copied").arg(source.path());
    std::unique_ptr<sqlite3_backup, BackupFinisher> backup(
        sqlite3_backup_init(target.handle(), "main", source.handle(), "main"));
    if (!backup)
        return target.lastError(doing);
    const ImpatientConnection impatient(source);
    QDeadlineTimer deadline(deadlineMs);
    Patience patience;
    while (true) {
        const int code = sqlite3_backup_step(backup.get(), kPagesAStep);
        const qint64 total = sqlite3_backup_pagecount(backup.get());
        if (progress)
            progress(total - sqlite3_backup_remaining(backup.get()), total);
        if (code == SQLITE_DONE)
            break;
        const int primary = code & 0xff; // SQLITE_BUSY_RECOVERY and its like wait too
        if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) {
            if (deadline.hasExpired())
                return Error(ErrorCode::DatabaseLocked,
                             QStringLiteral("%1 stayed locked by another program.").arg(source.path()))
                    .withSqlite(code);
            sqlite3_sleep(50);
        } else if (code == SQLITE_OK) {
            deadline.setRemainingTime(deadlineMs); // it moves; only standing still runs out
        } else {
            backup.reset();
            return target.lastError(doing);
        }
        if (patience.isOver(cancel))
            return cancel.check();
    }
    if (sqlite3_backup_finish(backup.release()) != SQLITE_OK)
        return target.lastError(doing);
    return {};
}

Status forEachPage(Database& database, const CancelToken& cancel,
                   const std::function<Status(qint64 number, QByteArrayView page)>& visit)
{
    sqlite3_file* file = nullptr;
    const int found = sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (found != SQLITE_OK || !file || !file->pMethods) // a database in memory has none
        return Error(ErrorCode::FileFailed, QStringLiteral("The pages of %1 cannot be read.").arg(database.path()))
            .withSqlite(found);
    GODWIT_TRY(const qint64 pageSize, database.integer(QStringLiteral("PRAGMA page_size")));
    sqlite3_int64 size = 0;
    if (const int code = file->pMethods->xFileSize(file, &size); code != SQLITE_OK)
        return Error(ErrorCode::FileFailed, QStringLiteral("The size of %1 cannot be read.").arg(database.path())).withSqlite(code);
    QByteArray page(pageSize, Qt::Uninitialized);
    Patience patience;
    for (qint64 number = 1; number <= size / pageSize; ++number) {
        if (patience.isOver(cancel))
            return cancel.check();
        const int code = file->pMethods->xRead(file, page.data(), static_cast<int>(pageSize), (number - 1) * pageSize);
        if (code != SQLITE_OK)
            return Error(ErrorCode::FileFailed,
                         QStringLiteral("Page %1 of %2 cannot be read.").arg(number).arg(database.path()))
                .withSqlite(code);
        GODWIT_CHECK(visit(number, page));
    }
    return {};
}

} // namespace godwit::core
