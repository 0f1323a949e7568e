// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/programs_ahead.h"

#include "core/run/outside.h"
#include "core/safety/preflight.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace godwit::core {

namespace {

/// Phases that a run would still go through.
QList<const Phase*> openPhases(RunState& state)
{
    QList<const Phase*> open;
    const auto phases = state.phases();
    for (const PhaseStatus& phase : phases ? *phases : QList<PhaseStatus>()) {
        if (!state.isDone(phase))
            open.append(state.plan->phase(phase.id));
    }
    return open;
}

/// Why it cannot be started, in words; empty: it can, as far as that is seen before.
QString lackOf(const QString& program, const QString& folder)
{
    if (!program.contains(u'/'))
        return QStandardPaths::findExecutable(program).isEmpty() ? QStringLiteral("is on no folder of the PATH, or may not be started") : QString();
    const QFileInfo file(QDir(folder).filePath(program));
    return !file.isFile()         ? QStringLiteral("is not there")
           : !file.isExecutable() ? QStringLiteral("may not be started")
                                  : QString();
}

void addProgram(const QStringList& words, const Phase& phase, const QString& folder, QList<Finding>& findings)
{
    const QString lack = words.isEmpty() ? QString() : lackOf(words.first(), folder);
    if (lack.isEmpty())
        return;
    findings.append(findingOf(ErrorCode::CommandFailed, FindingSeverity::Warning, words.first() + u' ' + phase.id,
                              QStringLiteral("The program %1 of the phase %2 %3.").arg(words.first(), phase.id, lack),
                              QStringLiteral("Put it there before that phase, or mend the plan.")));
}

Finding noteOf(const Error& error, const QString& subject)
{
    return findingOf(error.code, FindingSeverity::Note, subject, error.what, error.next);
}

} // namespace

QList<Finding> findingsOfPrograms(RunState& state)
{
    QList<Finding> findings;
    const QString folder = QFileInfo(state.file.real).absolutePath();
    for (const Phase* const phase : openPhases(state)) {
        for (const Step& step : phase->steps) {
            const auto* const command = std::get_if<CommandStep>(&step.work);
            if (!command)
                continue;
            addProgram(command->command, *phase, folder, findings);
            addProgram(command->undo, *phase, folder, findings);
        }
    }
    return findings;
}

QList<Finding> findingsOfAnswers(RunState& state)
{
    QList<Finding> findings;
    if (state.plan->status != QLatin1StringView("approved"))
        findings.append(noteOf(Error(ErrorCode::PlanNotApproved, QStringLiteral("The plan's status is %1.").arg(state.plan->status)),
                               state.plan->path));
    bool areProgramsSaid = false;
    for (const Phase* const phase : openPhases(state)) {
        if (const Status allowed = refuseCommands(state, *phase, {}); !allowed && !areProgramsSaid) {
            findings.append(noteOf(allowed.error(), phase->id));
            areProgramsSaid = true;
        }
        for (const Step& step : phase->steps) {
            const auto* const approval = std::get_if<ApproveStep>(&step.work);
            const Status approved = approval ? refuseUnapproved(*approval, {}) : Status();
            if (!approved)
                findings.append(noteOf(approved.error(), phase->id + u' ' + approval->name));
        }
    }
    return findings;
}

} // namespace godwit::core
