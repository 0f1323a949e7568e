// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// A fact of a `Consequence`: what it takes beside the file's name, as the command line has it.
inline const QString kWantsFact = QStringLiteral("Wants");
inline const QString kWantsYes = QStringLiteral("--yes");

} // namespace godwit::core
