// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

/// A believable run of the built-in example, for tests of the console: values only, no database.
namespace godwit::test {

enum class Moment { Fresh, Moving, Validated, Finished };

[[nodiscard]] core::RunStatus sampleStatus(Moment moment);
[[nodiscard]] core::Progress sampleProgress(double fraction);
[[nodiscard]] QList<core::AuditEntry> sampleHistory();
[[nodiscard]] QList<core::LogLine> sampleLog();
[[nodiscard]] core::Consequence sampleConsequence();
[[nodiscard]] core::Consequence sampleFinish();
[[nodiscard]] QDateTime sampleTime(int minute, int second = 0); ///< 20 November 2026, 10:MM:SS UTC

} // namespace godwit::test
