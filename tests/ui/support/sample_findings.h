// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/events.h"

namespace godwit::test {

/// What preflight and the doctor found before the sample run.
[[nodiscard]] core::PreflightReport samplePreflight();
[[nodiscard]] core::DoctorReport sampleDoctor();

} // namespace godwit::test
