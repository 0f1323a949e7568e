// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/safety/flag_file.h"

#include <QFileInfo>

namespace godwit::core {

Status runFlag(const FlagStep& step, StepContext& context)
{
    const QString file = QFileInfo(context.workspace.database()).absolutePath() + u'/' + step.file;
    if (context.isRehearsal) {
        context.log(LogLine::Level::Info, QStringLiteral("would set %1=%2 in %3").arg(step.key, step.value, file));
        return {};
    }
    GODWIT_TRY(const auto open, context.journal.openFlags(context.run.id));
    bool isKnown = false; // journaled before a kill, perhaps not written yet
    for (const FlagRecord& flag : open)
        isKnown = isKnown || (flag.phase == context.phase.id && flag.step == context.index);
    const auto journalIt = [&](const FlagChange& change) {
        return context.journal.addFlag({.id = 0,
                                        .run = context.run.id,
                                        .phase = context.phase.id,
                                        .step = context.index,
                                        .file = file,
                                        .key = step.key,
                                        .ours = step.value,
                                        .fileExisted = change.fileExisted,
                                        .before = change.before,
                                        .parentsMade = change.parentsMade});
    };
    GODWIT_CHECK(setFlag(file, step.key, step.value, isKnown ? std::function<Status(const FlagChange&)>() : journalIt));
    context.log(LogLine::Level::Info, QStringLiteral("%1=%2 set in %3").arg(step.key, step.value, file));
    return {};
}

} // namespace godwit::core
