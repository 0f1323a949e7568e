// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/updater.h"

namespace godwit::core {

/// Gives a kept table the target's definition, with its rows. Reading copies them, batch by batch, into a new
/// table beside the old one (row ids, values bit by bit). Applying is one transaction: rows that the new
/// definition refuses go to quarantine, with the rows that refer to them; the old table is dropped, the new
/// one renamed, sqlite_sequence carried. Views and triggers that name the table go before and come back from
/// their text, but for those that the target defines itself: these come at the cut-over. Finishing builds the
/// target's indexes, each in a transaction of its own. Foreign keys must be off; IntegrityFailed, and all as
/// it was, if more of them are broken after Applying than before the step. A cancel or a pause keeps the
/// batches so far, undoes an exchange or an index under way, and the step goes on from there.
Result<ChangeCursor> runRebuild(const ChangeScene& scene, const RebuildStep& step, const CancelToken& cancel,
                                const TellChange& tell);

} // namespace godwit::core
