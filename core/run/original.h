// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

/// The original of a run is there twice after a cut-over: as the snapshot and as the file that was swapped
/// out. One of them is enough to go back, and each is proven before it is used.
namespace godwit::core {

struct Original
{
    QString path; ///< the kept file itself, or a copy of the snapshot in the place for what comes in
    bool isSnapshotSound = true; ///< else the run cannot go on from it, and begins anew
};

/// The kept file, if it holds what the snapshot holds or, where the snapshot or its manifest is damaged or gone,
/// what the other of the two says; otherwise a copy of the snapshot. What is wrong with the snapshot, if neither is intact.
Result<Original> originalOf(RunState& state);

/// At the start of a run that has gone back to it: a snapshot that is damaged or gone is let go of, so that
/// the next phase that backs up takes a new one.
Status forgetUnsoundOriginal(RunState& state);

} // namespace godwit::core
