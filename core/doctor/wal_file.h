// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace godwit::core {

/// The first 100 bytes of a database, as far as they tell whether a side file belongs to it.
struct DatabaseHeader
{
    qint64 pageSize = 0;
    bool isWal = false;     ///< journal mode WAL
    quint32 changes = 0;    ///< change counter
    quint32 pages = 0;      ///< size that the header says
    quint32 encoding = 0;
};
[[nodiscard]] DatabaseHeader headerOf(const QByteArray& firstPage);

/// What SQLite would read from a WAL: frames of its own salt whose checksums follow from each other, up to the last commit.
struct WalFile
{
    bool isValid = false; ///< magic and checksum of the header
    qint64 pageSize = 0;
    QByteArray salt;      ///< 8 bytes
    qint64 frames = 0;    ///< committed
    bool hasFirstPage = false;
    DatabaseHeader first; ///< of the earliest page 1 in it
    DatabaseHeader last;  ///< of the latest one
};

/// Reads at most 256 MiB of it; plain file calls, so never while SQLite has the database open in this process.
Result<WalFile> readWal(const QString& path);

} // namespace godwit::core
