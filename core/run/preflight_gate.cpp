// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/preflight_gate.h"

#include "core/report/findings_json.h"
#include "core/run/live_change.h"
#include "core/run/look.h"
#include "core/steps/live_file.h"
#include "core/steps/preflight_question.h"

#include <QJsonDocument>

#include <algorithm>

namespace godwit::core {

namespace {

bool isDue(const RunState& state, const Phase& phase)
{
    if (state.isCutOver())
        return false;
    const bool isFirstChange = (!state.hasOpenRun() || state.run->originalSnapshot == 0) &&
                               (phase.has<BackupStep>() || phase.changesData());
    return isFirstChange || phase.has<CutoverStep>();
}

LogLine::Level levelOf(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Error:
        return LogLine::Level::Error;
    case FindingSeverity::Warning:
        return LogLine::Level::Warning;
    case FindingSeverity::Note:
        break;
    }
    return LogLine::Level::Info;
}

Status record(RunState& state, const Phase& phase, const PreflightReport& report)
{
    const QJsonDocument json(toJson(report));
    GODWIT_CHECK(state.journal->putFact(state.run->id, kPreflightFact,
                                        QString::fromUtf8(json.toJson(QJsonDocument::Compact))));
    if (report.findings.isEmpty())
        return {};
    QStringList lines;
    for (const Finding& finding : report.findings) {
        GODWIT_CHECK(state.log(levelOf(finding.severity), phase.id, QStringLiteral("preflight"),
                               finding.id() + u' ' + finding.what));
        lines.append(
            QStringLiteral("%1 %2: %3").arg(severityId(finding.severity), finding.id(), finding.what));
    }
    return state.audit(QStringLiteral("preflight"),
                       QStringLiteral("before %1: %2").arg(phase.id, lines.join(u' ')));
}

QString joined(const QList<Finding>& findings)
{
    QStringList lines;
    for (const Finding& finding : findings)
        lines.append(finding.id() + u' ' + finding.what);
    return lines.join(u'\n');
}

/// All errors in the details of the worst.
Error blocked(const PreflightReport& report)
{
    QList<Finding> errors;
    for (const Finding& finding : report.findings) {
        if (finding.severity == FindingSeverity::Error)
            errors.append(finding);
    }
    return report.worstError()->toError().withDetail(joined(errors));
}

Error unconfirmed(const QList<Finding>& warnings)
{
    QString what = warnings.size() == 1 ? QStringLiteral("One warning wants a yes:")
                                        : QStringLiteral("%1 warnings want a yes:").arg(warnings.size());
    QStringList details;
    for (const Finding& warning : warnings) {
        what += QStringLiteral("\n%1 %2").arg(warning.id(), warning.what);
        details.append(QStringLiteral("%1 %2").arg(warning.id(), warning.next));
    }
    return Error(ErrorCode::WarningsUnconfirmed, what).withDetail(details.join(u'\n'));
}

Result<QStringList> acceptedKeys(RunState& state)
{
    if (!state.journal || !state.hasOpenRun())
        return QStringList();
    GODWIT_TRY(const QString stored, state.journal->fact(state.run->id, kAcceptedFact));
    return stored.split(u'\n', Qt::SkipEmptyParts);
}

/// Warnings that nobody has accepted yet.
Result<QList<Finding>> openWarnings(RunState& state, const PreflightReport& report)
{
    GODWIT_TRY(const QStringList accepted, acceptedKeys(state));
    QList<Finding> open;
    for (const Finding& finding : report.findings) {
        if (finding.severity == FindingSeverity::Warning &&
            !accepted.contains(finding.key().replace(u'\n', u' ')))
            open.append(finding);
    }
    return open;
}

Status accept(RunState& state, const QList<Finding>& warnings, const Answers& answers)
{
    GODWIT_TRY(QStringList accepted, acceptedKeys(state));
    QStringList said;
    for (const Finding& warning : warnings) {
        accepted.append(warning.key().replace(u'\n', u' '));
        said.append(warning.id() + u' ' + warning.what);
    }
    GODWIT_CHECK(state.journal->putFact(state.run->id, kAcceptedFact, accepted.join(u'\n')));
    return state.audit(QStringLiteral("accept warnings"),
                       said.join(u' ') + (answers.reason.isEmpty()
                                              ? QString()
                                              : QStringLiteral(" Reason: ") + answers.reason));
}

/// After the cut-over the live file is worked on, and it may be another by now: the old version that somebody put back would
/// lose its tables. There has to be room for its point, the copy that is changed and what is kept of it, too.
Status refuseOtherLive(RunState& state)
{
    {
        GODWIT_TRY(Database live, openSource(state.file.real, false));
        GODWIT_TRY(const Catalog now, readCatalog(live));
        GODWIT_CHECK(refuseUnmigrated(state.file.real, now, *state.plan, state.source, state.target));
    }
    return refuseNoRoom(state, spaceForPhase(state));
}

} // namespace

Status preflightBefore(RunState& state, const Phase& phase, const Answers& answers)
{
    if (!state.isCutOver())
        GODWIT_CHECK(state.isStillThere());
    if (state.isCutOver() && (phase.changesLiveFile(true) || phase.changesData()))
        GODWIT_CHECK(refuseOtherLive(state));
    if (!isDue(state, phase))
        return {};
    const PreflightReport report = preflightOf(state, state.file.given, phase.has<CutoverStep>());
    GODWIT_CHECK(record(state, phase, report));
    state.listener.preflighted(report);
    if (report.worstError())
        return blocked(report);
    GODWIT_TRY(const QList<Finding> open, openWarnings(state, report));
    if (open.isEmpty())
        return {};
    return answers.yes ? accept(state, open, answers) : Status(unconfirmed(open));
}

QStringList warningsBefore(RunState& state, const Phase& phase)
{
    if (!isDue(state, phase))
        return {};
    const auto open = openWarnings(state, preflightOf(state, state.file.given, phase.has<CutoverStep>()));
    QStringList lines;
    for (const Finding& finding : open ? *open : QList<Finding>())
        lines.append(QStringLiteral("Warning %1: %2").arg(finding.id(), finding.what));
    return lines;
}

SpaceWatch spaceWatchOf(RunState& state)
{
    QStringList folders{state.workspace->folder()};
    if (state.plan && preflightQuestionFor(*state.workspace, &*state.plan, state.isCutOver()).space.sorts)
        folders.append(temporaryFolderOfSqlite());
    const auto accepted = acceptedKeys(state);
    const bool isAccepted =
        accepted && std::any_of(accepted->begin(), accepted->end(), [](const QString& key) {
            return key.startsWith(codeId(ErrorCode::SpaceTight) + u' ');
        });
    return {folders, state.cancel, isAccepted};
}

} // namespace godwit::core
