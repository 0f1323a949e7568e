// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/file_handle.h"

#include "core/patience.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace godwit::core {

namespace {

constexpr qint64 kBlock = 1024 * 1024;

/// What copy_file_range answers where it cannot do it at all; the bytes then go through memory.
bool needsPlainCopy(int number)
{
    return number == EXDEV || number == EINVAL || number == ENOSYS || number == EOPNOTSUPP || number == EPERM;
}

Error changedWhileCopied(const QString& path)
{
    return {ErrorCode::FileFailed, QStringLiteral("%1 changed while it was copied.").arg(path)};
}

/// Bytes moved inside the file system; 0 if it cannot, or if the source ended.
Result<qint64> copyInside(const FileHandle& from, FileHandle& to, qint64 offset, qint64 bytes)
{
    while (true) {
        off_t in = offset;
        off_t out = offset;
        const ssize_t moved =
            ::copy_file_range(from.descriptor(), &in, to.descriptor(), &out, static_cast<size_t>(bytes), 0);
        if (moved >= 0)
            return static_cast<qint64>(moved);
        if (needsPlainCopy(errno))
            return qint64(0);
        if (errno != EINTR)
            return errorOfFile(errno, to.path(), QStringLiteral("written"), bytes);
    }
}

Result<qint64> copyThroughMemory(const FileHandle& from, FileHandle& to, qint64 offset, qint64 bytes)
{
    QByteArray block(std::min(bytes, kBlock), Qt::Uninitialized);
    GODWIT_TRY(const qint64 got, from.readAt(offset, block.data(), block.size()));
    if (got == 0)
        return changedWhileCopied(from.path());
    GODWIT_CHECK(to.writeAt(offset, block.constData(), got));
    return got;
}

} // namespace

Error errorOfFile(int number, const QString& path, const QString& doing, qint64 bytes)
{
    if (number == ENOSPC || number == EDQUOT) {
        const QString wanted = bytes > 0 ? QStringLiteral(" (%1 bytes)").arg(bytes) : QString();
        return Error(ErrorCode::NoSpace, QStringLiteral("There is no room left for %1%2.").arg(path, wanted))
            .withDetail(qt_error_string(number));
    }
    if (number == EFBIG)
        return Error(ErrorCode::NoSpace, QStringLiteral("%1 may not grow further: its volume, or a limit of this process, sets how large a file may be.").arg(path))
            .withDetail(qt_error_string(number));
    return Error(ErrorCode::FileFailed,
                 QStringLiteral("%1 cannot be %2: %3.").arg(path, doing, qt_error_string(number)))
        .withDetail(QStringLiteral("errno %1").arg(number));
}

FileHandle::FileHandle(int descriptor, QString path) : m_descriptor(descriptor), m_path(std::move(path)) {}

FileHandle::FileHandle(FileHandle&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path))
{
}

FileHandle::~FileHandle()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<FileHandle> FileHandle::openToRead(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    int descriptor = -1;
    do {
        // Non-blocking, since a pipe of that name would otherwise hang here for ever.
        descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return Error(ErrorCode::FileMissing, QStringLiteral("There is no file %1.").arg(path));
    if (descriptor < 0)
        return errorOfFile(errno, path, QStringLiteral("read"));
    FileHandle handle(descriptor, path);
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return errorOfFile(errno, path, QStringLiteral("read"));
    if (!S_ISREG(status.st_mode))
        return Error(ErrorCode::NotARegularFile, QStringLiteral("%1 is no regular file.").arg(path));
    return handle;
}

Result<qint64> FileHandle::size() const
{
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        return errorOfFile(errno, m_path, QStringLiteral("read"));
    return static_cast<qint64>(status.st_size);
}

Result<qint64> FileHandle::readAt(qint64 offset, char* into, qint64 bytes) const
{
    qint64 done = 0;
    while (done < bytes) {
        const ssize_t got =
            ::pread(m_descriptor, into + done, static_cast<size_t>(bytes - done), offset + done);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return errorOfFile(errno, m_path, QStringLiteral("read"));
        done += std::max<ssize_t>(got, 0);
    }
    return done;
}

Status FileHandle::writeAt(qint64 offset, const char* from, qint64 bytes)
{
    qint64 done = 0;
    while (done < bytes) {
        const ssize_t put =
            ::pwrite(m_descriptor, from + done, static_cast<size_t>(bytes - done), offset + done);
        if (put < 0 && errno != EINTR)
            return errorOfFile(errno, m_path, QStringLiteral("written"), bytes);
        done += std::max<ssize_t>(put, 0);
    }
    return {};
}

Status FileHandle::cutTo(qint64 bytes)
{
    while (::ftruncate(m_descriptor, bytes) != 0) {
        if (errno != EINTR)
            return errorOfFile(errno, m_path, QStringLiteral("set to its length"), bytes);
    }
    return {};
}

Status FileHandle::sync()
{
    while (::fsync(m_descriptor) != 0) {
        if (errno != EINTR)
            return errorOfFile(errno, m_path, QStringLiteral("written to the disk"));
    }
    return {};
}

Status copyBytes(const FileHandle& from, FileHandle& to, qint64 bytes, const CancelToken& cancel,
                 const std::function<void(qint64 done)>& progress)
{
    bool inside = true;
    qint64 nextLook = 0;
    Patience patience;
    for (qint64 done = 0; done < bytes;) {
        if (done >= nextLook) {
            if (patience.isOver(cancel))
                return cancel.check();
            nextLook = done + kBytesBetweenLooks;
        }
        const qint64 chunk = std::min(bytes - done, kBytesBetweenLooks);
        GODWIT_TRY(const qint64 moved,
                   inside ? copyInside(from, to, done, chunk) : copyThroughMemory(from, to, done, chunk));
        inside = inside && moved > 0;
        done += moved;
        if (progress && moved > 0)
            progress(done);
    }
    GODWIT_TRY(const qint64 now, from.size());
    if (now != bytes)
        return changedWhileCopied(from.path());
    return {};
}

} // namespace godwit::core
