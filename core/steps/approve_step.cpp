// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"
#include "core/steps/step.h"

namespace godwit::core {

namespace {

QStringList missingApprovals(const ApproveStep& step, const Answers& answers)
{
    const QStringList& given = answers.approvals;
    if (answers.yes || given.contains(kApproveAll))
        return {};
    QStringList missing;
    for (const QString& item : step.checklist) {
        if (!given.contains(item))
            missing.append(item);
    }
    if (!step.typed.isEmpty() && !given.contains(step.typed))
        missing.append(step.typed);
    if (step.checklist.isEmpty() && step.typed.isEmpty() && !given.contains(step.name))
        missing.append(step.name);
    return missing;
}

} // namespace

Status refuseUnapproved(const ApproveStep& step, const Answers& answers)
{
    const QStringList missing = missingApprovals(step, answers);
    if (missing.isEmpty())
        return {};
    return Error(ErrorCode::ApprovalNeeded, QStringLiteral("“%1” waits for: %2.").arg(step.name, missing.join(QStringLiteral("; "))));
}

Status runApproveStep(const ApproveStep& step, StepContext& context)
{
    if (context.isRehearsal) {
        context.log(LogLine::Level::Info, QStringLiteral("would wait for “%1”").arg(step.name));
        return {};
    }
    GODWIT_CHECK(refuseUnapproved(step, context.answers));
    const QString how = context.answers.yes ? QStringLiteral("by a general yes") : QStringLiteral("item by item");
    context.log(LogLine::Level::Info, QStringLiteral("“%1” is approved, %2.").arg(step.name, how));
    return Audit(context.journal)
        .add(QStringLiteral("approve step"),
             QStringLiteral("%1, %2: %3").arg(step.name, how, (step.checklist + QStringList{step.typed}).join(QStringLiteral("; "))),
             context.run.planHash);
}

} // namespace godwit::core
