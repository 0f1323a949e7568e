// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/changes_account.h"
#include "core/steps/step.h"

namespace godwit::core {

/// What the check of kept tables goes by; borrowed for its duration, by the thread that it runs on.
struct KeptScene
{
    Database& after;
    const ChangedTables& changed;
    const StepContext& context;
    QString snapshot;           ///< the file of the original's
    bool isUncommitted = false; ///< certainly nobody wrote to the live file since the cut-over
};

/// Kept tables hold exactly what they held. Where one does not, its rows are named with both values.
Status checkKeptTables(const KeptScene& scene, QList<CheckResult>& checks);

} // namespace godwit::core
