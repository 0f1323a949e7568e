// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment_json.h"
#include "core/report/comparison.h"
#include "core/report/findings_json.h"
#include "core/report/forecast_json.h"
#include "core/report/json.h"
#include "core/report/json_parts.h"
#include "core/report/kinds/facts.h"

namespace godwit::core {

namespace {

QJsonObject forecastValues(const Report& report)
{
    QJsonArray phases;
    for (const ForecastLine& line : forecastLines(report)) {
        QJsonObject object{{QStringLiteral("phase"), line.phase},
                           {QStringLiteral("title"), line.title},
                           {QStringLiteral("state"), stateId(line.state)},
                           {QStringLiteral("off_forecast"), line.off}};
        if (line.expected)
            object.insert(QStringLiteral("expected"), toJson(*line.expected));
        insertKnown(object, QStringLiteral("seconds"), line.seconds.value_or(-1));
        insertKnown(object, QStringLiteral("rows"), line.rows.value_or(-1));
        insertKnown(object, QStringLiteral("quarantined"), line.quarantined.value_or(-1));
        phases.append(object);
    }
    QJsonObject object{{QStringLiteral("phases"), phases}};
    if (!report.volumes.isEmpty())
        object.insert(QStringLiteral("volumes"), toJsonArray(report.volumes));
    return object;
}

QJsonArray eventsJson(const QList<PhaseEvent>& events)
{
    QJsonArray array;
    for (const PhaseEvent& event : events) {
        QJsonObject object{
            {QStringLiteral("phase"), event.phase},
            {QStringLiteral("title"), event.title},
            {QStringLiteral("what"), event.isEnd ? QStringLiteral("ended") : QStringLiteral("started")},
            {QStringLiteral("state"), stateId(event.state)},
            {QStringLiteral("elapsed_ms"), event.elapsedMs}};
        insertTime(object, QStringLiteral("at"), event.at);
        insertKnown(object, QStringLiteral("rows"), event.rows.value_or(-1));
        array.append(object);
    }
    return array;
}

QJsonArray nextJson(const QList<NextPhase>& phases)
{
    QJsonArray array;
    for (const NextPhase& next : phases) {
        QJsonObject object{{QStringLiteral("phase"), next.phase},
                           {QStringLiteral("title"), next.title},
                           {QStringLiteral("state"), stateId(next.state)},
                           {QStringLiteral("owner"), next.owner},
                           {QStringLiteral("waits_for"), next.waits}};
        if (next.from.isValid())
            object.insert(QStringLiteral("from"), next.from.toString(Qt::ISODate));
        if (next.to.isValid())
            object.insert(QStringLiteral("to"), next.to.toString(Qt::ISODate));
        array.append(object);
    }
    return array;
}

QJsonObject progressValues(const Report& report)
{
    const Progressed progressed = progressOf(report);
    QJsonObject object{{QStringLiteral("period"), report.period},
                       {QStringLiteral("since"), progressed.since},
                       {QStringLiteral("events"), eventsJson(progressed.events)},
                       {QStringLiteral("rows"), progressed.rows},
                       {QStringLiteral("decided"), progressed.decided},
                       {QStringLiteral("checks"), toJsonArray(progressed.checks)},
                       {QStringLiteral("audit"), toJsonArray(progressed.audit)},
                       {QStringLiteral("next"), nextJson(progressed.next)}};
    insertTime(object, QStringLiteral("from"), progressed.from);
    insertTime(object, QStringLiteral("to"), progressed.to);
    return object;
}

QJsonObject incidentValues(const Report& report)
{
    const Incidents found = incidentsOf(report);
    QJsonArray incidents;
    for (const Incident& incident : found.incidents) {
        QJsonObject object{{QStringLiteral("what"), incident.what},
                           {QStringLiteral("why"), incident.why},
                           {QStringLiteral("code"), incident.code},
                           {QStringLiteral("state"), incident.state},
                           {QStringLiteral("next"), incident.next}};
        insertTime(object, QStringLiteral("at"), incident.at);
        incidents.append(object);
    }
    return {{QStringLiteral("incidents"), incidents},
            {QStringLiteral("since"), toJsonArray(found.since)},
            {QStringLiteral("log"), toJsonArray(found.log)}};
}

QJsonObject comparisonValues(const Report& report)
{
    if (!report.comparison)
        return {};
    const VersionComparison& comparison = *report.comparison;
    QJsonArray objects;
    for (const ObjectDifference& difference : comparison.objects)
        objects.append(QJsonObject{{QStringLiteral("type"), difference.type},
                                   {QStringLiteral("name"), difference.name},
                                   {QStringLiteral("fate"), fateId(difference.fate)},
                                   {QStringLiteral("what"), difference.what}});
    QJsonArray tables;
    for (const TableCount& count : comparison.tables) {
        QJsonObject object{{QStringLiteral("table"), count.table}};
        insertKnown(object, QStringLiteral("before"), count.before);
        insertKnown(object, QStringLiteral("after"), count.after);
        tables.append(object);
    }
    QJsonObject object{{QStringLiteral("is_live"), comparison.isLive},
                       {QStringLiteral("objects"), objects},
                       {QStringLiteral("tables"), tables},
                       {QStringLiteral("user_version_before"), comparison.userVersionBefore},
                       {QStringLiteral("user_version_after"), comparison.userVersionAfter}};
    insertTime(object, QStringLiteral("at"), comparison.at);
    insertKnown(object, QStringLiteral("bytes_before"), comparison.bytesBefore);
    insertKnown(object, QStringLiteral("bytes_after"), comparison.bytesAfter);
    return object;
}

QJsonObject assessmentValues(const Report& report)
{
    QJsonArray checks;
    for (const CheckResult& check : report.status.checks) {
        if (check.looksAhead())
            checks.append(toJson(check));
    }
    QJsonObject values{{QStringLiteral("checks"), checks}};
    if (!report.assessment.isEmpty())
        values.insert(QStringLiteral("found"), toJson(report.assessment));
    return values;
}

} // namespace

QJsonObject valuesJson(const Report& report)
{
    if (report.kind == QLatin1String("forecast"))
        return forecastValues(report);
    if (report.kind == QLatin1String("progress"))
        return progressValues(report);
    if (report.kind == QLatin1String("incident"))
        return incidentValues(report);
    if (report.kind == QLatin1String("comparison"))
        return comparisonValues(report);
    if (report.kind == QLatin1String("assessment"))
        return assessmentValues(report);
    if (report.kind == QLatin1String("migration"))
        return {{QStringLiteral("forecast"), forecastValues(report)},
                {QStringLiteral("comparison"), comparisonValues(report)},
                {QStringLiteral("incident"), incidentValues(report)}};
    return {};
}

} // namespace godwit::core
