// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>

namespace godwit::core {

/// A process that has a file open.
struct Holder
{
    qint64 pid = 0;
    QString name; ///< of /proc/PID/comm
};

struct Holders
{
    QList<Holder> holders; ///< other processes than this one
    int uninspectable = 0; ///< processes whose descriptors or maps we may not read (other users')
    /// False in a container, or where /proc hides processes: some may go unseen.
    bool seesAllProcesses = true;
};

/// Who has the file (by device and inode) open, or mapped, according to /proc: its -wal, -shm and -journal
/// count too. An idle connection in rollback-journal mode holds no lock; only this finds it. FileMissing
/// without the file, FileFailed without /proc. Any thread; some milliseconds.
Result<Holders> findHolders(const QString& path);

/// "sqlite3 (pid 4711), app (pid 12)" for people.
QString describe(const QList<Holder>& holders);

} // namespace godwit::core
