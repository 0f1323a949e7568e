// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/doctor_visit.h"

#include "core/doctor/doctor.h"
#include "core/plan/checker.h"
#include "core/plan/reader.h"
#include "core/run/look.h"
#include "core/run/reporting.h"
#include "core/safety/durable.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace godwit::core {

namespace {

/// Every file of a proposal by its name: the plan, its schema, its scripts.
QList<std::pair<QString, QByteArray>> filesOf(const Proposal& proposal, const QString& name)
{
    QList<std::pair<QString, QByteArray>> files{{name + QStringLiteral(".sql"), proposal.schema.toUtf8()}};
    for (qsizetype index = 0; index < proposal.scripts.size(); ++index)
        files.append({QStringLiteral("%1-%2.sql").arg(name, QString::number(index + 1)),
                      proposal.scripts[index].toUtf8()});
    return files;
}

/// Reads and checks a proposal as a run would.
Status proven(const Proposal& proposal, const QString& name, const Catalog& source)
{
    const QTemporaryDir folder;
    for (const auto& [file, content] : filesOf(proposal, name))
        GODWIT_CHECK(writeDurably(folder.filePath(file), content));
    GODWIT_TRY(const Plan plan,
               readPlanText(proposal.plan.toUtf8(), folder.filePath(name + QStringLiteral(".yaml"))));
    const QList<Error> errors = checkPlan(plan) + checkSource(plan, source);
    return errors.isEmpty() ? Status() : Status(errors.first());
}

/// What a kill left of the same proposal: the plan itself comes last, so it was not finished.
bool isLeftOver(const QString& path, const QByteArray& content, bool isPlan)
{
    QFile file(path);
    return !isPlan && QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.readAll() == content;
}

/// None is written unless all are free, or hold what would be written.
Result<QStringList> writeProposal(const RunState& state, const Proposal& proposal, const QString& path,
                                  const QString& name)
{
    const QString folder = QFileInfo(path).absolutePath();
    QList<std::pair<QString, QByteArray>> files = filesOf(proposal, name);
    files.append({QFileInfo(path).fileName(), proposal.plan.toUtf8()});
    for (const auto& [file, content] : files) {
        const QString full = folder + u'/' + file;
        GODWIT_CHECK(refuseDatabases(state, full));
        const bool isPlan = file == QFileInfo(path).fileName();
        if (QFileInfo::exists(full) && !isLeftOver(full, content, isPlan))
            return Error(ErrorCode::TargetExists, QStringLiteral("%1 is there already.").arg(full));
    }
    QStringList written;
    for (const auto& [file, content] : files) {
        GODWIT_CHECK(writeDurably(folder + u'/' + file, content, 0644));
        written.prepend(folder + u'/' + file);
    }
    return written;
}

Result<DoctorReport> reportOf(Look& look, const QString& name)
{
    RunState& state = look.state;
    DoctorReport report;
    report.database = state.file.real;
    report.at = QDateTime::currentDateTimeUtc();
    report.findings = look.sideFiles;
    if (look.refused) {
        report.findings.append({.code = look.refused->code,
                                .severity = FindingSeverity::Error,
                                .what = look.refused->what,
                                .next = look.refused->next,
                                .subject = state.file.real});
        sortFindings(report.findings);
        return report;
    }
    GODWIT_TRY(Database database, openSource(state.file.real, false));
    database.setCancel(state.cancel);
    GODWIT_TRY(state.source, readCatalog(database));
    if (state.plan) {
        GODWIT_TRY(state.target, catalogOfScript(state.plan->target.schema.text));
    }
    GODWIT_TRY(report, diagnose({.database = state.file.real,
                                 .connection = &database,
                                 .catalog = &state.source,
                                 .plan = state.plan ? &*state.plan : nullptr,
                                 .target = state.plan ? &state.target : nullptr,
                                 .sideFiles = look.sideFiles,
                                 .proposalName = name}));
    if (report.proposal.isEmpty())
        return report;
    if (const Status sound = proven(report.proposal, name, state.source); !sound)
        report.proposal.problem = sound.error().id() + u' ' + sound.error().what;
    return report;
}

} // namespace

Outcome visitDoctor(RunState& state, const DoctorRequest& request)
{
    auto look = lookAt(request.open, state);
    if (!look)
        return outcomeFrom(state, look.error(), {});
    const QString name =
        request.propose.isEmpty() ? QStringLiteral("repair") : QFileInfo(request.propose).completeBaseName();
    const auto report = reportOf(*look, name);
    if (!report)
        return outcomeFrom(state, report.error(), {});
    state.listener.doctored(*report);
    Outcome outcome;
    outcome.exit = report->exit();
    outcome.checks = checksOf(*report);
    outcome.message = report->findings.isEmpty() ? QStringLiteral("Nothing is half-done here.")
                      : report->findings.size() == 1
                          ? QStringLiteral("1 thing was found.")
                          : QStringLiteral("%1 things were found.").arg(report->findings.size());
    if (request.propose.isEmpty())
        return outcome;
    if (report->proposal.isEmpty()) {
        outcome.message += QStringLiteral(" There is no repair to propose.");
        return outcome;
    }
    const auto written = writeProposal(look->state, report->proposal, request.propose, name);
    if (!written)
        return outcomeFrom(state, written.error(), {});
    outcome.files = *written;
    return outcome;
}

} // namespace godwit::core
