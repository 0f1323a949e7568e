// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/off_forecast.h"

namespace godwit::core {

namespace {

QString secondsText(double seconds)
{
    if (seconds < 59.95)
        return QStringLiteral("%1 s").arg(seconds, 0, 'f', 1);
    const qint64 whole = qRound64(seconds);
    return QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

/// What reads the same as the end of its band has not left it.
bool isFaster(const PhaseStatus& phase, const PhaseForecast& forecast)
{
    const double seconds = phase.cost.seconds.value_or(-1);
    return forecast.secondsHigh >= 0 && seconds >= 0 && seconds < forecast.secondsLow &&
           secondsText(seconds) != secondsText(forecast.secondsLow);
}

} // namespace

QString timeOffForecast(const PhaseStatus& phase, const PhaseForecast& forecast)
{
    const double seconds = phase.cost.seconds.value_or(-1);
    const bool isSlower = forecast.secondsHigh >= 0 && seconds > forecast.secondsHigh &&
                          secondsText(seconds) != secondsText(forecast.secondsHigh);
    if (!isSlower && !isFaster(phase, forecast))
        return {};
    return QStringLiteral("it took %1, %2 than the %3 to %4 expected")
        .arg(secondsText(seconds), isSlower ? QStringLiteral("more") : QStringLiteral("less"),
             secondsText(forecast.secondsLow), secondsText(forecast.secondsHigh));
}

bool isWorseThanForecast(const PhaseStatus& phase)
{
    const bool isFasterAlone = phase.forecast && isFaster(phase, *phase.forecast) &&
                               phase.offForecast == timeOffForecast(phase, *phase.forecast);
    return !phase.offForecast.isEmpty() && !isFasterAlone;
}

} // namespace godwit::core
