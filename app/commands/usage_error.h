// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace godwit::app {

/// GW-9001: the command line is wrong. Nothing was opened; printed together with the usage of the verb.
[[nodiscard]] core::Error usageError(const QString& what);

} // namespace godwit::app
