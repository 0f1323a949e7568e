// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"
#include "core/safety/file_stamp.h"

namespace godwit::core {

/// Right after a cut-over: what the two files look like, as the facts `kept original stamp` and `put in place
/// stamp`. Nobody of this process may have them open. A file that cannot be looked at is not known.
Status noteSwapped(Repository& journal, const RunRecord& run);
/// A swap that was finished later, or undone: nobody looked at the files in time.
Status forgetSwapped(Repository& journal, qint64 run);

/// What happened to the kept original, by a look that reads a header: one sentence. Empty: nothing that
/// shows, or there is none to look at. `verify` compares its pages.
Result<QString> keptOriginalNow(Repository& journal, const RunRecord& run);

/// True only where it is certain that nobody has committed anything to the live file since the cut-over.
/// `now`: its stamp. In WAL mode a commit does not show.
Result<bool> isUncommittedSinceSwap(Repository& journal, const RunRecord& run, const FileStamp& now);

/// The live file as the checks of a phase saw it, before anything of ours opened it: the fact `checked live
/// PHASE`. No stamp: they looked at the work file.
Status noteCheckedLive(Repository& journal, const RunRecord& run, const QString& phase,
                       const std::optional<FileStamp>& seen);
/// Of these phases, the ones whose checks looked at the live file before somebody wrote to it, as far as its
/// stamp tells. Nobody of this process may have it open.
Result<QStringList> checkedBeforeAWrite(Repository& journal, const RunRecord& run, const QStringList& phases);
/// We changed it ourselves: who had looked at it as it was `before` has looked at it as it is now.
Status keepCheckedLive(Repository& journal, const RunRecord& run, const QStringList& phases,
                       const FileStamp& before);

} // namespace godwit::core
