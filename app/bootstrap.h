// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::app {

/// Names of organisation and application, version; for settings and logs. Both programs call it first.
void setUpApplication();

} // namespace godwit::app
