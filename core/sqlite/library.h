// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace godwit::core {

/// Sets SQLite up for this process, once: no memory statistics, whose one lock all threads would wait for. It counts only
/// before SQLite is used for the first time, so programs call it first; Database::open calls it too. Any thread.
void setUpSqlite();

} // namespace godwit::core
