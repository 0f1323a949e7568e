// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"
#include "core/steps/plan_program.h"
#include "core/steps/step.h"

namespace godwit::core {

Status runCommandStep(const CommandStep& step, StepContext& context)
{
    if (context.isRehearsal) {
        context.log(LogLine::Level::Info, QStringLiteral("would run %1").arg(step.command.join(u' ')));
        return {};
    }
    GODWIT_TRY(const auto open, context.journal.openCommands(context.run.id));
    bool isKnown = false; // journaled before a kill; whether it ran nobody knows, so it runs again
    for (const CommandRecord& command : open)
        isKnown = isKnown || (command.phase == context.phase.id && command.step == context.index);
    if (!isKnown)
        GODWIT_CHECK(context.journal.addCommand({.id = 0,
                                                 .run = context.run.id,
                                                 .phase = context.phase.id,
                                                 .step = context.index,
                                                 .name = step.name,
                                                 .undo = step.undo,
                                                 .timeLimitMs = step.timeLimitMs}));
    GODWIT_CHECK(Audit(context.journal).add(QStringLiteral("run command"), step.command.join(u' '), context.run.planHash));
    context.log(LogLine::Level::Info, QStringLiteral("runs %1").arg(step.command.join(u' ')));
    const auto tellProgress = [&] {
        context.progress({.done = 0, .total = -1, .unit = {}, .activity = QStringLiteral("running %1").arg(step.name), .quarantined = 0});
    };
    tellProgress();
    // Again and again, so that what watches the phase can end it.
    return runJournaledProgram({.journal = context.journal,
                           .run = context.run.id,
                           .words = step.command,
                           .timeLimitMs = step.timeLimitMs,
                           .database = context.workspace.database(),
                           .phase = context.phase.id},
                          context.cancel,
                          {.line = [&](const QString& line) { context.log(LogLine::Level::Info, line); }, .waiting = tellProgress});
}

} // namespace godwit::core
