// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/move/change_scene.h"
#include "core/move/change_tables.h"

#include <functional>

namespace godwit::core {

/// What a changing step tells while it works, after each batch.
struct ChangeProgress
{
    ChangeCursor counts;
    qint64 done = 0;
    qint64 total = -1; ///< rows of the table
    QString activity;  ///< "listing", "reading", "changing"
    double batchMs = 0; ///< what the batch took, its commit included; 0: it was none
};
using TellChange = std::function<void(const ChangeProgress&)>;

/// Runs an update to its end, from where its cursor stands: batch by batch, each one durable transaction.
/// Reading evaluates all rows, in the order of their identities, as the step found them; Applying changes
/// those that differ. With `order` Listing brings the rows into that order first, and Applying changes each
/// before the next is evaluated. A cancel or a pause returns between two batches with everything so far kept.
/// `decided` rows of the step were waived already; beyond its limit it returns LimitExceeded, everything so
/// far kept.
Result<ChangeCursor> runUpdate(const ChangeScene& scene, const UpdateStep& step, qint64 decided,
                               const CancelToken& cancel, const TellChange& tell);

} // namespace godwit::core
