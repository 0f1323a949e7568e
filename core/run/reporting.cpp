// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/reporting.h"

#include "core/journal/audit.h"
#include "core/report/redaction.h"
#include "core/run/assess_visit.h"
#include "core/run/comparing.h"
#include "core/run/space_forecast.h"
#include "core/run/status.h"
#include "core/safety/durable.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

/// What only some kinds tell.
Status addOfKind(RunState& state, Report& report)
{
    if (report.kind == QLatin1String("incident") || report.kind == QLatin1String("migration")) {
        qint64 last = 0;
        GODWIT_TRY(report.log, state.journal->log(state.run->id, 0, &last));
    }
    if (report.kind == QLatin1String("assessment"))
        report.assessment = keptAssessment(state);
    if ((report.kind == QLatin1String("forecast") || report.kind == QLatin1String("migration")) && !report.status.isComplete)
        report.volumes = volumesNeeded(state);
    if (report.kind == QLatin1String("comparison") || report.kind == QLatin1String("migration")) {
        GODWIT_TRY(report.comparison, comparisonOf(state, report.status.balance));
    }
    return {};
}

} // namespace

Result<Report> reportOf(RunState& state, const ReportRequest& request)
{
    Report report;
    if (!request.kind.isEmpty())
        report.kind = request.kind;
    if (!request.period.isEmpty())
        report.period = request.period;
    report.status = runStatus(state);
    if (state.plan)
        report.plan = *state.plan;
    if (state.journal && state.run) {
        GODWIT_TRY(report.audit, Audit(*state.journal).entries());
        QuarantineFilter first;
        first.limit = kReportQuarantineRows;
        GODWIT_TRY(const QuarantinePage page, state.journal->quarantine(state.run->id, first));
        report.quarantine = page.entries;
        report.quarantineTotal = page.total;
        GODWIT_CHECK(addOfKind(state, report));
    }
    report.isStale = report.status.isStale || report.status.isWorkChanged ||
                     std::ranges::any_of(report.status.checks, &CheckResult::isStale);
    report.writtenAt = QDateTime::currentDateTimeUtc();
    report.toolVersion = QStringLiteral(GODWIT_VERSION);
    report.sqliteVersion = sqliteVersion();
    return request.withValues ? report : withoutValues(report);
}

Status refuseDatabases(const RunState& state, const QString& path)
{
    const QFileInfo info(path);
    const QString real = QFileInfo(info.absolutePath()).canonicalFilePath() + u'/' + info.fileName();
    bool isOurs = false;
    for (const char* end : {"", "-wal", "-shm", "-journal", ".godwit"})
        isOurs = isOurs || real == state.file.real + QLatin1StringView(end);
    if (state.workspace) {
        const QString folder = QFileInfo(state.workspace->folder()).canonicalFilePath();
        isOurs = isOurs || (!folder.isEmpty() && (real == folder || real.startsWith(folder + u'/')));
    }
    if (isOurs)
        return Error(ErrorCode::TargetExists, QStringLiteral("%1 is a database or belongs to one; it is not replaced.").arg(path));
    const QFileInfo present(real);
    if (!present.exists())
        return {};
    if (!present.isFile()) // reading a pipe would wait for ever
        return Error(ErrorCode::TargetExists, QStringLiteral("%1 is not a regular file; it is not replaced.").arg(path));
    QFile file(real);
    if (file.open(QIODevice::ReadOnly) && file.read(15) == "SQLite format 3")
        return Error(ErrorCode::TargetExists, QStringLiteral("%1 is a database or belongs to one; it is not replaced.").arg(path));
    return {};
}

QString notAuditedText()
{
    return QStringLiteral(" It is not in the audit log, since the workspace is only read or somebody else works on it.");
}

void auditWritten(RunState& state, const QString& action, const QString& detail, Outcome& outcome)
{
    const auto isNoted = state.auditLook(action, detail);
    if (!isNoted || !*isNoted)
        outcome.message += notAuditedText();
}

Outcome outcomeFrom(RunState& state, const Status& result, const QString& done)
{
    Outcome outcome;
    if (result) {
        outcome.message = done;
        const bool mayHold = state.journal && state.hasOpenRun();
        if (mayHold && !state.isCutOver()) {
            RunStatus status;
            if (const auto counts = state.journal->quarantineCounts(state.run->id))
                status.quarantine = *counts;
            outcome.exit = status.undecided() > 0 ? Exit::Undecided : Exit::Done;
        }
        return outcome;
    }
    const Error& error = result.error();
    outcome.error = error;
    outcome.exit = error.exit();
    outcome.message = error.what;
    if (error.code == ErrorCode::Paused)
        outcome.kind = Outcome::Kind::Paused;
    else if (error.isCancel())
        outcome.kind = Outcome::Kind::Cancelled;
    else if (error.exit() == Exit::Waits || error.exit() == Exit::Busy ||
             error.code == ErrorCode::ReserveReached || error.code == ErrorCode::SpaceShort)
        outcome.kind = Outcome::Kind::Waiting;
    else
        outcome.kind = Outcome::Kind::Failed;
    return outcome;
}

Status writeRunReport(RunState& state)
{
    GODWIT_TRY(const Report report, reportOf(state));
    const QString path = state.workspace->runFolder(state.run->id) + QStringLiteral("/report.html");
    GODWIT_CHECK(state.journal->addFile(state.run->id, path, QStringLiteral("report")));
    GODWIT_CHECK(writeDurably(path, reportHtml(report)));
    return state.journal->putFact(state.run->id, QStringLiteral("report"), state.journal->place().stored(path));
}

Outcome writeReportFile(RunState& state, const ReportRequest& request)
{
    if (auto refused = refuseDatabases(state, request.file); !refused)
        return outcomeFrom(state, refused, {});
    if (!state.journal || !state.run)
        return outcomeFrom(state, Error(ErrorCode::NoRun, QStringLiteral("There is no migration of %1 yet.").arg(state.file.real)), {});
    auto report = reportOf(state, request);
    if (!report)
        return outcomeFrom(state, report.error(), {});
    auto bytes = writeReport(*report, request.format);
    if (!bytes)
        return outcomeFrom(state, bytes.error(), {});
    if (auto written = writeDurably(QFileInfo(request.file).absoluteFilePath(), *bytes, 0644); !written)
        return outcomeFrom(state, written, {});
    Outcome outcome;
    outcome.message = QStringLiteral("The report is in %1.").arg(request.file);
    outcome.files = {request.file};
    auditWritten(state, QStringLiteral("report"), QStringLiteral("%1 as %2: %3").arg(report->kind, request.format, request.file), outcome);
    return outcome;
}

} // namespace godwit::core
