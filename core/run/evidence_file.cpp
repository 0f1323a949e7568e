// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/evidence_file.h"

#include "core/journal/audit.h"
#include "core/plan/reader.h"
#include "core/report/evidence.h"
#include "core/run/reporting.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot_manifest.h"
#include "core/steps/work_file.h"

#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed,
                     QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    return file.readAll();
}

/// The plan as the run was approved with it, not one that was named when the database was opened.
Status addPlan(RunState& state, Evidence& evidence)
{
    const QString path =
        state.workspace->planFolder(state.run->id) + u'/' + QFileInfo(state.run->planPath).fileName();
    GODWIT_TRY(const Plan plan, readPlan(path));
    evidence.planFiles = plan.files;
    evidence.report.plan = plan;
    evidence.report.status.planName = plan.name;
    evidence.report.status.planVersion = plan.version;
    evidence.report.status.planHash = plan.hash;
    evidence.planHash = state.run->planHash;
    if (plan.hash != state.run->planHash)
        return Error(ErrorCode::PlanChanged,
                     QStringLiteral("The plan in %1 is not the one that the run was approved with.")
                         .arg(QFileInfo(path).absolutePath()))
            .withNext(
                QStringLiteral("Put the file back as it was, or run with the changed plan and accept it."));
    return {};
}

Status addManifests(RunState& state, Evidence& evidence)
{
    GODWIT_TRY(const QStringList files, state.journal->files(state.run->id, QStringLiteral("snapshot")));
    for (const QString& path : files) {
        if (!path.endsWith(QStringLiteral(".json")))
            continue;
        GODWIT_TRY(const QByteArray bytes, bytesOf(path));
        evidence.manifests.append({QFileInfo(path).fileName(), bytes});
    }
    return {};
}

Status addQuarantine(RunState& state, Evidence& evidence)
{
    QuarantineFilter filter;
    while (evidence.quarantine.size() < kEvidenceQuarantineRows) {
        GODWIT_CHECK(state.cancel.check());
        GODWIT_TRY(const QuarantinePage page, state.journal->quarantine(state.run->id, filter));
        if (page.entries.isEmpty())
            return {};
        evidence.quarantine += page.entries;
        filter.offset += page.entries.size();
    }
    return {};
}

Result<Evidence> collect(RunState& state, bool withValues)
{
    if (!state.journal || !state.run)
        return Error(ErrorCode::NoRun,
                     QStringLiteral("There is no migration of %1 yet.").arg(state.file.real));
    Evidence evidence;
    evidence.withValues = withValues;
    GODWIT_TRY(evidence.report, reportOf(state));
    GODWIT_CHECK(Audit(*state.journal).verify(auditHeadsIn(state.workspace->snapshots()))); // no bundle certifies a log that was cut off
    GODWIT_TRY(evidence.audit, Audit(*state.journal).chain());
    GODWIT_CHECK(addPlan(state, evidence));
    GODWIT_CHECK(addManifests(state, evidence));
    GODWIT_CHECK(addQuarantine(state, evidence));
    qint64 last = 0;
    GODWIT_TRY(evidence.log, state.journal->log(state.run->id, 0, &last));
    GODWIT_TRY(evidence.sqliteSourceId,
               state.journal->database().text(QStringLiteral("SELECT sqlite_source_id()")));
    evidence.qtVersion = QString::fromLatin1(qVersion());
    return evidence;
}

Result<QByteArray> write(RunState& state, const EvidenceRequest& request)
{
    GODWIT_CHECK(refuseDatabases(state, request.file));
    GODWIT_TRY(const Evidence evidence, collect(state, request.withValues));
    GODWIT_TRY(const QByteArray bundle, evidenceBundle(evidence));
    // Looked at as anybody will look at it: what is broken here is not handed out as evidence.
    if (const EvidenceFinding finding = verifyEvidence(bundle); !finding.result)
        return finding.result.error();
    GODWIT_CHECK(writeDurably(QFileInfo(request.file).absoluteFilePath(), bundle));
    return bundle;
}

} // namespace

Outcome writeEvidenceFile(RunState& state, const EvidenceRequest& request)
{
    const auto bundle = write(state, request);
    if (!bundle)
        return outcomeFrom(state, bundle.error(), {});
    const QString sha256 = sha256OfBytes(*bundle);
    Outcome outcome;
    outcome.message = QStringLiteral("The evidence is in %1, SHA-256 %2.").arg(request.file, sha256);
    outcome.files = {request.file};
    auditWritten(
        state, QStringLiteral("evidence"),
        QStringLiteral("%1, SHA-256 %2, %3")
            .arg(request.file, sha256,
                 request.withValues ? QStringLiteral("with values") : QStringLiteral("without values")),
        outcome);
    return outcome;
}

} // namespace godwit::core
