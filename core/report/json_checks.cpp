// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"

#include "core/report/json_parts.h"

namespace godwit::core {

namespace {

QJsonArray samplesJson(const QList<QStringList>& samples)
{
    QJsonArray rows;
    for (const QStringList& sample : samples) {
        QJsonArray row;
        for (const QString& value : sample)
            row.append(nullable(value));
        rows.append(row);
    }
    return rows;
}

} // namespace

QJsonObject toJson(const CheckResult& check)
{
    QJsonObject object{
        {QStringLiteral("phase"), check.phase},
        {QStringLiteral("suite"), check.suite},
        {QStringLiteral("name"), check.name},
        {QStringLiteral("verdict"), verdictId(check.verdict)},
        {QStringLiteral("figures"), check.figures},
        {QStringLiteral("query"), check.query},
        {QStringLiteral("why"), check.why},
        {QStringLiteral("elapsed_us"), check.elapsedUs},
        {QStringLiteral("columns"), QJsonArray::fromStringList(check.columns)},
        {QStringLiteral("samples"), samplesJson(check.samples)},
    };
    insertTime(object, QStringLiteral("at"), check.at);
    insertKnown(object, QStringLiteral("rows"), check.rows);
    insertKnown(object, QStringLiteral("before_ms"), check.beforeMs);
    insertKnown(object, QStringLiteral("after_ms"), check.afterMs);
    insertKnown(object, QStringLiteral("p95_before_ms"), check.p95BeforeMs);
    insertKnown(object, QStringLiteral("p95_after_ms"), check.p95AfterMs);
    if (check.isStale)
        object.insert(QStringLiteral("is_stale"), true);
    return object;
}

QJsonObject toJson(const CriterionResult& criterion)
{
    return {
        {QStringLiteral("name"), criterion.name},
        {QStringLiteral("measured"), criterion.measured},
        {QStringLiteral("target"), criterion.target},
        {QStringLiteral("met"), criterion.met},
    };
}

} // namespace godwit::core
