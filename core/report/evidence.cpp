// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/evidence.h"

#include "core/report/json.h"
#include "core/report/redaction.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace godwit::core {

namespace {


const char* const kReadMe =
    "This is the evidence of one migration by Godwit. manifest.json lists each file with its size and "
    "SHA-256, the plan's\n"
    "hash, the versions of the programs, and the newest entry of the audit log.\n"
    "\n"
    "To check it, on any machine and without the database:\n"
    "\n"
    "  godwit-cli verify THIS-FILE.zip\n"
    "\n"
    "It cannot show that the whole was made anew by somebody else. Compare the SHA-256 of this file, and the "
    "number and hash\n"
    "of the audit log's newest entry, with what the migration's own audit log says: godwit-cli history DB.\n"
    "\n"
    "plan/            the plan and the files it names\n"
    "snapshots/       the manifests of the snapshots that are kept\n"
    "report.html      the report, for people; report.json the same for programs\n"
    "balance.json     each table's account\n"
    "checks.json      each check with its query, figures and time\n"
    "points.json      the rollback points and their digests\n"
    "metrics.json     what each phase and step has cost\n"
    "quarantine.jsonl rows that could not be moved, one a line\n"
    "audit.jsonl      the audit log, one entry a line; each hash is SHA-256 over number, at, monotonic_ns, "
    "who, action,\n"
    "                 detail, plan_hash and previous_hash, each with its length in bytes and a colon before "
    "it\n"
    "log.jsonl        the log, one line each\n";

QByteArray indented(const QJsonArray& array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

template <typename Item>
QByteArray linesOf(const QList<Item>& items)
{
    QByteArray lines;
    for (const Item& item : items)
        lines += QJsonDocument(toJson(item)).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

QByteArray metricsOf(const RunStatus& status)
{
    QJsonArray metrics;
    for (const PhaseStatus& phase : status.phases)
        metrics.append(
            QJsonObject{{QStringLiteral("phase"), phase.id}, {QStringLiteral("cost"), toJson(phase.cost)}});
    for (const StepStatus& step : status.steps)
        metrics.append(QJsonObject{{QStringLiteral("phase"), step.phase},
                                   {QStringLiteral("step"), step.index},
                                   {QStringLiteral("cost"), toJson(step.cost)}});
    return indented(metrics);
}

QList<QuarantineEntry> shown(const Evidence& evidence)
{
    QList<QuarantineEntry> entries = evidence.quarantine;
    for (QuarantineEntry& entry : entries) {
        if (!evidence.withValues)
            entry = withoutValues(entry, evidence.report.plan);
    }
    return entries;
}

QList<LogLine> shownLog(const Evidence& evidence)
{
    QList<LogLine> log = evidence.log;
    for (LogLine& line : log) {
        if (!evidence.withValues)
            line = withoutValues(line);
    }
    return log;
}

QList<ZipArchive::File> filesOf(const Evidence& evidence)
{
    const Report report = evidence.withValues ? evidence.report : withoutValues(evidence.report);
    const RunStatus& status = report.status;
    QList<ZipArchive::File> files{{QStringLiteral("README.txt"), QByteArray(kReadMe)},
                                  {QStringLiteral("report.html"), reportHtml(report)},
                                  {QStringLiteral("report.json"), reportJson(report)},
                                  {QStringLiteral("balance.json"), indented(toJsonArray(status.balance))},
                                  {QStringLiteral("checks.json"), indented(toJsonArray(status.checks))},
                                  {QStringLiteral("points.json"), indented(toJsonArray(status.points))},
                                  {QStringLiteral("metrics.json"), metricsOf(status)},
                                  {QStringLiteral("quarantine.jsonl"), linesOf(shown(evidence))},
                                  {QStringLiteral("audit.jsonl"), linesOf(evidence.audit)},
                                  {QStringLiteral("log.jsonl"), linesOf(shownLog(evidence))}};
    for (const auto& [name, bytes] : evidence.planFiles)
        files.append({QStringLiteral("plan/") + name, bytes});
    for (const auto& [name, bytes] : evidence.manifests)
        files.append({QStringLiteral("snapshots/") + name, bytes});
    return files;
}

QByteArray manifestOf(const Evidence& evidence, const QList<ZipArchive::File>& files)
{
    const Report& report = evidence.report;
    QJsonArray listed;
    for (const ZipArchive::File& file : files)
        listed.append(QJsonObject{
            {QStringLiteral("name"), file.name},
            {QStringLiteral("bytes"), file.bytes.size()},
            {QStringLiteral("sha256"),
             QString::fromLatin1(QCryptographicHash::hash(file.bytes, QCryptographicHash::Sha256).toHex())}});
    QJsonArray plan;
    for (const auto& [name, bytes] : evidence.planFiles)
        plan.append(name);
    const AuditLink head = evidence.audit.isEmpty() ? AuditLink() : evidence.audit.last();
    const QJsonObject manifest{
        {QStringLiteral("format"), QStringLiteral("godwit-evidence")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("made_at"), report.writtenAt.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("database"), report.status.database},
        {QStringLiteral("run"), report.status.run},
        {QStringLiteral("values"), evidence.withValues},
        {QStringLiteral("quarantine_total"), report.quarantineTotal},
        {QStringLiteral("tool"), QJsonObject{{QStringLiteral("godwit"), report.toolVersion},
                                             {QStringLiteral("sqlite"), report.sqliteVersion},
                                             {QStringLiteral("sqlite_source_id"), evidence.sqliteSourceId},
                                             {QStringLiteral("qt"), evidence.qtVersion}}},
        {QStringLiteral("plan"), QJsonObject{{QStringLiteral("name"), report.status.planName},
                                             {QStringLiteral("version"), report.status.planVersion},
                                             {QStringLiteral("hash"), evidence.planHash},
                                             {QStringLiteral("files"), plan}}},
        {QStringLiteral("audit"),
         QJsonObject{{QStringLiteral("number"), head.number}, {QStringLiteral("hash"), head.hash}}},
        {QStringLiteral("files"), listed},
    };
    return QJsonDocument(manifest).toJson(QJsonDocument::Indented);
}

} // namespace

Result<QByteArray> evidenceBundle(const Evidence& evidence)
{
    QList<ZipArchive::File> files = filesOf(evidence);
    files.prepend({QStringLiteral("manifest.json"), manifestOf(evidence, files)});
    return ZipArchive::pack(files, evidence.report.writtenAt);
}

} // namespace godwit::core
