// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/assess/assess.h"
#include "core/doctor/doctor.h"
#include "core/report/assessment_json.h"
#include "core/safety/source_file.h"
#include "core/steps/preflight_question.h"
#include "core/steps/sql_limits.h"

#include <QJsonDocument>

namespace godwit::core {

namespace {

/// By a connection without functions of ours, which the database's own texts must not be taken to know.
Status assessSurroundings(StepContext& context, QList<CheckResult>& checks)
{
    GODWIT_TRY(Database plain, openSource(context.workspace.database(), false));
    PreflightQuestion question = preflightQuestionFor(context.workspace, &context.plan, context.isCutOver());
    question.connection = &plain;
    measure(question);
    checks += checksOf(preflight(question));
    GODWIT_TRY(const Catalog present, readCatalog(plain)); // a side file cannot be looked at while we have it open
    GODWIT_TRY(const DoctorReport report, diagnose({.database = context.workspace.database(),
                                                    .connection = &plain,
                                                    .catalog = &present,
                                                    .plan = &context.plan,
                                                    .target = &context.target,
                                                    .sideFiles = {}}));
    checks += checksOf(report);
    return {};
}

} // namespace

Status runAssess(const AssessStep& step, StepContext& context)
{
    const AssessScene scene{.plan = context.plan,
                            .source = context.source,
                            .target = context.target,
                            .staging = context.staging,
                            .file = context.workspace.database(),
                            .limits = sqlLimitsOfFile(context.plan, context.workspace.database()),
                            .cancel = context.cancel,
                            .progress = [&context](qint64 done, qint64 total, const QString& activity) {
                                context.progress({.done = done, .total = total, .unit = QStringLiteral("rows"), .activity = activity, .quarantined = 0});
                            }};
    GODWIT_TRY(AssessResult result, assess(scene, step.rules));
    GODWIT_CHECK(assessSurroundings(context, result.checks));
    context.status.rows = result.assessment.rows();
    GODWIT_CHECK(context.journal.putFact(context.run.id, kAssessmentFact,
                                         QString::fromUtf8(QJsonDocument(toJson(result.assessment)).toJson(QJsonDocument::Compact))));
    GODWIT_CHECK(context.journal.putFact(context.run.id, kAssessedFact,
                                         QString::fromUtf8(QJsonDocument(figuresOf(result.assessment)).toJson(QJsonDocument::Compact))));
    return context.journal.putChecks(context.run.id, context.phase.id, context.index, result.checks);
}

} // namespace godwit::core
