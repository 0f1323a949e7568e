// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what with the file, and who has it: rights, owner, locks, open handles.
#include "core/safety/preflight.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace godwit::core {

namespace {

constexpr int kMsBetweenLooks = 50;

/// For the user that this process acts as.
bool may(const QString& path, int mode)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), mode, AT_EACCESS) == 0;
}

/// chattr +i: not even root writes or renames it.
bool isImmutable(const QString& path)
{
    struct statx status = {};
    return ::statx(AT_FDCWD, QFile::encodeName(path).constData(), AT_STATX_DONT_SYNC, STATX_BASIC_STATS,
                   &status) == 0 &&
           (status.stx_attributes & (STATX_ATTR_IMMUTABLE | STATX_ATTR_APPEND)) != 0;
}

Finding missing(const QString& path, const QString& what, FindingSeverity severity)
{
    return findingOf(ErrorCode::RightsMissing, severity, path, what);
}

/// The folder itself, or the nearest one above it that is there.
QString presentFolder(QString folder)
{
    while (!QFileInfo::exists(folder) && QFileInfo(folder).absolutePath() != folder)
        folder = QFileInfo(folder).absolutePath();
    return folder;
}

void findRights(const PreflightQuestion& question, bool copiesIn, QList<Finding>& findings)
{
    const QString& file = question.database;
    const QString folder = QFileInfo(file).absolutePath();
    // Up to the cut-over the file is only read, so what it lacks for the swap only warns until then.
    const FindingSeverity forSwap =
        question.isBeforeCutover ? FindingSeverity::Error : FindingSeverity::Warning;
    if (!may(file, R_OK))
        findings.append(missing(file, QStringLiteral("%1 may not be read by this user.").arg(file),
                                FindingSeverity::Error));
    else if (!may(file, W_OK) || isImmutable(file))
        findings.append(missing(
            file,
            QStringLiteral("%1 may not be written by this user: the cut-over cannot lock it.").arg(file),
            forSwap));
    if (!copiesIn && (!may(folder, W_OK | X_OK) || isImmutable(folder)))
        findings.append(missing(
            folder,
            QStringLiteral("Names in %1 may not be changed by this user: the cut-over cannot swap the file.")
                .arg(folder),
            forSwap));
    const QString workspace = presentFolder(question.workspace);
    if (!may(workspace, R_OK | W_OK | X_OK))
        findings.append(
            missing(question.workspace,
                    QStringLiteral("The workspace %1 cannot be written: %2 is closed to this user.")
                        .arg(question.workspace, workspace),
                    FindingSeverity::Error));
}

void findOwner(const PreflightQuestion& question, QList<Finding>& findings)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(question.database).constData(), &status) != 0 ||
        status.st_uid == ::geteuid())
        return;
    const QString owner = QFileInfo(question.database).owner();
    const QString name = owner.isEmpty() ? QStringLiteral("user id %1").arg(status.st_uid) : owner;
    if (::geteuid() == 0) // root gives the new file to its owner
        findings.append(findingOf(
            ErrorCode::OtherOwner, FindingSeverity::Note, question.database,
            QStringLiteral("%1 belongs to %2; the new file will, too.").arg(question.database, name),
            QStringLiteral("Nothing is needed; the workspace belongs to root.")));
    else
        findings.append(findingOf(ErrorCode::OtherOwner, FindingSeverity::Warning, question.database,
                                  QStringLiteral("%1 belongs to %2; the new file cannot be given to them.")
                                      .arg(question.database, name)));
}

bool barsReaders(const FileLock& lock)
{
    return lock.kind == FileLock::Kind::Exclusive || lock.kind == FileLock::Kind::WalRecovery;
}

bool writes(const FileLock& lock)
{
    return barsReaders(lock) || lock.kind == FileLock::Kind::Reserved ||
           lock.kind == FileLock::Kind::WalWriter;
}

/// "app (pid 12)", where the holder is known.
QString whoHas(const FileLock& lock, const Holders& holders)
{
    for (const Holder& holder : holders.holders) {
        if (holder.pid == lock.pid)
            return describe({holder});
    }
    return lock.pid > 0 ? QStringLiteral("the process %1").arg(lock.pid) : QStringLiteral("another program");
}

/// Locks that bar us, after those that pass have had their time.
QList<FileLock> lasting(const QString& database, const Surroundings& surroundings,
                        bool (*bars)(const FileLock&))
{
    QElapsedTimer timer;
    timer.start();
    while (true) {
        QList<FileLock> locks;
        for (const FileLock& lock : surroundings.locksOn(database)) {
            if (bars(lock))
                locks.append(lock);
        }
        if (locks.isEmpty() || timer.hasExpired(surroundings.lockWaitMs))
            return locks;
        QThread::msleep(kMsBetweenLooks);
    }
}

void findLocks(const PreflightQuestion& question, const Surroundings& surroundings, const Holders& holders,
               QList<Finding>& findings)
{
    const QList<FileLock> barring =
        lasting(question.database, surroundings, question.isBeforeCutover ? &writes : &barsReaders);
    if (!barring.isEmpty()) {
        findings.append(findingOf(
            ErrorCode::LockedNow, FindingSeverity::Error, question.database,
            QStringLiteral("%1 is locked by %2.").arg(question.database, whoHas(barring.first(), holders))));
        return;
    }
    for (const FileLock& lock : surroundings.locksOn(question.database)) {
        if (!writes(lock))
            continue;
        findings.append(findingOf(
            ErrorCode::LockedNow, FindingSeverity::Note, question.database,
            QStringLiteral("%1 is being written by %2.").arg(question.database, whoHas(lock, holders)),
            QStringLiteral("Until the cut-over it may go on; what it writes makes the run stale.")));
        return;
    }
}

void findHandles(const PreflightQuestion& question, const Holders& holders, QList<Finding>& findings)
{
    // At the cut-over itself the swap refuses or waits, with a code of its own.
    if (!holders.holders.isEmpty())
        findings.append(
            findingOf(ErrorCode::OpenElsewhere, FindingSeverity::Note, question.database,
                      QStringLiteral("%1 is open in %2.").arg(question.database, describe(holders.holders))));
    if (holders.uninspectable == 0 && holders.seesAllProcesses)
        return;
    const QString what =
        holders.uninspectable == 1
            ? QStringLiteral("One program of another user could not be asked whether it has the database open.")
        : holders.uninspectable > 1
            ? QStringLiteral(
                  "%1 programs of other users could not be asked whether they have the database open.")
                  .arg(holders.uninspectable)
            : QStringLiteral(
                  "Programs outside of this container cannot be seen; one may have the database open.");
    findings.append(
        findingOf(ErrorCode::ProcessesUnseen, FindingSeverity::Note, question.database, what,
                  QStringLiteral("Make sure before the cut-over that no such program has it open.")));
}

} // namespace

void findAccess(const PreflightQuestion& question, const Surroundings& surroundings, QList<Finding>& findings)
{
    findRights(question, copiesIn(question, surroundings), findings);
    findOwner(question, findings);
    const auto found = surroundings.holdersOf(question.database);
    const Holders holders =
        found ? *found : Holders{.holders = {}, .uninspectable = 0, .seesAllProcesses = false};
    findLocks(question, surroundings, holders, findings);
    findHandles(question, holders, findings);
}

} // namespace godwit::core
