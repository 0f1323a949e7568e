// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/journal/repository.h"
#include "core/plan/plan.h"
#include "core/safety/program.h"
#include "core/safety/workspace.h"
#include "core/schema/staging.h"
#include "core/steps/latencies.h"

#include <functional>

namespace godwit::core {

/// How far a step is, in units of its own; `total` may still change. Sent as often as the step likes: the monitor throttles.
struct StepProgress
{
    qint64 done = 0;
    qint64 total = -1; ///< -1: not known
    QString unit;
    QString activity;
    qint64 quarantined = 0;
};

/// All that a step may use; borrowed for its duration. Steps are thin: what the plan says becomes calls of the rooms
/// below. A step can be started again after a kill or a pause and goes on from where its own data says it stands. The
/// worker thread, under the lease.
struct StepContext
{
    const Plan& plan;
    const Phase& phase;
    int index = 0; ///< of the step within the phase
    const Workspace& workspace;
    Repository& journal;
    RunRecord& run; ///< steps that change it write it back through the journal
    const Catalog& source;  ///< of the original, by its own names
    const Catalog& target;  ///< of the plan's schema
    const Staging& staging;
    CancelToken cancel;
    Answers answers;
    StepStatus& status;
    bool isRehearsal = false; ///< flags, programs and approvals are only told
    std::function<void(const StepProgress&)> progress;
    std::function<void(LogLine::Level, const QString&)> log;
    BatchLatencies latencies = {}; ///< of this go; a step that works in batches adds each one's time
    bool mayReuse = false; ///< results of checks that are younger than an hour count, if nothing they look at has changed

    [[nodiscard]] bool isCutOver() const { return run.cutOverAt.isValid(); }
    [[nodiscard]] QString workFile() const { return workspace.workFile(run.id); }
};

/// Runs one step by its kind. Cancelled and Paused are errors of their own that the runner makes outcomes of; what was
/// committed stays.
Status runStep(const StepWork& work, StepContext& context);

// One function a kind, one file each.
Status runAssess(const AssessStep& step, StepContext& context);
Status runBackup(const BackupStep& step, StepContext& context);
Status runSchema(const SchemaStep& step, StepContext& context);
Status runMoveStep(const MoveStep& step, StepContext& context);
Status runValidate(const ValidateStep& step, StepContext& context);
Status runCompare(const CompareStep& step, StepContext& context);
Status runMeasure(const MeasureStep& step, StepContext& context);
Status runFlag(const FlagStep& step, StepContext& context);
/// FlagFailed if the folder of a flag's file is not there, or a link leads to it from elsewhere.
Status checkFlags(const Plan& plan, const Workspace& workspace);
Status runCutover(const CutoverStep& step, StepContext& context);
Status runDrop(const DropStep& step, StepContext& context);
Status runUpdateStep(const UpdateStep& step, StepContext& context);
Status runDeleteStep(const DeleteStep& step, StepContext& context);
Status runRebuildStep(const RebuildStep& step, StepContext& context);
Status runSqlStep(const SqlStep& step, StepContext& context);
Status runCommandStep(const CommandStep& step, StepContext& context);
Status runApproveStep(const ApproveStep& step, StepContext& context);

/// ApprovalNeeded, naming what it still lacks: items of its checklist, the text to be typed, or its name.
Status refuseUnapproved(const ApproveStep& step, const Answers& answers);
/// The answer that stands for every approval.
inline const QString kApproveAll = QStringLiteral("all");

} // namespace godwit::core
