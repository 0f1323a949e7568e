// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/forecast.h"

#include "core/checks/figures.h"
#include "core/off_forecast.h"
#include "core/report/assessment_json.h"
#include "core/report/forecast_json.h"
#include "core/run/estimate.h"
#include "core/run/space_forecast.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace godwit::core {

namespace {

const QString kForecastFact = QStringLiteral("forecast"); ///< of a rehearsal
const QString kPhaseFact = QStringLiteral("forecast of "); ///< of a run's phase, as it began

// A run on the same machine and data stays well within; a second either way is no news.
constexpr double kFaster = 0.6;
constexpr double kSlower = 1.7;
constexpr double kSlack = 1.0;

struct Rehearsed
{
    qint64 bytes = 0; ///< of the database as it was rehearsed
    QList<PhaseForecast> phases;
};

QString compact(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Of the last rehearsal, if it was of this plan; nothing if there is none. A journal that cannot be read is no forecast.
Rehearsed lastRehearsal(RunState& state)
{
    Rehearsed rehearsed;
    const QString path = state.workspace->rehearsal().journal();
    if (!QFileInfo::exists(path))
        return rehearsed;
    auto journal = Repository::openReadOnly(path);
    if (!journal)
        return rehearsed;
    const auto run = journal->lastRun();
    if (!run || !*run || (*run)->planHash != state.plan->hash)
        return rehearsed;
    const auto fact = journal->fact((*run)->id, kForecastFact);
    if (!fact)
        return rehearsed;
    const QJsonObject object = QJsonDocument::fromJson(fact->toUtf8()).object();
    rehearsed.bytes = object.value(QLatin1String("bytes")).toInteger();
    for (const QJsonValue& phase : object.value(QLatin1String("phases")).toArray())
        rehearsed.phases.append(forecastOf(phase.toObject()));
    return rehearsed;
}

PhaseForecast scaled(PhaseForecast forecast, double factor)
{
    const auto grow = [factor](qint64& figure) {
        if (figure > 0)
            figure = qRound64(static_cast<double>(figure) * factor);
    };
    for (qint64* figure : {&forecast.rows, &forecast.databaseBytes, &forecast.workspaceBytes, &forecast.quarantined})
        grow(*figure);
    forecast.secondsLow *= std::min(1.0, factor);
    forecast.secondsHigh *= std::max(1.0, factor);
    return forecast;
}

qint64 quarantinedIn(const RunStatus& status, const QString& phase)
{
    qint64 rows = 0;
    for (const QuarantineCount& count : status.quarantine) {
        if (count.phase == phase)
            rows += count.rows;
    }
    return rows;
}

bool hasRun(const PhaseStatus& phase)
{
    return phase.state == PhaseState::Done || phase.state == PhaseState::DoneWithExceptions || phase.state == PhaseState::Failed;
}

QHash<QString, qint64> countsOf(const QJsonObject& object)
{
    QHash<QString, qint64> counts;
    for (auto one = object.constBegin(); one != object.constEnd(); ++one)
        counts.insert(one.key(), one->toInteger());
    return counts;
}

/// What the journal knows of the database and of this machine.
EstimateScene sceneOf(RunState& state)
{
    EstimateScene scene;
    scene.bytes = QFileInfo(state.file.real).size();
    if (!state.journal || !state.run)
        return scene;
    if (const auto assessed = state.journal->fact(state.run->id, kAssessedFact); assessed && !assessed->isEmpty()) {
        const QJsonObject figures = QJsonDocument::fromJson(assessed->toUtf8()).object();
        scene.rows = countsOf(figures.value(QLatin1String("rows")).toObject());
        scene.quarantine = countsOf(figures.value(QLatin1String("quarantine")).toObject());
    }
    const auto costs = state.journal->costs(state.run->id);
    for (const Phase& phase : state.plan->phases) {
        if (!phase.has<AssessStep>() || phase.steps.size() != 1 || !costs)
            continue;
        for (const CostRecord& record : *costs) {
            if (record.phase == phase.id && record.step < 0 && record.cost.seconds)
                scene.assessSeconds = *record.cost.seconds;
        }
    }
    return scene;
}

} // namespace

Result<QList<PhaseForecast>> forecastNow(RunState& state)
{
    if (!state.plan || !state.workspace)
        return QList<PhaseForecast>();
    const Rehearsed rehearsed = lastRehearsal(state);
    const EstimateScene scene = sceneOf(state);
    const double factor = rehearsed.bytes > 0 ? static_cast<double>(scene.bytes) / static_cast<double>(rehearsed.bytes) : 1;
    QList<PhaseForecast> forecasts;
    for (const Phase& phase : state.plan->phases) {
        const auto known = std::ranges::find(rehearsed.phases, phase.id, &PhaseForecast::phase);
        const bool isSettled = state.isCutOver(); // the database is another one by now
        forecasts.append(known == rehearsed.phases.end() ? estimateOf(phase, scene) : scaled(*known, isSettled ? 1 : factor));
    }
    addSpace(state, forecasts);
    return forecasts;
}

Status keepForecast(RunState& rehearsal, const RunStatus& status)
{
    if (!rehearsal.journal || !rehearsal.run)
        return {};
    QJsonArray phases;
    for (const PhaseStatus& phase : status.phases) {
        if (!hasRun(phase) || phase.state == PhaseState::Failed || !phase.cost.seconds)
            continue;
        PhaseForecast forecast;
        forecast.phase = phase.id;
        forecast.basis = QStringLiteral("rehearsal");
        forecast.rows = phase.cost.rows.value_or(-1);
        forecast.secondsLow = std::max(0.0, kFaster * *phase.cost.seconds - kSlack);
        forecast.secondsHigh = kSlower * *phase.cost.seconds + kSlack;
        forecast.databaseBytes = 0; // all of it lies in the workspace until the cut-over
        forecast.workspaceBytes = phase.cost.bytes.value_or(0);
        const Phase* const planned = rehearsal.plan->phase(phase.id);
        if (planned && planned->has<BackupStep>()) {
            for (const SnapshotInfo& snapshot : status.snapshots)
                forecast.workspaceBytes += snapshot.bytes;
        }
        forecast.quarantined = quarantinedIn(status, phase.id);
        phases.append(toJson(forecast));
    }
    return rehearsal.journal->putFact(rehearsal.run->id, kForecastFact,
                                      compact({{QStringLiteral("bytes"), QFileInfo(rehearsal.file.real).size()},
                                               {QStringLiteral("phases"), phases}}));
}

Status keepForecast(RunState& state, const QString& phase)
{
    if (state.isRehearsal)
        return {};
    GODWIT_TRY(const auto forecasts, forecastNow(state));
    const auto found = std::ranges::find(forecasts, phase, &PhaseForecast::phase);
    return found == forecasts.end() ? Status() : state.journal->putFact(state.run->id, kPhaseFact + phase, compact(toJson(*found)));
}

QString offForecast(const PhaseStatus& phase, const PhaseForecast& forecast, qint64 quarantined)
{
    QStringList parts;
    if (const QString time = timeOffForecast(phase, forecast); !time.isEmpty())
        parts.append(time);
    const bool isRehearsed = forecast.basis == QLatin1StringView("rehearsal");
    if (isRehearsed && forecast.quarantined >= 0 && quarantined > forecast.quarantined)
        parts.append(QStringLiteral("%1 in quarantine, more than the %2 expected").arg(rowsText(quarantined), grouped(forecast.quarantined)));
    if (isRehearsed && forecast.rows >= 0 && phase.cost.rows && *phase.cost.rows != forecast.rows)
        parts.append(QStringLiteral("it read %1, and %2 were expected").arg(rowsText(*phase.cost.rows), grouped(forecast.rows)));
    return parts.join(QStringLiteral("; "));
}

void addForecasts(RunState& state, RunStatus& status)
{
    if (state.isRehearsal)
        return;
    const auto now = forecastNow(state);
    for (PhaseStatus& phase : status.phases) {
        const bool isBegun = phase.startedAt.isValid() && phase.state != PhaseState::RolledBack;
        const auto kept = isBegun && state.journal && state.run ? state.journal->fact(state.run->id, kPhaseFact + phase.id) : Result<QString>(QString());
        if (kept && !kept->isEmpty()) {
            phase.forecast = forecastOf(QJsonDocument::fromJson(kept->toUtf8()).object());
            if (hasRun(phase))
                phase.offForecast = offForecast(phase, *phase.forecast, quarantinedIn(status, phase.id));
        } else if (now && !isBegun) {
            const auto found = std::ranges::find(*now, phase.id, &PhaseForecast::phase);
            if (found != now->end())
                phase.forecast = *found;
        }
    }
}

} // namespace godwit::core
