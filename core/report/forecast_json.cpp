// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/forecast_json.h"

#include <array>

namespace godwit::core {

namespace {

struct CountName
{
    const char* name;
    qint64 PhaseForecast::*figure;
};

struct SecondsName
{
    const char* name;
    double PhaseForecast::*figure;
};

constexpr std::array kCounts{
    CountName{"rows", &PhaseForecast::rows},
    CountName{"database_bytes", &PhaseForecast::databaseBytes},
    CountName{"workspace_bytes", &PhaseForecast::workspaceBytes},
    CountName{"quarantined", &PhaseForecast::quarantined},
};
constexpr std::array kSeconds{
    SecondsName{"seconds_low", &PhaseForecast::secondsLow},
    SecondsName{"seconds_high", &PhaseForecast::secondsHigh},
};

} // namespace

QJsonObject toJson(const PhaseForecast& forecast)
{
    QJsonObject object{{QStringLiteral("phase"), forecast.phase}, {QStringLiteral("basis"), forecast.basis}};
    for (const CountName& count : kCounts) {
        if (forecast.*count.figure >= 0)
            object.insert(QLatin1String(count.name), forecast.*count.figure);
    }
    for (const SecondsName& seconds : kSeconds) {
        if (forecast.*seconds.figure >= 0)
            object.insert(QLatin1String(seconds.name), forecast.*seconds.figure);
    }
    return object;
}

PhaseForecast forecastOf(const QJsonObject& object)
{
    PhaseForecast forecast;
    forecast.phase = object.value(QLatin1String("phase")).toString();
    forecast.basis = object.value(QLatin1String("basis")).toString();
    for (const CountName& count : kCounts)
        forecast.*count.figure = object.value(QLatin1String(count.name)).toInteger(-1);
    for (const SecondsName& seconds : kSeconds)
        forecast.*seconds.figure = object.value(QLatin1String(seconds.name)).toDouble(-1);
    return forecast;
}

} // namespace godwit::core
