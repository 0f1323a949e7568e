// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/rollback_journal.h"
#include "core/doctor/wal_file.h"
#include "core/events.h"

#include <optional>

namespace godwit::core {

/// What a program left beside a live file as it was stopped in the middle of its work: read by plain file
/// calls, before SQLite may touch any of it.
struct Unended
{
    QString live;
    std::optional<RollbackJournal> journal; ///< that SQLite will deal with, whatever that comes to
    std::optional<WalFile> log;             ///< with pages that SQLite reads
    QString doubt;                          ///< why the journal may be another database's

    [[nodiscard]] bool isNothing() const { return !journal && !log; }
    /// The super-journal, if it is there: SQLite takes it away once no file needs it.
    [[nodiscard]] QString superJournal() const;
};
Result<Unended> lookAtUnended(const QString& live);

/// "app.db, 847.9 kB", for each file of the set that is there.
[[nodiscard]] QStringList setTexts(const QString& live);

/// OrphanSideFile where something beside it is another file's, or lies under another name.
Status refuseForeign(const QString& live);

/// What SQLite does with it, as sentences, and what is lost by it.
void addWhatSqliteDoes(const Unended& unended, Consequence& consequence);

} // namespace godwit::core
