// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

namespace godwit::core {

/// A fact of a `Consequence`: what it takes beside the file's name, as the command line has it.
inline const QString kWantsFact = QStringLiteral("Wants");
inline const QString kWantsYes = QStringLiteral("--yes");

/// For warnings, and for what cannot be kept or listed; said once.
void wantYes(Consequence& consequence);
[[nodiscard]] bool wantsYes(const Consequence& consequence);

} // namespace godwit::core
