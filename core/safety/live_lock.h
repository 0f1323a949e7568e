// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/source_file.h"
#include "core/sqlite/database.h"

#include <functional>

namespace godwit::core {

/// Told the mode before a lock takes the file out of it, and an empty text once the file has it back; switched_mode.h writes
/// that down. An error keeps the lock from taking it.
using NoteMode = std::function<Status(const QString& mode)>;

/// The live file held for ourselves alone: SQLite's exclusive lock *and* no other process with the file open
/// (an idle connection in rollback-journal mode holds no lock and would go on writing into the file that was
/// swapped out). A WAL is checkpointed and journal_mode is DELETE while it is held; the destructor puts the
/// mode back if `release` was not called. With Others::LetStay connections that are idle may keep the file
/// open: its name is not to be exchanged then, and its content is changed through this connection alone.
class LiveLock
{
public:
    enum class Others { Refuse, LetStay };

    /// HeldOpen or DatabaseLocked (exit 5), naming program and pid; then nothing was changed. In WAL mode
    /// nobody can stay: SQLite gives no exclusive lock then.
    static Result<LiveLock> acquire(const QString& path, NoteMode note = {}, Others others = Others::Refuse);

    LiveLock(LiveLock&&) noexcept = default;
    LiveLock& operator=(LiveLock&&) = delete;
    ~LiveLock();

    [[nodiscard]] Database& database() { return *m_database; }
    [[nodiscard]] QString journalMode() const { return m_journalMode; } ///< as it was
    /// True if its logical pages equal the snapshot's: page by page, but for the header bytes that a backup
    /// itself changes (18–19, 24–27, 40–43, 92–99). This and the fingerprint end with the error of `cancel`
    /// within half a second.
    Result<bool> equalsSnapshot(const QString& snapshot, const CancelToken& cancel);
    /// XXH3-128 of its logical pages, without those same header bytes: equal for the same content, whoever
    /// looks.
    Result<QByteArray> fingerprint(const CancelToken& cancel);
    /// Processes that could not be inspected; said to the user.
    [[nodiscard]] int uninspectable() const { return m_uninspectable; }
    /// Who has the file open beside us; empty, but for Others::LetStay.
    [[nodiscard]] QString holders() const { return m_holders; }
    /// Closes without putting the journal mode back: the file has been swapped out.
    void release();

private:
    LiveLock(Database database, QString journalMode, int uninspectable)
        : m_database(std::make_unique<Database>(std::move(database))), m_journalMode(std::move(journalMode)),
          m_uninspectable(uninspectable)
    {
    }
    std::unique_ptr<Database> m_database;
    NoteMode m_note; ///< once it was told: it is to be told again
    QString m_journalMode;
    int m_uninspectable = 0;
    QString m_holders;
};

/// The same comparison for two files that nobody has open.
Result<bool> holdSamePages(const QString& one, const QString& other, const CancelToken& cancel);

/// Sets the journal mode of a file nobody else has open ("wal", "delete", …), for good.
Status setJournalMode(const QString& path, const QString& mode);

} // namespace godwit::core
