// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

namespace godwit::core {

/// The first 100 bytes of a database, as far as they tell whether a side file belongs to it.
struct DatabaseHeader
{
    qint64 pageSize = 0;
    bool isWal = false;  ///< journal mode WAL
    quint32 changes = 0; ///< change counter
    quint32 pages = 0;   ///< size that the header says; 0: it says none, an old SQLite wrote the file last
    quint32 schema = 0;  ///< counts changes of the schema
    quint32 encoding = 0;
    QByteArray bytes; ///< all 100

    /// True if the schema was changed less often than that of `before`.
    [[nodiscard]] bool isOfOlderSchema(const DatabaseHeader& before) const
    {
        return static_cast<qint32>(schema - before.schema) < 0;
    }
};
[[nodiscard]] DatabaseHeader headerOf(const QByteArray& firstPage);

/// What SQLite would read from a WAL: frames of its own salt whose checksums follow from each other, up to
/// the last commit.
struct WalFile
{
    bool isValid = false; ///< magic and checksum of the header
    qint64 pageSize = 0;
    QByteArray salt;   ///< 8 bytes
    qint64 frames = 0; ///< committed
    bool hasFirstPage = false;
    DatabaseHeader first;         ///< of the earliest page 1 in it
    DatabaseHeader last;          ///< of the latest one
    QSet<QByteArray> headers;     ///< of all of them
    QHash<quint32, qint64> pages; ///< number of a page → where its latest content begins in the log
    quint32 pagesAfter = 0;       ///< size of the database after the last commit
    quint32 pagesBefore =
        0;              ///< before the first one with a page 1; 0: that is the first commit, or sizes differ
    bool isCut = false; ///< it goes on behind what was read
};

/// Reads at most 256 MiB of it; plain file calls, so never while SQLite has the database open in this
/// process.
Result<WalFile> readWal(const QString& path);

/// How many of its pages are other ones in a database, or missing there; such a database lacks commits of the
/// log.
Result<qint64> countDiffering(const WalFile& wal, const QString& path, const QString& database);

/// Why it cannot be this database's, to be said after its path; empty: it can. Sees no log of a copy that was
/// as far as this file in all that the log and page 1 tell.
[[nodiscard]] QString whyForeign(const WalFile& wal, const DatabaseHeader& database, qint64 databaseBytes);

} // namespace godwit::core
