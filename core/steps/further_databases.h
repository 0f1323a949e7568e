// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace godwit::core {

// The databases that a plan reads beside its source (`source.attach`). They are never written. Where the source is
// snapshotted, each of them is too, and from then on only these snapshots are read.

/// Each is there, is a database, is not locked, and has the tables that moves read. The error has the plan's position.
Status checkFurther(const Plan& plan, const Workspace& workspace);

/// Their schemas, by the names that the plan gives them: of the snapshots that a run took, else of the files. One that cannot
/// be read is left out. `journal` and `run` null: there is no run.
[[nodiscard]] QList<std::pair<QString, Catalog>> furtherCatalogs(const Plan& plan, const Workspace& workspace, Repository* journal,
                                                                const RunRecord* run);

/// A verified snapshot of each, journaled; those of before count no more. In the order of the plan, not at one instant.
Status takeFurtherSnapshots(const Plan& plan, const Workspace& workspace, Repository& journal, const RunRecord& run,
                            const CancelToken& cancel, const std::function<void(const StepProgress&)>& progress);

/// Those that were taken, by the names that the plan gives them: for verifying.
Result<QList<std::pair<QString, SnapshotRecord>>> furtherSnapshots(const Plan& plan, Repository& journal, const RunRecord& run);

/// Attaches the snapshots read-only under the names that the plan gives them; those of which rows were edited
/// in quarantine as copies that hold the edited rows. SnapshotTampered where one is gone or has another size.
Status attachFurther(Database& database, StepContext& context);

/// Names of those whose files are not what they were when their snapshots were taken, or are gone. Reads them whole.
Result<QStringList> changedFurther(StepContext& context);
/// Says so in the log.
Status warnOfChangedFurther(StepContext& context);

} // namespace godwit::core
