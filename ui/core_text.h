// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QStringList>

namespace godwit::ui {

/// The core speaks English. Its sentences of what a click would do, of why a phase cannot start and of what
/// is kept are said in the user's language here, the only place; what is not known here, and all errors, stay
/// English. Nothing is kept.
[[nodiscard]] QString coreText(const QString& english);
[[nodiscard]] core::Consequence inUsersWords(core::Consequence consequence);
/// Of the phases and of the safety strip.
[[nodiscard]] core::RunStatus inUsersWords(core::RunStatus status);
/// As they stand in the core, for the test that compares them: "“%1” comes first."
[[nodiscard]] QStringList knownCoreTexts();

} // namespace godwit::ui
