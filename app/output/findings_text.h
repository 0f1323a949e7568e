// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/preflight_report.h"

#include <QStringList>

/// What preflight and doctor found, for a terminal.
namespace godwit::app {

/// Each finding with its severity and code, and below it what can be done; then the volumes.
[[nodiscard]] QStringList preflightText(const core::PreflightReport& report);
/// Findings, left-overs, ledgers, which version the shape is of, and what the proposed plan would do.
[[nodiscard]] QStringList doctorText(const core::DoctorReport& report);

} // namespace godwit::app
