// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opener.h"

namespace godwit::app {

/// Opens the built-in example: writes its database into `folder` on a thread of the pool unless it is there
/// already, and calls back in the caller's thread. An empty folder means: `example` in the user's data
/// location.
[[nodiscard]] ui::ExampleOpener makeExampleOpener(const QString& folder);

} // namespace godwit::app
