// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QStringList>

namespace godwit::app {

/// What an edit, a fix or an import changes: the first values before and after, why rows were left as they are, and how
/// many there are of each.
[[nodiscard]] QStringList editsText(const core::EditSummary& summary);

} // namespace godwit::app
