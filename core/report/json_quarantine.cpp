// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"

#include "core/report/json_parts.h"

namespace godwit::core {

namespace {

/// A query may give two columns of one name: the later one keeps its value under a counted name.
QJsonObject valuesJson(const QList<std::pair<QString, QString>>& values)
{
    QJsonObject object;
    for (const auto& [column, value] : values) {
        QString name = column;
        for (int n = 2; object.contains(name); ++n)
            name = QStringLiteral("%1 (%2)").arg(column, QString::number(n));
        object.insert(name, nullable(value));
    }
    return object;
}

} // namespace

QJsonObject toJson(const QuarantineEntry& entry)
{
    QJsonObject object{
        {QStringLiteral("id"), entry.id},
        {QStringLiteral("table"), entry.table},
        {QStringLiteral("key"), nullable(entry.key)},
        {QStringLiteral("digest"), entry.digest},
        {QStringLiteral("column"), entry.column},
        {QStringLiteral("cause"), entry.cause},
        {QStringLiteral("code"), entry.code},
        {QStringLiteral("first_cause"), entry.firstCause},
        {QStringLiteral("phase"), entry.phase},
        {QStringLiteral("step"), entry.step},
        {QStringLiteral("state"), stateId(entry.state)},
        {QStringLiteral("reason"), entry.reason},
        {QStringLiteral("who"), entry.who},
        {QStringLiteral("edits"), valuesJson(entry.edits)},
        {QStringLiteral("values"), valuesJson(entry.values)},
    };
    insertTime(object, QStringLiteral("decided_at"), entry.decidedAt);
    return object;
}

QJsonObject toJson(const EditedValue& value)
{
    return {
        {QStringLiteral("entry"), value.entry},       {QStringLiteral("table"), value.table},
        {QStringLiteral("key"), nullable(value.key)}, {QStringLiteral("column"), value.column},
        {QStringLiteral("before"), value.before},     {QStringLiteral("after"), value.after},
    };
}

QJsonObject toJson(const EditSummary& summary)
{
    return {
        {QStringLiteral("applied"), summary.isApplied},
        {QStringLiteral("changed"), summary.changed},
        {QStringLiteral("unchanged"), summary.unchanged},
        {QStringLiteral("failed"), summary.failed},
        {QStringLiteral("values"), toJsonArray(summary.values)},
        {QStringLiteral("problems"), QJsonArray::fromStringList(summary.problems)},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(summary.warnings)},
    };
}

QJsonObject toJson(const QuarantineCount& count)
{
    return {
        {QStringLiteral("table"), count.table}, {QStringLiteral("cause"), count.cause},
        {QStringLiteral("code"), count.code},   {QStringLiteral("state"), stateId(count.state)},
        {QStringLiteral("rows"), count.rows},   {QStringLiteral("phase"), count.phase},
    };
}

} // namespace godwit::core
