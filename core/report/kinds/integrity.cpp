// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/kinds/kinds.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

namespace godwit::core {

namespace {

QList<std::pair<QString, QString>> factsOf(const Report& report)
{
    const ReportVerdict verdict = judgeReport(report);
    const RunStatus& status = report.status;
    return {{QStringLiteral("format"), QStringLiteral("godwit-report")},
            {QStringLiteral("kind"), report.kind},
            {QStringLiteral("verdict"), verdictId(verdict.kind)},
            {QStringLiteral("title"), verdict.title},
            {QStringLiteral("is_stale"), report.isStale ? QStringLiteral("true") : QStringLiteral("false")},
            {QStringLiteral("written_at"), utcStamp(report.writtenAt)},
            {QStringLiteral("written_at_local"), localStamp(report.writtenAt)},
            {QStringLiteral("tool_version"), report.toolVersion},
            {QStringLiteral("sqlite_version"), report.sqliteVersion},
            {QStringLiteral("database"), status.database},
            {QStringLiteral("run"), status.run},
            {QStringLiteral("plan"), status.planName},
            {QStringLiteral("plan_version"), status.planVersion},
            {QStringLiteral("plan_hash"), status.planHash},
            {QStringLiteral("audit_head"), auditHead(report.audit)}};
}

/// "app.db · 308 MB · plan version 2.1 · written …", as far as there is something to say.
QString subtitleOf(const Report& report)
{
    const RunStatus& status = report.status;
    QStringList parts;
    if (!status.database.isEmpty())
        parts = {status.database, bytesText(status.databaseBytes)};
    if (!status.planVersion.isEmpty())
        parts.append(QStringLiteral("plan version %1").arg(status.planVersion));
    parts.append(QStringLiteral("written %1").arg(bothTimesText(report.writtenAt)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

Document headOf(const Report& report, const QString& name)
{
    Document document;
    document.kind = report.kind;
    document.title =
        report.status.planName.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, report.status.planName);
    document.subtitle = subtitleOf(report);
    document.database = report.status.database;
    document.planHash = report.status.planHash;
    document.tool = QStringLiteral("Godwit %1").arg(report.toolVersion);
    document.imprint =
        QStringLiteral("Godwit %1, SQLite %2. Made on this machine; nothing was sent anywhere.")
            .arg(report.toolVersion, report.sqliteVersion);
    document.facts = factsOf(report);
    return document;
}

Document integrityDocument(const Report& report)
{
    Document document = headOf(report, QStringLiteral("Integrity report"));
    document.banners = verdictBanners(report);
    for (const auto& section : {&adviceSection, &runSection, &balanceSection, &phasesSection, &costSection,
                                &checksSection, &performanceSection, &criteriaSection, &quarantineSection,
                                &wayBackSection, &planSection, &auditSection})
        document.sections.push_back(section(report));
    return document;
}

} // namespace godwit::core
