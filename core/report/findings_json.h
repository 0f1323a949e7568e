// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/preflight_report.h"

#include <QJsonObject>

/// The JSON of preflight and doctor, by the rules of json.h.
namespace godwit::core {

[[nodiscard]] QJsonObject toJson(const Finding& finding);       ///< code, severity, what, next, subject
[[nodiscard]] QJsonObject toJson(const VolumeNeed& need);       ///< bytes: total, free, reserve, now, peak, after …
[[nodiscard]] QJsonObject toJson(const PreflightReport& report);
[[nodiscard]] QJsonObject toJson(const LeftOver& left);
[[nodiscard]] QJsonObject toJson(const Ledger& ledger);
[[nodiscard]] QJsonObject toJson(const ShapeTable& table);
[[nodiscard]] QJsonObject toJson(const DoctorReport& report);

} // namespace godwit::core
