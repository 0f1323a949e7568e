// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/wal_file.h"

namespace godwit::core {

/// What SQLite would play back from a rollback journal, held against the database that it lies beside.
/// https://sqlite.org/fileformat.html, 3.
struct RollbackJournal
{
    bool isOne = false;  ///< begins as a rollback journal does; else SQLite takes it away and undoes nothing
    qint64 pageSize = 0; ///< 0: it does not say
    quint32 pagesBefore = 0;       ///< size of its database as the write began
    qint64 played = 0;             ///< pages that SQLite would write back
    qint64 differing = 0;          ///< of these, other ones in the database, or missing there
    qint64 unwritten = 0;          ///< pages behind those: kept for a write that had not come to them
    qint64 unwrittenDiffering = 0; ///< of these, other ones in the database
    bool hasFirstPage = false;
    DatabaseHeader first;     ///< of page 1 as the write began
    QString superJournal;     ///< that it names at its end; empty: it was a commit of one file
    bool isSuperGone = false; ///< SQLite takes that for the end of the commit: it undoes nothing

    /// True if SQLite would change the database.
    [[nodiscard]] bool hasWork(qint64 databaseBytes) const;
};

/// Reads the whole journal and the pages that it names; plain file calls, so never while SQLite has the
/// database open in this process. One that begins with a zero (journal_mode PERSIST keeps it so) or is empty
/// `isOne` not.
Result<RollbackJournal> readJournal(const QString& path, const QString& database);

/// Why it may be another one's, although it fits; empty: nothing says so.
[[nodiscard]] QString whyDoubtful(const RollbackJournal& journal, const DatabaseHeader& database);
/// Why it cannot be this database's; empty: it can. Sees no journal of a copy that was as far as this file in
/// all that the journal and page 1 tell.
[[nodiscard]] QString whyForeign(const RollbackJournal& journal, const DatabaseHeader& database,
                                 qint64 databaseBytes);

} // namespace godwit::core
