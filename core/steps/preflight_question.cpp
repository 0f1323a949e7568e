// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/preflight_question.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

PreflightQuestion preflightQuestionFor(const Workspace& workspace, const Plan* plan, bool isCutOver)
{
    PreflightQuestion question;
    question.given = workspace.database();
    question.database = workspace.database();
    question.workspace = workspace.folder();
    question.space.isCutOver = isCutOver;
    question.space.sorts = !plan;
    question.space.drops = !plan;
    question.space.newBytes = plan ? 0 : 1; // a share of the database; measure() makes bytes of it
    if (!plan)
        return question;
    for (const auto& [name, ours] : plan->source.collations)
        question.collations.append(name);
    for (const Phase& phase : plan->phases) {
        for (const Step& step : phase.steps) {
            const bool adds = std::holds_alternative<MoveStep>(step.work) || step.changesRows();
            question.space.newBytes = std::max<qint64>(question.space.newBytes, adds ? 1 : 0);
            question.space.sorts = question.space.sorts || adds;
            question.space.drops = question.space.drops || std::holds_alternative<DropStep>(step.work);
        }
    }
    return question;
}

void measure(PreflightQuestion& question)
{
    qint64 bytes = QFileInfo(question.database).size();
    if (question.connection) {
        const auto pages = question.connection->integer(QStringLiteral("PRAGMA page_count"));
        const auto size = question.connection->integer(QStringLiteral("PRAGMA page_size"));
        bytes = pages && size ? *pages * *size : bytes;
    }
    question.space.bytes = bytes;
    question.space.newBytes *= bytes;
}

} // namespace godwit::core
