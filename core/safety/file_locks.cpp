// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/file_locks.h"

#include <QFile>

#include <algorithm>
#include <limits>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace godwit::core {

namespace {

// Where SQLite's locks lie (os.h, wal.c).
constexpr qint64 kPending = 0x40000000;
constexpr qint64 kReserved = kPending + 1;
constexpr qint64 kSharedFirst = kPending + 2;
constexpr qint64 kSharedLast = kSharedFirst + 509;
constexpr qint64 kWalWrite = 120;
constexpr qint64 kWalRecover = 122;

/// "08:02:1234", as /proc/locks names a file; empty if it is not there.
QByteArray nameOf(const QString& path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    const auto hex = [](unsigned number) { return QByteArray::number(number, 16).rightJustified(2, '0'); };
    return hex(major(status.st_dev)) + ':' + hex(minor(status.st_dev)) + ':' +
           QByteArray::number(quint64(status.st_ino));
}

struct Range
{
    bool isWrite = false;
    qint64 first = 0;
    qint64 last = 0;
    [[nodiscard]] bool has(qint64 byte) const { return first <= byte && byte <= last; }
};

void addMain(const Range& range, qint64 pid, QList<FileLock>& locks)
{
    if (range.isWrite && (range.has(kPending) || (range.first <= kSharedLast && range.last >= kSharedFirst)))
        locks.append({FileLock::Kind::Exclusive, pid});
    else if (range.isWrite && range.has(kReserved))
        locks.append({FileLock::Kind::Reserved, pid});
    else if (range.first <= kSharedLast && range.last >= kSharedFirst)
        locks.append({FileLock::Kind::Shared, pid});
}

void addWal(const Range& range, qint64 pid, QList<FileLock>& locks)
{
    if (range.isWrite && range.has(kWalRecover))
        locks.append({FileLock::Kind::WalRecovery, pid});
    else if (range.isWrite && range.has(kWalWrite))
        locks.append({FileLock::Kind::WalWriter, pid});
}

} // namespace

QList<FileLock> locksOn(const QString& database)
{
    const QByteArray main = nameOf(database);
    const QByteArray shm = nameOf(database + QStringLiteral("-shm"));
    QFile file(QStringLiteral("/proc/locks"));
    QList<FileLock> locks;
    if (main.isEmpty() || !file.open(QIODevice::ReadOnly))
        return locks;
    // "1: POSIX  ADVISORY  WRITE 4711 08:02:1234 1073741826 1073742335"; "1: -> …" waits and holds nothing
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() < 8 || (fields[1] != "POSIX" && fields[1] != "OFDLCK") ||
            (fields[5] != main && fields[5] != shm))
            continue;
        const qint64 pid = fields[4].toLongLong();
        if (pid == ::getpid())
            continue;
        const Range range{fields[3] == "WRITE", fields[6].toLongLong(),
                          fields[7] == "EOF" ? std::numeric_limits<qint64>::max() : fields[7].toLongLong()};
        if (fields[5] == main)
            addMain(range, std::max<qint64>(pid, 0), locks);
        else
            addWal(range, std::max<qint64>(pid, 0), locks);
    }
    return locks;
}

} // namespace godwit::core
