// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of durable.h that changes names in folders.
#include "core/safety/durable.h"

#include "core/safety/temporary_file.h"

#include <QFile>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace godwit::core {

namespace {

Error targetExists(const QString& path)
{
    return {ErrorCode::TargetExists, QStringLiteral("%1 exists already.").arg(path)};
}

Error cannotRename(int number, const QString& from, const QString& to)
{
    if (number == ENOENT)
        return {ErrorCode::FileMissing,
                QStringLiteral("There is no file %1, or no folder for %2.").arg(from, to)};
    return errorOfFile(number, from, QStringLiteral("renamed to %1").arg(to));
}

/// For file systems whose rename cannot refuse to replace: a second name refuses; where there are no hard
/// links either, a look before the rename has to do.
Status renameByLink(const QString& from, const QString& to)
{
    const QByteArray fromName = QFile::encodeName(from);
    const QByteArray toName = QFile::encodeName(to);
    if (::link(fromName.constData(), toName.constData()) == 0) {
        if (::unlink(fromName.constData()) == 0)
            return {};
        const int number = errno;
        ::unlink(toName.constData());
        return cannotRename(number, from, to);
    }
    const int number = errno;
    GODWIT_CHECK(checkFree(to));
    if (number != EPERM && number != EOPNOTSUPP && number != ENOSYS && number != EMLINK)
        return cannotRename(number, from, to);
    if (::rename(fromName.constData(), toName.constData()) != 0)
        return cannotRename(errno, from, to);
    return {};
}

Status syncBothFolders(const QString& first, const QString& second)
{
    GODWIT_CHECK(syncFolder(folderOf(first)));
    if (folderOf(first) == folderOf(second))
        return {};
    return syncFolder(folderOf(second));
}

} // namespace

Status checkFree(const QString& path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) == 0)
        return targetExists(path);
    return {};
}

Status renameIfFree(const QString& from, const QString& to)
{
    const int code = ::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD,
                                 QFile::encodeName(to).constData(), RENAME_NOREPLACE);
    if (code == 0)
        return {};
    if (errno == EEXIST)
        return targetExists(to);
    if (errno == EINVAL || errno == ENOSYS)
        return renameByLink(from, to);
    return cannotRename(errno, from, to);
}

Status renameDurably(const QString& from, const QString& to)
{
    GODWIT_CHECK(renameIfFree(from, to));
    return syncBothFolders(from, to);
}

Status replaceDurably(const QString& from, const QString& to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return cannotRename(errno, from, to);
    return syncBothFolders(from, to);
}

Result<Exchange> exchangeDurably(const QString& first, const QString& second)
{
    const int code = ::renameat2(AT_FDCWD, QFile::encodeName(first).constData(), AT_FDCWD,
                                 QFile::encodeName(second).constData(), RENAME_EXCHANGE);
    if (code != 0 && (errno == EINVAL || errno == ENOSYS || errno == EXDEV))
        return Exchange::Unsupported;
    if (code != 0)
        return cannotRename(errno, first, second);
    GODWIT_CHECK(syncBothFolders(first, second));
    return Exchange::Done;
}

Status removeFileDurably(const QString& path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return {};
        return errorOfFile(errno, path, QStringLiteral("removed"));
    }
    return syncFolder(folderOf(path));
}

Status removeDatabaseDurably(const QString& path)
{
    GODWIT_CHECK(removeFileDurably(path));
    return removeFileDurably(path + QStringLiteral("-journal"));
}

Status syncFolder(const QString& folder)
{
    int descriptor = -1;
    do {
        descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return errorOfFile(errno, folder, QStringLiteral("opened"));
    FileHandle handle(descriptor, folder);
    while (::fsync(descriptor) != 0) {
        if (errno == EINVAL || errno == EOPNOTSUPP)
            return {}; // some network file systems sync no folder; they write names through
        if (errno != EINTR)
            return errorOfFile(errno, folder, QStringLiteral("written to the disk"));
    }
    return {};
}

} // namespace godwit::core
