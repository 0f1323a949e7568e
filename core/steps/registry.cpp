// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

namespace godwit::core {

namespace {

struct Runner
{
    StepContext& context;
    Status operator()(const AssessStep& step) const { return runAssess(step, context); }
    Status operator()(const BackupStep& step) const { return runBackup(step, context); }
    Status operator()(const SchemaStep& step) const { return runSchema(step, context); }
    Status operator()(const MoveStep& step) const { return runMoveStep(step, context); }
    Status operator()(const ValidateStep& step) const { return runValidate(step, context); }
    Status operator()(const CompareStep& step) const { return runCompare(step, context); }
    Status operator()(const MeasureStep& step) const { return runMeasure(step, context); }
    Status operator()(const FlagStep& step) const { return runFlag(step, context); }
    Status operator()(const CutoverStep& step) const { return runCutover(step, context); }
    Status operator()(const DropStep& step) const { return runDrop(step, context); }
    Status operator()(const UpdateStep& step) const { return runUpdateStep(step, context); }
    Status operator()(const DeleteStep& step) const { return runDeleteStep(step, context); }
    Status operator()(const RebuildStep& step) const { return runRebuildStep(step, context); }
    Status operator()(const SqlStep& step) const { return runSqlStep(step, context); }
    Status operator()(const CommandStep& step) const { return runCommandStep(step, context); }
    Status operator()(const ApproveStep& step) const { return runApproveStep(step, context); }
};

} // namespace

Status runStep(const StepWork& work, StepContext& context)
{
    return std::visit(Runner{context}, work);
}

} // namespace godwit::core
