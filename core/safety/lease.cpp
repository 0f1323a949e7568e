// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/lease.h"

#include "core/safety/file_handle.h"
#include "core/safety/lease_look.h"
#include "core/safety/process_mark.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace godwit::core {

namespace {

QByteArray whoAmI()
{
    return QStringLiteral("%1, pid %2 on %3\nboot %4\n")
        .arg(QCoreApplication::applicationName(), QString::number(getpid()), QSysInfo::machineHostName(),
             bootId())
        .toUtf8();
}

/// -1: it cannot be opened, or something that is no file has its name; a FIFO without a reader is not waited for.
int openLease(const QString& path, int flags)
{
    const int descriptor = open(path.toUtf8().constData(), flags | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct stat found = {};
    if (descriptor >= 0 && (fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode))) {
        close(descriptor);
        errno = EINVAL;
        return -1;
    }
    return descriptor;
}

struct flock wholeFile(short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// What stands in the file; empty: nothing.
QString leftLine(int descriptor)
{
    char buffer[512];
    const ssize_t size = pread(descriptor, buffer, sizeof buffer, 0);
    return size <= 0 ? QString() : QString::fromUtf8(buffer, size).section(u'\n', 0, 0);
}

QString firstLine(int descriptor)
{
    const QString line = leftLine(descriptor);
    return line.isEmpty() ? QStringLiteral("another program") : line; // it has the lock and is about to write its name
}

/// Our name over the one that was left, and then what is left of that. In this order: where there is no room, the name of who
/// ended without giving it back stays, so that the next one can still tell from whom it is taken over.
Status writeName(int descriptor, const QString& path)
{
    const QByteArray who = whoAmI();
    errno = ENOSPC; // of a write that was cut short
    if (pwrite(descriptor, who.constData(), static_cast<size_t>(who.size()), 0) != who.size() || ftruncate(descriptor, who.size()) != 0)
        return errorOfFile(errno, path, QStringLiteral("written"), who.size());
    return {};
}

} // namespace

Result<Lease> Lease::take(const QString& path)
{
    const int descriptor = openLease(path, O_RDWR | O_CREAT);
    if (descriptor < 0 && (errno == ENOSPC || errno == EDQUOT))
        return errorOfFile(errno, path, QStringLiteral("made"));
    if (descriptor < 0)
        return Error(ErrorCode::ReadOnlyFolder, QStringLiteral("%1 cannot be written.").arg(path));
    Lease lease(descriptor);
    struct flock wanted = wholeFile(F_WRLCK);
    if (fcntl(descriptor, F_OFD_SETLK, &wanted) != 0)
        return Error(ErrorCode::Leased,
                     QStringLiteral("This migration is being worked on by %1.").arg(firstLine(descriptor)));
    lease.m_takenOverFrom = leftLine(descriptor);
    if (auto named = writeName(descriptor, path); !named) {
        if (lease.m_takenOverFrom.isEmpty()) // else whoever comes next is to know that name, too
            [[maybe_unused]] const int emptied = ftruncate(descriptor, 0);
        return std::move(named).error();
    }
    lease.m_isTaken = true;
    return lease;
}

QString Lease::holder(const QString& path)
{
    const int descriptor = openLease(path, O_RDONLY);
    if (descriptor < 0)
        return {};
    const Lease closer(descriptor);
    // Only asked, not taken: a look must not stand in the way of somebody who wants to work.
    struct flock asked = wholeFile(F_RDLCK);
    if (fcntl(descriptor, F_OFD_GETLK, &asked) != 0 || asked.l_type == F_UNLCK)
        return {};
    const QString holder = firstLine(descriptor);
    const bool isOurs = holder == QString::fromUtf8(whoAmI()).section(u'\n', 0, 0);
    return isOurs ? QString() : holder;
}

Lease::~Lease()
{
    if (m_descriptor < 0)
        return;
    if (m_isTaken) // if this fails, the next one only seems to take it over from a process that was killed
        [[maybe_unused]] const int emptied = ftruncate(m_descriptor, 0);
    close(m_descriptor);
}

bool isLeaseTaken(const QString& path)
{
    const int descriptor = openLease(path, O_RDONLY);
    if (descriptor < 0)
        return errno != ENOENT && errno != ENOTDIR; // it is there and cannot be asked
    struct flock asked = wholeFile(F_RDLCK);
    const bool isTaken = fcntl(descriptor, F_OFD_GETLK, &asked) != 0 || asked.l_type != F_UNLCK;
    close(descriptor);
    return isTaken;
}

} // namespace godwit::core
