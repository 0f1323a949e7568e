// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QList>

namespace godwit::core {

/// One error for a list of findings, which is not empty: it has the code of the first, says all of them on
/// one line, and has a line for each, with its code, in its details.
[[nodiscard]] Error joinedErrors(const QList<Error>& errors);

} // namespace godwit::core
