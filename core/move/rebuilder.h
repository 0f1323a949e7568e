// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/updater.h"

namespace godwit::core {

/// Gives a kept table the target's definition, with its rows, in one transaction: the new table beside the old one, the rows
/// copied (row ids, values bit by bit), the old one dropped, the new one renamed, sqlite_sequence carried, the target's
/// indexes built. Views and triggers that name the table go before and come back from their text, but for those that the
/// target defines itself: these come at the cut-over. Rows that the new definition refuses go to quarantine, with the rows
/// that refer to them. Foreign keys must be off; IntegrityFailed, and all as it was, if more of them are broken afterwards
/// than before. A cancel or a pause undoes everything.
Result<ChangeCursor> runRebuild(const ChangeScene& scene, const RebuildStep& step, const CancelToken& cancel, const TellChange& tell);

} // namespace godwit::core
