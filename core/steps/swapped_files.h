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

} // namespace godwit::core
