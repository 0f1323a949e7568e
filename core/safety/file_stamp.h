// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <optional>

namespace godwit::core {

/// What can be told of a database file without reading more than its header. Equal stamps: as far as that
/// tells, nobody wrote to it. SQLite raises the change counter with each commit outside WAL mode, so that a
/// write shows also where somebody put the time back.
struct FileStamp
{
    qint64 bytes = 0;
    qint64 mtimeNs = 0;
    qint64 ctimeNs = 0; ///< nobody can set it; also changes with rights, links and names
    quint64 inode = 0;
    quint32 changeCounter = 0; ///< bytes 24 to 27 of the header, big endian
    qint64 walBytes = 0;       ///< of a WAL beside it
    qint64 journalBytes = 0;   ///< of a rollback journal beside it

    bool operator==(const FileStamp&) const = default;
    /// Without the time that changes with rights and names, too.
    [[nodiscard]] bool isUnwritten(const FileStamp& other) const;

    [[nodiscard]] QString toText() const; ///< seven numbers, with commas
    [[nodiscard]] static std::optional<FileStamp> ofText(const QString& text);
};

/// FileMissing, NotARegularFile, FileFailed. Plain file calls: never while SQLite has the file open in this
/// process.
Result<FileStamp> stampOf(const QString& path);

} // namespace godwit::core
