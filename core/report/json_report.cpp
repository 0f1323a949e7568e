// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"
#include "core/report/kinds/facts.h"
#include "core/report/parts.h"
#include "core/report/report.h"
#include "core/report/verdict.h"

#include <QJsonDocument>

#include <algorithm>

namespace godwit::core {

namespace {

QJsonArray findingsJson(const QList<Advice>& findings)
{
    QJsonArray array;
    for (const Advice& finding : findings)
        array.append(finding.text);
    return array;
}

QJsonObject verdictJson(const Report& report)
{
    const ReportVerdict verdict = judgeReport(report);
    return {
        {QStringLiteral("id"), verdictId(verdict.kind)},
        {QStringLiteral("title"), verdict.title},
        {QStringLiteral("explanation"), verdict.explanation},
        {QStringLiteral("failures"), findingsJson(verdict.failures)},
    };
}

QJsonArray risksJson(const QList<Risk>& risks)
{
    QJsonArray array;
    for (const Risk& risk : risks)
        array.append(QJsonObject{
            {QStringLiteral("risk"), risk.risk},
            {QStringLiteral("probability"), risk.probability},
            {QStringLiteral("impact"), risk.impact},
            {QStringLiteral("mitigation"), risk.mitigation},
        });
    return array;
}

QJsonArray scheduleJson(const QList<ScheduleItem>& schedule)
{
    QJsonArray array;
    for (const ScheduleItem& item : schedule)
        array.append(QJsonObject{
            {QStringLiteral("phase"), item.phase},
            {QStringLiteral("start"), item.start},
            {QStringLiteral("days"), item.days},
            {QStringLiteral("after"), QJsonArray::fromStringList(item.after)},
            {QStringLiteral("owner"), item.owner},
        });
    return array;
}

QJsonObject aboutJson(const Plan& plan)
{
    QJsonObject lists;
    for (auto list = plan.about.lists.cbegin(); list != plan.about.lists.cend(); ++list)
        lists.insert(list.key(), QJsonArray::fromStringList(list.value()));
    return {
        {QStringLiteral("summary"), plan.about.summary},
        {QStringLiteral("authors"), QJsonArray::fromStringList(plan.authors)},
        {QStringLiteral("status"), plan.status},
        {QStringLiteral("goals"), QJsonArray::fromStringList(plan.about.goals)},
        {QStringLiteral("risks"), risksJson(plan.about.risks)},
        {QStringLiteral("schedule"), scheduleJson(plan.about.schedule)},
        {QStringLiteral("lists"), lists},
    };
}

QJsonObject auditHeadJson(const QList<AuditEntry>& audit)
{
    const auto head = std::ranges::max_element(audit, {}, &AuditEntry::number);
    if (head == audit.end())
        return {};
    return {{QStringLiteral("number"), head->number}, {QStringLiteral("hash"), head->hash}};
}

} // namespace

QByteArray reportJson(const Report& report)
{
    QJsonObject object{
        {QStringLiteral("format"), QStringLiteral("godwit-report")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("kind"), report.kind},
        {QStringLiteral("written_at"), report.writtenAt.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("written_at_local"), localStamp(report.writtenAt)},
        {QStringLiteral("tool_version"), report.toolVersion},
        {QStringLiteral("sqlite_version"), report.sqliteVersion},
        {QStringLiteral("plan_hash"), report.status.planHash},
        {QStringLiteral("audit_head"), auditHeadJson(report.audit)},
        {QStringLiteral("is_stale"), report.isStale},
        {QStringLiteral("verdict"), verdictJson(report)},
        {QStringLiteral("recommendations"), findingsJson(recommendations(report))},
        {QStringLiteral("status"), toJson(report.status)},
        {QStringLiteral("about"), aboutJson(report.plan)},
        {QStringLiteral("quarantine"), toJsonArray(report.quarantine)},
        {QStringLiteral("quarantine_total"), report.quarantineTotal},
        {QStringLiteral("audit"), toJsonArray(report.audit)},
    };
    const QJsonObject values = valuesJson(report);
    if (!values.isEmpty())
        object.insert(report.kind, values);
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace godwit::core
