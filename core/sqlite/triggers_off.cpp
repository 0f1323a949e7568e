// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/triggers_off.h"

#include <sqlite3.h>

namespace godwit::core {

TriggersOff::TriggersOff(Database& database) : m_database(database)
{
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
}

TriggersOff::~TriggersOff()
{
    sqlite3_db_config(m_database.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
}

} // namespace godwit::core
