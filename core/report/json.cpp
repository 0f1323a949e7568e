// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"

#include "core/report/forecast_json.h"

#include <QJsonDocument>

#include <array>

namespace godwit::core {

namespace {

/// An invalid time is absent.
void insertTime(QJsonObject& object, const QString& key, const QDateTime& time)
{
    if (time.isValid())
        object.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

/// A count or duration below zero means "not known" or "does not apply", and is absent.
template <typename Number>
void insertKnown(QJsonObject& object, const QString& key, Number number)
{
    if (number >= 0)
        object.insert(key, QJsonValue(number));
}

/// A key or a value of a row, where null is NULL.
QJsonValue nullable(const QString& text)
{
    return text.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

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

QString outcomeId(Outcome::Kind kind)
{
    static constexpr std::array kIds{"done", "paused", "cancelled", "waiting", "failed"};
    return QString::fromLatin1(kIds.at(static_cast<std::size_t>(kind)));
}

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
    return {
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
        object.insert(QLatin1String(figure.name), isCount ? QJsonValue(static_cast<qint64>(*value)) : QJsonValue(*value));
    }
    return object;
}

QJsonObject toJson(const BalanceRow& row)
{
    return {
        {QStringLiteral("table"), row.table},     {QStringLiteral("rows"), row.rows},
        {QStringLiteral("moved"), row.moved},     {QStringLiteral("merged"), row.merged},
        {QStringLiteral("skipped"), row.skipped}, {QStringLiteral("quarantined"), row.quarantined},
        {QStringLiteral("kept"), row.kept},       {QStringLiteral("unaccounted"), row.unaccounted},
        {QStringLiteral("closes"), row.closes()},
    };
}

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
        {QStringLiteral("entry"), value.entry},   {QStringLiteral("table"), value.table},
        {QStringLiteral("key"), nullable(value.key)}, {QStringLiteral("column"), value.column},
        {QStringLiteral("before"), value.before}, {QStringLiteral("after"), value.after},
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

QJsonObject toJson(const SnapshotInfo& snapshot)
{
    QJsonObject object{
        {QStringLiteral("id"), snapshot.id},       {QStringLiteral("path"), snapshot.path},
        {QStringLiteral("bytes"), snapshot.bytes}, {QStringLiteral("sha256"), snapshot.sha256},
        {QStringLiteral("why"), snapshot.why},     {QStringLiteral("is_original"), snapshot.isOriginal},
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
        {QStringLiteral("number"), link.number},       {QStringLiteral("at"), link.at},
        {QStringLiteral("monotonic_ns"), link.monotonicNs}, {QStringLiteral("who"), link.who},
        {QStringLiteral("action"), link.action},       {QStringLiteral("detail"), link.detail},
        {QStringLiteral("plan_hash"), link.planHash},  {QStringLiteral("previous_hash"), link.previousHash},
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

QJsonObject toJson(const Consequence& consequence)
{
    QJsonArray facts; // an array keeps their order
    for (const auto& [name, value] : consequence.facts)
        facts.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("value"), value}});
    QJsonObject object{
        {QStringLiteral("action"), consequence.action},
        {QStringLiteral("does"), QJsonArray::fromStringList(consequence.does)},
        {QStringLiteral("loses"), QJsonArray::fromStringList(consequence.loses)},
        {QStringLiteral("way_back"), consequence.wayBack},
        {QStringLiteral("changes_live_file"), consequence.changesLiveFile},
        {QStringLiteral("confirm_with"), consequence.confirmWith},
        {QStringLiteral("facts"), facts},
    };
    if (!consequence.refused.isEmpty())
        object.insert(QStringLiteral("refused"), consequence.refused);
    return object;
}

QJsonObject toJson(const SnapshotTables& tables)
{
    QJsonArray all;
    for (const TableOffer& offer : tables.tables) {
        QJsonObject table{{QStringLiteral("table"), offer.table},
                          {QStringLiteral("notes"), QJsonArray::fromStringList(offer.notes)}};
        if (offer.rows >= 0)
            table.insert(QStringLiteral("rows"), offer.rows);
        if (offer.present >= 0)
            table.insert(QStringLiteral("present"), offer.present);
        if (!offer.refused.isEmpty())
            table.insert(QStringLiteral("refused"), offer.refused);
        all.append(table);
    }
    QJsonObject object{{QStringLiteral("snapshot"), tables.snapshot}, {QStringLiteral("tables"), all}};
    if (!tables.refused.isEmpty())
        object.insert(QStringLiteral("refused"), tables.refused);
    return object;
}

QJsonObject toJson(const Progress& progress)
{
    QJsonObject object{
        {QStringLiteral("phase"), progress.phase},
        {QStringLiteral("step"), progress.step},
        {QStringLiteral("step_index"), progress.stepIndex},
        {QStringLiteral("step_count"), progress.stepCount},
        {QStringLiteral("done"), progress.done},
        {QStringLiteral("unit"), progress.unit},
        {QStringLiteral("phase_fraction"), progress.phaseFraction},
        {QStringLiteral("per_second"), progress.perSecond},
        {QStringLiteral("elapsed_ms"), progress.elapsedMs},
        {QStringLiteral("quarantined"), progress.quarantined},
        {QStringLiteral("memory_bytes"), progress.memoryBytes},
        {QStringLiteral("activity"), progress.activity},
    };
    insertKnown(object, QStringLiteral("total"), progress.total);
    insertKnown(object, QStringLiteral("eta_low_ms"), progress.etaLowMs);
    insertKnown(object, QStringLiteral("eta_high_ms"), progress.etaHighMs);
    return object;
}

QJsonObject toJson(const Error& error)
{
    QJsonObject object{
        {QStringLiteral("code"), error.id()},     {QStringLiteral("what"), error.what},
        {QStringLiteral("state"), error.state},   {QStringLiteral("next"), error.next},
        {QStringLiteral("detail"), error.detail},
    };
    if (error.sqlite != 0)
        object.insert(QStringLiteral("sqlite"), error.sqlite);
    return object;
}

QJsonObject toJson(const Outcome& outcome)
{
    QJsonObject object{
        {QStringLiteral("action"), outcome.action},
        {QStringLiteral("outcome"), outcomeId(outcome.kind)},
        {QStringLiteral("exit"), static_cast<int>(outcome.exit)},
        {QStringLiteral("message"), outcome.message},
        {QStringLiteral("files"), QJsonArray::fromStringList(outcome.files)},
        {QStringLiteral("checks"), toJsonArray(outcome.checks)},
    };
    if (outcome.error)
        object.insert(QStringLiteral("error"), toJson(*outcome.error));
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
            return Error(ErrorCode::EvidenceTampered, QStringLiteral("Line %1 of the audit log is no entry.").arg(links.size() + 1));
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
