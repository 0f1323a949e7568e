// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/temporary_file.h"

#include "core/safety/durable.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace godwit::core {

namespace {

constexpr int kLongestName = 255; // bytes, of all file systems we know

enum class Lock { Ours, Taken };

/// A file system without locks gives the lock to everybody; O_EXCL stands in for it then.
Lock lockOf(int descriptor)
{
    return ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK ? Lock::Taken : Lock::Ours;
}

/// True if the name stands for exactly this open file.
bool stillNames(const QByteArray& name, int descriptor)
{
    struct stat open = {};
    struct stat named = {};
    return ::fstat(descriptor, &open) == 0 && ::lstat(name.constData(), &named) == 0 &&
           open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

/// Removes the temporary file of a process that was killed. False: it is in use, or is not such a file.
bool removeLeftOver(const QByteArray& name)
{
    const FileHandle file(::open(name.constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY),
                          {});
    struct stat status = {};
    if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_nlink != 1)
        return false;
    return lockOf(file.descriptor()) == Lock::Ours && stillNames(name, file.descriptor()) &&
           ::unlink(name.constData()) == 0;
}

int openNew(const QByteArray& name, int mode)
{
    int descriptor = -1;
    do {
        descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                            static_cast<mode_t>(mode));
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

Error cannotCreate(int number, const QString& path)
{
    if (number == EACCES || number == EROFS || number == EPERM)
        return Error(ErrorCode::ReadOnlyFolder, QStringLiteral("The folder %1 takes no new file: %2.")
                                                    .arg(folderOf(path), qt_error_string(number)));
    return errorOfFile(number, path, QStringLiteral("created"));
}

/// The bits that the umask took. FAT and its like have no such bits; there the volume's own rights hold.
Status setMode(const FileHandle& file, int mode)
{
    struct stat status = {};
    if (::fstat(file.descriptor(), &status) != 0)
        return errorOfFile(errno, file.path(), QStringLiteral("read"));
    if ((status.st_mode & 07777) == static_cast<mode_t>(mode))
        return {};
    if (::fchmod(file.descriptor(), static_cast<mode_t>(mode)) != 0 && errno != EPERM && errno != EOPNOTSUPP)
        return errorOfFile(errno, file.path(), QStringLiteral("given its rights"));
    return {};
}

/// NAME of `.NAME.godwit-tmp-PID`; empty for any other name.
QString targetNameIn(const QString& temporary)
{
    static const QRegularExpression s_ours(QStringLiteral("^\\.(.+)\\.godwit-tmp-[0-9]+$"),
                                           QRegularExpression::DotMatchesEverythingOption);
    return s_ours.match(temporary).captured(1);
}

/// True if `temporary` is a temporary name of one of these, which is cut where it would be too long.
bool isOfOne(const QString& temporary, const QSet<QString>& names)
{
    constexpr int kLongestPid = 10;
    const QString name = targetNameIn(temporary);
    if (name.isEmpty() || names.contains(name))
        return !name.isEmpty();
    return QFile::encodeName(temporary).size() >= kLongestName - kLongestPid &&
           std::any_of(names.begin(), names.end(), [&name](const QString& one) { return one.startsWith(name); });
}

} // namespace

void removeLeftOvers(const QStringList& targets)
{
    QHash<QString, QSet<QString>> namesIn;
    for (const QString& target : targets)
        namesIn[folderOf(target)].insert(target.mid(target.lastIndexOf(u'/') + 1));
    for (auto folder = namesIn.constBegin(); folder != namesIn.constEnd(); ++folder) {
        const QStringList found = QDir(folder.key()).entryList({QStringLiteral(".*.godwit-tmp-*")}, QDir::Files | QDir::Hidden);
        for (const QString& temporary : found) {
            if (isOfOne(temporary, folder.value()))
                (void)removeLeftOver(QFile::encodeName(folder.key() + u'/' + temporary));
        }
    }
}

QString folderOf(const QString& path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    if (slash < 0)
        return QStringLiteral(".");
    return slash == 0 ? QStringLiteral("/") : path.left(slash);
}

QString temporaryName(const QString& target)
{
    const qsizetype slash = target.lastIndexOf(u'/');
    const QString tail = QStringLiteral(".godwit-tmp-%1").arg(::getpid());
    QString name = target.mid(slash + 1);
    while (QFile::encodeName(name).size() + tail.size() + 1 > kLongestName)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    return target.left(slash + 1) + u'.' + name + tail;
}

TemporaryFile::TemporaryFile(FileHandle file, QString target)
    : m_file(std::move(file)), m_target(std::move(target))
{
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : m_file(std::move(other.m_file)),
      m_target(std::move(other.m_target)),
      m_isOurs(std::exchange(other.m_isOurs, false))
{
}

TemporaryFile::~TemporaryFile()
{
    if (m_isOurs)
        ::unlink(QFile::encodeName(path()).constData());
}

Result<TemporaryFile> TemporaryFile::create(const QString& target, int mode)
{
    removeLeftOvers({target});
    const QString path = temporaryName(target);
    const QByteArray name = QFile::encodeName(path);
    int descriptor = openNew(name, mode);
    if (descriptor < 0 && errno == EEXIST) {
        if (!removeLeftOver(name))
            return Error(ErrorCode::FileFailed,
                         QStringLiteral("%1 is in use: somebody writes this file just now.").arg(path));
        descriptor = openNew(name, mode);
    }
    if (descriptor < 0)
        return cannotCreate(errno, path);
    FileHandle file(descriptor, path);
    // Between the two calls another process may have taken ours for a left-over: then it is no longer ours.
    if (lockOf(descriptor) == Lock::Taken || !stillNames(name, descriptor))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 was taken away while it was made.").arg(path));
    TemporaryFile made(std::move(file), target);
    GODWIT_CHECK(setMode(made.file(), mode));
    return made;
}

Status TemporaryFile::publish(Publish how)
{
    GODWIT_CHECK(m_file.sync());
    if (how == Publish::IfFree) {
        GODWIT_CHECK(renameIfFree(path(), m_target));
    } else if (::rename(QFile::encodeName(path()).constData(), QFile::encodeName(m_target).constData()) !=
               0) {
        return errorOfFile(errno, m_target, QStringLiteral("put in place"));
    }
    m_isOurs = false;
    Status synced = syncFolder(folderOf(m_target));
    if (!synced && how == Publish::IfFree)
        ::unlink(QFile::encodeName(m_target).constData());
    return synced;
}

} // namespace godwit::core
