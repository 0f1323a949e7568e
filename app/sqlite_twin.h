// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace godwit::app {

/// Two copies of SQLite in one process break each other's locks. Asks Qt's driver which SQLite it is and
/// compares with the core's; TwoSqliteLibraries if they differ, also if Qt has no driver to ask. The console
/// calls it before it opens anything; needs a QCoreApplication.
core::Status checkQtSharesOurSqlite();

} // namespace godwit::app
