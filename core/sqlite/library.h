// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace godwit::core {

/// Sets SQLite up for this process, once: no memory statistics, whose one lock all threads would wait for. It counts only
/// before SQLite is used for the first time, so programs call it first; Database::open calls it too. Any thread.
void setUpSqlite();

/// The files of this process, programs and libraries, that bring a copy of SQLite and show it to others. More than one:
/// they break each other's locks. A copy whose names are hidden inside a program is not found. Any thread.
[[nodiscard]] QStringList loadedSqliteLibraries();

} // namespace godwit::core
