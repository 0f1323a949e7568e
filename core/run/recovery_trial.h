// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"
#include "core/safety/file_stamp.h"
#include "core/safety/page_store.h"

namespace godwit::core {

/// Copies of a database that no run has begun with belong to this one.
inline constexpr qint64 kNoRun = 0;

/// What SQLite is to do with a database file, in transactions of its own, so that a kill leaves nothing but a
/// journal that it undoes.
using Mend = std::function<Status(const QString& path)>;

/// Rolls back what is to be rolled back, writes a log into the file, and takes away what lies beside it.
Status letSqliteDoIt(const QString& path);

/// The way on for who knows that a side file is the database's own.
[[nodiscard]] QString ownText(const RunState& state);

/// Does it to a copy of the set that was kept, which stays as it is, and looks at the outcome:
/// DatabaseCorrupt where that is damaged, ConfirmationNeeded where its indexes do not agree with their tables
/// and the file's name was not typed. Gives the pages that the live file is to have.
Result<PageState> tryOnCopy(RunState& state, const QString& kept, const Mend& mend, const Answers& answers);

/// Does it to the live file, as long as that is what was copied, and holds the outcome against the copy's.
Status doToLive(RunState& state, const FileStamp& before, const PageState& expected, const Mend& mend);

} // namespace godwit::core
