// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/file_stamp.h"

#include "core/safety/file_handle.h"

#include <QFileInfo>
#include <QStringList>
#include <QtEndian>

#include <cerrno>

#include <sys/stat.h>

namespace godwit::core {

namespace {

constexpr qint64 kCounterAt = 24; // https://sqlite.org/fileformat.html, 1.3
constexpr qsizetype kFields = 7;

qint64 nanoseconds(const timespec& time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

bool FileStamp::isUnwritten(const FileStamp& other) const
{
    FileStamp same = other;
    same.ctimeNs = ctimeNs;
    return *this == same;
}

QString FileStamp::toText() const
{
    return QStringLiteral("%1,%2,%3,%4,%5,%6,%7")
        .arg(bytes)
        .arg(mtimeNs)
        .arg(ctimeNs)
        .arg(inode)
        .arg(changeCounter)
        .arg(walBytes)
        .arg(journalBytes);
}

std::optional<FileStamp> FileStamp::ofText(const QString& text)
{
    const QStringList fields = text.split(u',');
    if (fields.size() != kFields)
        return std::nullopt;
    return FileStamp{.bytes = fields[0].toLongLong(),
                     .mtimeNs = fields[1].toLongLong(),
                     .ctimeNs = fields[2].toLongLong(),
                     .inode = fields[3].toULongLong(),
                     .changeCounter = fields[4].toUInt(),
                     .walBytes = fields[5].toLongLong(),
                     .journalBytes = fields[6].toLongLong()};
}

Result<FileStamp> stampOf(const QString& path)
{
    GODWIT_TRY(const FileHandle file, FileHandle::openToRead(path));
    struct stat state = {};
    if (fstat(file.descriptor(), &state) != 0)
        return errorOfFile(errno, path, QStringLiteral("looked at"));
    quint32 counter = 0;
    GODWIT_CHECK(file.readAt(kCounterAt, reinterpret_cast<char*>(&counter), sizeof counter));
    return FileStamp{.bytes = state.st_size,
                     .mtimeNs = nanoseconds(state.st_mtim),
                     .ctimeNs = nanoseconds(state.st_ctim),
                     .inode = state.st_ino,
                     .changeCounter = qFromBigEndian(counter),
                     .walBytes = QFileInfo(path + QStringLiteral("-wal")).size(),
                     .journalBytes = QFileInfo(path + QStringLiteral("-journal")).size()};
}

} // namespace godwit::core
