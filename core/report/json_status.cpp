// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"

#include "core/report/forecast_json.h"
#include "core/report/json_parts.h"

namespace godwit::core {

namespace {

QJsonObject planJson(const RunStatus& status)
{
    return {
        {QStringLiteral("name"), status.planName},     {QStringLiteral("version"), status.planVersion},
        {QStringLiteral("hash"), status.planHash},     {QStringLiteral("path"), status.planPath},
        {QStringLiteral("strategy"), status.strategy}, {QStringLiteral("approved"), status.planApproved},
    };
}

QJsonObject safetyJson(const SafetyStatus& safety)
{
    QJsonObject object{
        {QStringLiteral("original_untouched"), safety.originalUntouched},
        {QStringLiteral("original"), safety.original},
        {QStringLiteral("snapshot_verified"), safety.snapshotVerified},
        {QStringLiteral("snapshot"), safety.snapshot},
        {QStringLiteral("can_go_back_to"), QJsonArray::fromStringList(safety.canGoBackTo)},
        {QStringLiteral("next_can_be_undone"), safety.nextCanBeUndone},
        {QStringLiteral("next"), safety.next},
    };
    insertTime(object, QStringLiteral("original_checked_at"), safety.originalCheckedAt);
    insertTime(object, QStringLiteral("snapshot_verified_at"), safety.snapshotVerifiedAt);
    if (!safety.keptOriginal.isEmpty())
        object.insert(QStringLiteral("kept_original"), safety.keptOriginal);
    return object;
}

} // namespace

QJsonObject toJson(const RunStatus& status)
{
    QJsonObject object{
        {QStringLiteral("has_run"), status.hasRun},
        {QStringLiteral("database"), status.database},
        {QStringLiteral("database_bytes"), status.databaseBytes},
        {QStringLiteral("workspace"), status.workspace},
        {QStringLiteral("run"), status.run},
        {QStringLiteral("plan"), planJson(status)},
        {QStringLiteral("is_finished"), status.isFinished},
        {QStringLiteral("is_rehearsal"), status.isRehearsal},
        {QStringLiteral("is_complete"), status.isComplete},
        {QStringLiteral("is_stale"), status.isStale},
        {QStringLiteral("is_work_changed"), status.isWorkChanged},
        {QStringLiteral("is_cut_over"), status.isCutOver},
        {QStringLiteral("busy"), status.busy},
        {QStringLiteral("phases"), toJsonArray(status.phases)},
        {QStringLiteral("steps"), toJsonArray(status.steps)},
        {QStringLiteral("balance"), toJsonArray(status.balance)},
        {QStringLiteral("quarantine"), toJsonArray(status.quarantine)},
        {QStringLiteral("quarantined"), status.quarantined()},
        {QStringLiteral("undecided"), status.undecided()},
        {QStringLiteral("snapshots"), toJsonArray(status.snapshots)},
        {QStringLiteral("points"), toJsonArray(status.points)},
        {QStringLiteral("checks"), toJsonArray(status.checks)},
        {QStringLiteral("criteria"), toJsonArray(status.criteria)},
        {QStringLiteral("safety"), safetyJson(status.safety)},
        {QStringLiteral("report"), status.report},
    };
    if (!status.failedBefore.isEmpty())
        object.insert(QStringLiteral("failed_before"), toJsonArray(status.failedBefore));
    if (status.trouble)
        object.insert(QStringLiteral("trouble"), toJson(*status.trouble));
    return object;
}

QJsonObject toJson(const PhaseStatus& phase)
{
    QJsonObject object{
        {QStringLiteral("id"), phase.id},
        {QStringLiteral("title"), phase.title},
        {QStringLiteral("state"), stateId(phase.state)},
        {QStringLiteral("waits_for"), phase.waitsFor},
        {QStringLiteral("summary"), phase.summary},
        {QStringLiteral("elapsed_ms"), phase.elapsedMs},
        {QStringLiteral("can_start"), phase.canStart},
        {QStringLiteral("why_not_start"), phase.whyNotStart},
        {QStringLiteral("can_roll_back"), phase.canRollBack},
        {QStringLiteral("why_not_roll_back"), phase.whyNotRollBack},
        {QStringLiteral("changes_live_file"), phase.changesLiveFile},
        {QStringLiteral("cost"), toJson(phase.cost)},
        {QStringLiteral("off_forecast"), phase.offForecast},
    };
    if (phase.forecast)
        object.insert(QStringLiteral("forecast"), toJson(*phase.forecast));
    insertTime(object, QStringLiteral("started_at"), phase.startedAt);
    insertTime(object, QStringLiteral("ended_at"), phase.endedAt);
    return object;
}

QJsonObject toJson(const StepStatus& step)
{
    QJsonObject object{
        {QStringLiteral("phase"), step.phase},
        {QStringLiteral("index"), step.index},
        {QStringLiteral("kind"), step.kind},
        {QStringLiteral("title"), step.title},
        {QStringLiteral("state"), stateId(step.state)},
        {QStringLiteral("moved"), step.moved},
        {QStringLiteral("merged"), step.merged},
        {QStringLiteral("skipped"), step.skipped},
        {QStringLiteral("quarantined"), step.quarantined},
        {QStringLiteral("written"), step.written},
        {QStringLiteral("changed"), step.changed},
        {QStringLiteral("unchanged"), step.unchanged},
        {QStringLiteral("elapsed_ms"), step.elapsedMs},
        {QStringLiteral("cost"), toJson(step.cost)},
    };
    insertKnown(object, QStringLiteral("rows"), step.rows);
    return object;
}

QJsonObject toJson(const Cost& cost)
{
    QJsonObject object;
    for (const CostFigure& figure : kCostFigures) {
        const auto value = figure.of(cost);
        if (!value)
            continue;
        const bool isCount = std::holds_alternative<CostFigure::Count>(figure.member);
        object.insert(QLatin1String(figure.name),
                      isCount ? QJsonValue(static_cast<qint64>(*value)) : QJsonValue(*value));
    }
    return object;
}

QJsonObject toJson(const BalanceRow& row)
{
    QJsonObject object{
        {QStringLiteral("table"), row.table},     {QStringLiteral("rows"), row.rows},
        {QStringLiteral("moved"), row.moved},     {QStringLiteral("merged"), row.merged},
        {QStringLiteral("skipped"), row.skipped}, {QStringLiteral("quarantined"), row.quarantined},
        {QStringLiteral("kept"), row.kept},       {QStringLiteral("unaccounted"), row.unaccounted},
        {QStringLiteral("closes"), row.closes()},
    };
    if (!row.awaits.isEmpty())
        object.insert(QStringLiteral("awaits"), row.awaits);
    return object;
}

QJsonObject toJson(const SnapshotInfo& snapshot)
{
    QJsonObject object{
        {QStringLiteral("id"), snapshot.id},         {QStringLiteral("path"), snapshot.path},
        {QStringLiteral("bytes"), snapshot.bytes},   {QStringLiteral("sha256"), snapshot.sha256},
        {QStringLiteral("why"), snapshot.why},       {QStringLiteral("is_original"), snapshot.isOriginal},
        {QStringLiteral("needed"), snapshot.needed},
    };
    insertTime(object, QStringLiteral("taken_at"), snapshot.takenAt);
    insertTime(object, QStringLiteral("verified_at"), snapshot.verifiedAt);
    return object;
}

QJsonObject toJson(const PointInfo& point)
{
    QJsonObject object{
        {QStringLiteral("phase"), point.phase},
        {QStringLiteral("title"), point.title},
        {QStringLiteral("bytes"), point.bytes},
        {QStringLiteral("digest"), point.digest},
    };
    insertTime(object, QStringLiteral("taken_at"), point.takenAt);
    return object;
}

} // namespace godwit::core
