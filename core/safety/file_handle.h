// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

/// For the files of core/safety only; what others need is in durable.h.
namespace godwit::core {

/// How much is moved between two looks at the cancel token.
inline constexpr qint64 kBytesBetweenLooks = 8 * 1024 * 1024;

/// An error from errno: ENOSPC and EDQUOT become NoSpace (with the path and the bytes that were wanted), all
/// else FileFailed. `doing` completes the sentence "PATH cannot be …".
[[nodiscard]] Error errorOfFile(int number, const QString& path, const QString& doing, qint64 bytes = 0);

/// One open descriptor of a regular file, closed by the destructor (and across exec). Owned by one function
/// at a time; any thread. All reads and writes name their offset, and go on after EINTR and short transfers.
/// Never for a file that SQLite has open in this process: close() would drop SQLite's locks.
class FileHandle
{
public:
    FileHandle(int descriptor, QString path);
    FileHandle(FileHandle&& other) noexcept;
    FileHandle& operator=(FileHandle&&) = delete;
    ~FileHandle();

    /// FileMissing, NotARegularFile (a folder, a pipe: never waits for a writer) or FileFailed.
    static Result<FileHandle> openToRead(const QString& path);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] Result<qint64> size() const;
    /// Fewer bytes than asked for only at the end of the file.
    [[nodiscard]] Result<qint64> readAt(qint64 offset, char* into, qint64 bytes) const;
    Status writeAt(qint64 offset, const char* from, qint64 bytes);
    Status cutTo(qint64 bytes);
    Status sync();

private:
    int m_descriptor;
    QString m_path;
};

/// Copies `bytes` bytes from the start of one file to the start of another, inside the file system where it
/// can. FileFailed if the source is shorter or longer than that by the end. `progress` gets the bytes done.
Status copyBytes(const FileHandle& from, FileHandle& to, qint64 bytes, const CancelToken& cancel,
                 const std::function<void(qint64 done)>& progress);

/// SHA-256 as hex of an open file, so that its descriptor can outlive the connections that SQLite has to the same file.
Result<QString> sha256Of(const FileHandle& file, const CancelToken& cancel);

} // namespace godwit::core
