// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QStringList>

namespace godwit::app {

/// "GW-1003  what", then the state and the next step on lines of their own, then the details, indented.
[[nodiscard]] QStringList errorText(const core::Error& error);

/// What a confirmed action would do and lose, and the way back; for an action that waits to be confirmed.
[[nodiscard]] QStringList consequenceText(const core::Consequence& consequence);

/// The command line again, with `--confirm NAME`, and `--yes` where that is wanted too, put in, quoted for a shell: what a
/// person has to type. `arguments` starts with the verb.
[[nodiscard]] QString confirmedCommand(const QStringList& arguments, const QString& name, bool wantsYes = false);
/// The same with any answer.
[[nodiscard]] QString commandWith(const QStringList& arguments, const QStringList& answer);

} // namespace godwit::app
