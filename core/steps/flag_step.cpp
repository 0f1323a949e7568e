// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/safety/flag_file.h"

#include <QFileInfo>

namespace godwit::core {

Status runFlag(const FlagStep& step, StepContext& context)
{
    const QString file = QFileInfo(context.workspace.database()).absolutePath() + u'/' + step.file;
    GODWIT_TRY(const auto open, context.journal.openFlags(context.run.id));
    for (const FlagRecord& flag : open) {
        if (flag.phase == context.phase.id && flag.step == context.index)
            return {}; // set before a kill or a pause
    }
    GODWIT_TRY(const FlagChange change, setFlag(file, step.key, step.value));
    context.log(LogLine::Level::Info, QStringLiteral("%1=%2 set in %3").arg(step.key, step.value, file));
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
}

} // namespace godwit::core
