// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/journal/audit.h"
#include "core/safety/flag_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// Where a flag's file is: a folder that a link leads to is followed, and none outside the database's.
Result<QString> flagFile(const FlagStep& step, const Workspace& workspace)
{
    const QString folder = QFileInfo(workspace.database()).absolutePath();
    const QString file = folder + u'/' + step.file;
    const auto refused = [&](const QString& why) {
        return Error(ErrorCode::FlagFailed, QStringLiteral("%1 in %2 cannot be set: %3.").arg(step.key, file, why));
    };
    const QString real = QFileInfo(QFileInfo(file).absolutePath()).canonicalFilePath();
    if (real.isEmpty())
        return refused(QStringLiteral("its folder is not there"));
    if (real != folder && !real.startsWith(folder.endsWith(u'/') ? folder : folder + u'/'))
        return refused(QStringLiteral("a link leads out of the database's folder, to %1").arg(real));
    return file;
}

} // namespace

Status checkFlags(const Plan& plan, const Workspace& workspace)
{
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const flag = std::get_if<FlagStep>(&step.work))
                GODWIT_CHECK(flagFile(*flag, workspace));
        }
    }
    return {};
}

Status runFlag(const FlagStep& step, StepContext& context)
{
    GODWIT_TRY(const QString file, flagFile(step, context.workspace));
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
    GODWIT_CHECK(Audit(context.journal).add(QStringLiteral("set flag"), QStringLiteral("%1=%2 in %3").arg(step.key, step.value, file), context.run.planHash));
    context.log(LogLine::Level::Info, QStringLiteral("%1=%2 set in %3").arg(step.key, step.value, file));
    return {};
}

} // namespace godwit::core
