// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QJsonObject>

namespace godwit::core {

/// phase, basis; rows, seconds_low, seconds_high, database_bytes, workspace_bytes, quarantined where they are known. For
/// `--json`, reports and the journal's facts.
[[nodiscard]] QJsonObject toJson(const PhaseForecast& forecast);
[[nodiscard]] PhaseForecast forecastOf(const QJsonObject& object); ///< as toJson wrote it

} // namespace godwit::core
