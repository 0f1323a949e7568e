// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"
#include "core/safety/program.h"
#include "core/steps/step.h"

#include <QFileInfo>

namespace godwit::core {

Status runPlanProgram(const QStringList& words, int timeLimitMs, const QString& database, const QString& phase, const CancelToken& cancel,
                      const ProgramListener& listener)
{
    const Program program{.words = words,
                          .folder = QFileInfo(database).absolutePath(),
                          .timeLimitMs = timeLimitMs,
                          .environment = {{QStringLiteral("GODWIT_DATABASE"), database}, {QStringLiteral("GODWIT_PHASE"), phase}}};
    return runProgram(program, cancel, listener);
}

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
    return runPlanProgram(step.command, step.timeLimitMs, context.workspace.database(), context.phase.id, context.cancel,
                          {.line = [&](const QString& line) { context.log(LogLine::Level::Info, line); }, .waiting = tellProgress});
}

} // namespace godwit::core
