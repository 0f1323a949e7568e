// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

/// What both halves of the fixture are made of.
namespace godwit::test {

[[nodiscard]] QDateTime at(int hour, int minute, int second = 0); ///< of the day of the run, UTC
[[nodiscard]] core::CheckResult check(const QString& suite, const QString& name, core::Verdict verdict, const QString& figures);

} // namespace godwit::test
