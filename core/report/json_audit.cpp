// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"

#include "core/report/json_parts.h"

#include <QJsonDocument>

#include <array>

namespace godwit::core {

QJsonObject toJson(const AuditEntry& entry)
{
    QJsonObject object{
        {QStringLiteral("number"), entry.number},      {QStringLiteral("who"), entry.who},
        {QStringLiteral("action"), entry.action},      {QStringLiteral("detail"), entry.detail},
        {QStringLiteral("plan_hash"), entry.planHash}, {QStringLiteral("hash"), entry.hash},
    };
    insertTime(object, QStringLiteral("at"), entry.at);
    return object;
}

QJsonObject toJson(const AuditLink& link)
{
    return {
        {QStringLiteral("number"), link.number},
        {QStringLiteral("at"), link.at},
        {QStringLiteral("monotonic_ns"), link.monotonicNs},
        {QStringLiteral("who"), link.who},
        {QStringLiteral("action"), link.action},
        {QStringLiteral("detail"), link.detail},
        {QStringLiteral("plan_hash"), link.planHash},
        {QStringLiteral("previous_hash"), link.previousHash},
        {QStringLiteral("hash"), link.hash},
    };
}

QJsonObject toJson(const LogLine& line)
{
    static constexpr std::array kLevels{"info", "warning", "error"};
    QJsonObject object{
        {QStringLiteral("level"), QString::fromLatin1(kLevels.at(static_cast<std::size_t>(line.level)))},
        {QStringLiteral("phase"), line.phase},
        {QStringLiteral("step"), line.step},
        {QStringLiteral("text"), line.text},
    };
    insertTime(object, QStringLiteral("at"), line.at);
    return object;
}

Result<QList<AuditLink>> auditLinksOf(const QByteArray& lines)
{
    QList<AuditLink> links;
    for (const QByteArray& line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const auto text = [&object](const char* key) { return object.value(QLatin1String(key)).toString(); };
        if (object.isEmpty())
            return Error(ErrorCode::EvidenceTampered,
                         QStringLiteral("Line %1 of the audit log is no entry.").arg(links.size() + 1));
        links.append({.number = object.value(QStringLiteral("number")).toInteger(),
                      .at = text("at"),
                      .monotonicNs = object.value(QStringLiteral("monotonic_ns")).toInteger(),
                      .who = text("who"),
                      .action = text("action"),
                      .detail = text("detail"),
                      .planHash = text("plan_hash"),
                      .previousHash = text("previous_hash"),
                      .hash = text("hash")});
    }
    return links;
}

} // namespace godwit::core
