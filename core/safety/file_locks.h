// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace godwit::core {

/// A lock of SQLite's that another process has on a database, as the system lists it.
struct FileLock
{
    enum class Kind {
        Shared,    ///< it reads
        Reserved,  ///< it is going to write; others may still read
        Exclusive, ///< it writes, or waits to: nobody can read
        WalWriter, ///< it writes into the WAL; others may still read
        WalRecovery, ///< it reads the WAL in, alone
    };
    Kind kind = Kind::Shared;
    qint64 pid = 0; ///< 0: the system does not say whose it is
};

/// Locks on a database and its -shm by /proc/locks, without opening either: a close() would drop the locks that SQLite has on
/// them in this process. This process's own are left out. Empty where /proc does not tell. Any thread.
[[nodiscard]] QList<FileLock> locksOn(const QString& database);

} // namespace godwit::core
