// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/forecast_model.h"

#include "core/off_forecast.h"
#include "ui/format.h"

namespace godwit::ui {

namespace {

using Forecasted = core::PhaseStatus;

bool hasEnded(const Forecasted& phase)
{
    return phase.state == core::PhaseState::Done || phase.state == core::PhaseState::DoneWithExceptions;
}

QString cameText(const Forecasted& phase)
{
    if (!phase.offForecast.isEmpty())
        return phase.offForecast;
    return hasEnded(phase) ? ForecastModel::tr("as forecast") : QString();
}

QString knownText(qint64 figure)
{
    return figure < 0 ? QString() : countText(figure);
}

} // namespace

QString bandText(const core::PhaseForecast& forecast)
{
    if (forecast.secondsHigh < 0)
        return {};
    const QString most = durationText(qRound64(forecast.secondsHigh * 1000));
    return forecast.secondsLow < 0.1
               ? ForecastModel::tr("up to %1").arg(most)
               : ForecastModel::tr("%1 to %2").arg(durationText(qRound64(forecast.secondsLow * 1000)), most);
}

ForecastModel::ForecastModel(QObject* parent)
    : RecordModel(
          {
              {tr("Phase"), [](const Forecasted& phase) { return phase.title; }},
              {tr("Rows"), [](const Forecasted& phase) { return knownText(phase.forecast->rows); }, Qt::AlignRight,
               [](const Forecasted& phase) { return QVariant(phase.forecast->rows); }},
              {tr("Time expected"), [](const Forecasted& phase) { return bandText(*phase.forecast); }, Qt::AlignRight,
               [](const Forecasted& phase) { return QVariant(phase.forecast->secondsHigh); }},
              {tr("Took"), [](const Forecasted& phase) { return hasEnded(phase) ? durationText(phase.elapsedMs) : QString(); }, Qt::AlignRight,
               [](const Forecasted& phase) { return QVariant(phase.elapsedMs); }},
              {tr("Disk"),
               [](const Forecasted& phase) { return phase.forecast->workspaceBytes > 0 ? sizeText(phase.forecast->workspaceBytes) : QString(); },
               Qt::AlignRight, [](const Forecasted& phase) { return QVariant(phase.forecast->workspaceBytes); }},
              {tr("Quarantine"), [](const Forecasted& phase) { return knownText(phase.forecast->quarantined); }, Qt::AlignRight,
               [](const Forecasted& phase) { return QVariant(phase.forecast->quarantined); }},
              {tr("Known from"),
               [](const Forecasted& phase) {
                   return phase.forecast->basis == QLatin1String("rehearsal") ? tr("rehearsal") : tr("an estimate");
               }},
              {tr("What came of it"), &cameText, Qt::AlignLeft, {},
               [](const Forecasted& phase, int role) -> QVariant {
                   if (role == ToneRole && core::isWorseThanForecast(phase))
                       return static_cast<int>(Tone::Warn);
                   return {};
               }},
          },
          parent)
{
}

void ForecastModel::setPhases(const QList<core::PhaseStatus>& phases)
{
    QList<Forecasted> known;
    for (const Forecasted& phase : phases) {
        if (phase.forecast)
            known.append(phase);
    }
    setRecords(known);
}

} // namespace godwit::ui
