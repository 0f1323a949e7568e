// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/durable.h"

#include "core/patience.h"
#include "core/safety/temporary_file.h"

#include <QFile>

#include <openssl/evp.h>

#include <cerrno>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace godwit::core {

namespace {

constexpr qint64 kBlock = 1024 * 1024;

Result<struct stat> statusOf(const QString& path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return status;
    if (errno == ENOENT || errno == ENOTDIR)
        return Error(ErrorCode::FileMissing, QStringLiteral("There is no file %1.").arg(path));
    return errorOfFile(errno, path, QStringLiteral("read"));
}

/// OpenSSL's SHA-256, which uses the processor's own instructions: ten times as fast as QCryptographicHash of Qt 6.4.
class Sha256
{
public:
    Sha256() : m_state(EVP_MD_CTX_new()) { m_isWell = m_state && EVP_DigestInit_ex(m_state.get(), EVP_sha256(), nullptr) == 1; }
    void add(QByteArrayView bytes)
    {
        m_isWell = m_isWell && EVP_DigestUpdate(m_state.get(), bytes.data(), static_cast<size_t>(bytes.size())) == 1;
    }
    /// Fails only where the system's OpenSSL is set up to refuse it, or memory is out.
    Result<QString> hex(const QString& path)
    {
        QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
        unsigned size = 0;
        if (!m_isWell || EVP_DigestFinal_ex(m_state.get(), reinterpret_cast<unsigned char*>(digest.data()), &size) != 1)
            return Error(ErrorCode::FileFailed, QStringLiteral("SHA-256 of %1 cannot be computed.").arg(path));
        return QString::fromLatin1(digest.first(static_cast<qsizetype>(size)).toHex());
    }

private:
    struct Freer
    {
        void operator()(EVP_MD_CTX* state) const { EVP_MD_CTX_free(state); }
    };
    std::unique_ptr<EVP_MD_CTX, Freer> m_state;
    bool m_isWell = false;
};

Result<TemporaryFile> copyToTemporary(const QString& source, const QString& target, const CancelToken& cancel,
                                      const std::function<void(qint64 done, qint64 total)>& progress, int mode)
{
    GODWIT_CHECK(checkFree(target));
    GODWIT_TRY(const FileHandle from, FileHandle::openToRead(source));
    GODWIT_TRY(const qint64 total, from.size());
    GODWIT_TRY(TemporaryFile to, TemporaryFile::create(target, mode));
    GODWIT_CHECK(copyBytes(from, to.file(), total, cancel, [&](qint64 done) {
        if (progress)
            progress(done, total);
    }));
    return to;
}

} // namespace

Status writeDurably(const QString& path, const QByteArray& bytes, int mode)
{
    GODWIT_TRY(TemporaryFile temporary, TemporaryFile::create(path, mode));
    GODWIT_CHECK(temporary.file().writeAt(0, bytes.constData(), bytes.size()));
    return temporary.publish(TemporaryFile::Publish::Replacing);
}

Status syncFile(const QString& path)
{
    GODWIT_TRY(FileHandle file, FileHandle::openToRead(path));
    return file.sync();
}

Status copyFileDurably(const QString& source, const QString& target, const CancelToken& cancel,
                       const std::function<void(qint64 done, qint64 total)>& progress, int mode)
{
    GODWIT_TRY(TemporaryFile to, copyToTemporary(source, target, cancel, progress, mode));
    return to.publish(TemporaryFile::Publish::IfFree);
}

Status copyDatabaseDurably(const QString& source, const QString& target, const QString& journalMode, const CancelToken& cancel)
{
    GODWIT_TRY(TemporaryFile to, copyToTemporary(source, target, cancel, {}, 0600));
    // https://sqlite.org/fileformat.html, 1.3.3: write and read version, 2 for WAL. All other modes are the connection's.
    if (journalMode == QLatin1StringView("wal"))
        GODWIT_CHECK(to.file().writeAt(18, "\2\2", 2));
    return to.publish(TemporaryFile::Publish::IfFree);
}

Result<QString> sha256OfFile(const QString& path, const CancelToken& cancel)
{
    GODWIT_TRY(const FileHandle file, FileHandle::openToRead(path));
    return sha256Of(file, cancel);
}

Result<QString> sha256Of(const FileHandle& file, const CancelToken& cancel)
{
    Sha256 hash;
    Patience patience;
    QByteArray block(kBlock, Qt::Uninitialized);
    for (qint64 offset = 0;;) {
        if (offset % kBytesBetweenLooks == 0 && patience.isOver(cancel))
            return cancel.check().error();
        GODWIT_TRY(const qint64 got, file.readAt(offset, block.data(), kBlock));
        hash.add({block.constData(), got});
        offset += got;
        if (got < kBlock)
            return hash.hex(file.path());
    }
}

Result<QString> copyRights(const QString& from, const QString& to)
{
    GODWIT_TRY(const struct stat wanted, statusOf(from));
    GODWIT_TRY(const struct stat present, statusOf(to));
    const QByteArray name = QFile::encodeName(to);
    QString left;
    mode_t mode = wanted.st_mode & 07777;
    const bool differs = wanted.st_uid != present.st_uid || wanted.st_gid != present.st_gid;
    // The owner first: a change of owner takes bits of the mode away.
    if (differs && ::chown(name.constData(), wanted.st_uid, wanted.st_gid) != 0) {
        if (errno != EPERM && errno != EINVAL && errno != EOPNOTSUPP)
            return errorOfFile(errno, to, QStringLiteral("given to its owner"));
        const bool groupKept = ::chown(name.constData(), static_cast<uid_t>(-1), wanted.st_gid) == 0;
        mode &= static_cast<mode_t>(~(S_ISUID | S_ISGID));
        left = groupKept
                   ? QStringLiteral("%1 could not be given to its former owner (user id %2).")
                         .arg(to, QString::number(wanted.st_uid))
                   : QStringLiteral(
                         "%1 could not be given to its former owner and group (user id %2, group id %3).")
                         .arg(to, QString::number(wanted.st_uid), QString::number(wanted.st_gid));
    }
    if (::chmod(name.constData(), mode) == 0)
        return left;
    if (errno != EPERM && errno != EOPNOTSUPP)
        return errorOfFile(errno, to, QStringLiteral("given its rights"));
    return left.isEmpty() ? QStringLiteral("%1 could not be given its former rights.").arg(to)
                          : left + QStringLiteral(" Nor could its rights be set.");
}

Result<FileIdentity> identityOf(const QString& path)
{
    GODWIT_TRY(const struct stat status, statusOf(path));
    return FileIdentity{.device = static_cast<quint64>(status.st_dev),
                        .inode = static_cast<quint64>(status.st_ino),
                        .links = static_cast<qint64>(status.st_nlink),
                        .bytes = static_cast<qint64>(status.st_size),
                        .isRegular = S_ISREG(status.st_mode)};
}

Result<qint64> freeBytes(const QString& folder)
{
    struct statvfs status = {};
    while (::statvfs(QFile::encodeName(folder).constData(), &status) != 0) {
        if (errno != EINTR)
            return errorOfFile(errno, folder, QStringLiteral("asked for its free space"));
    }
    return static_cast<qint64>(status.f_bavail) * static_cast<qint64>(status.f_frsize);
}

} // namespace godwit::core
