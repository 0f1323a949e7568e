// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// While it lives, what is prepared on a connection may do only what SQL of a plan may: nothing but read (Reading), or
/// also create, change and drop in the main schema (Changing). Never ATTACH, DETACH, PRAGMA, or load_extension.
class Guard
{
public:
    enum class Kind { Reading, Changing };
    Guard(Database& database, Kind kind);
    /// Reads everything, and inserts, updates and deletes in these tables of the main schema; creates and drops nothing.
    Guard(Database& database, const QStringList& writable);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

private:
    Database& m_database;
};

} // namespace godwit::core
