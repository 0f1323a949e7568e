// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/guard.h"

#include <sqlite3.h>

#include <cstring>

namespace godwit::core {

namespace {

bool isReading(int action)
{
    return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE;
}

bool allowsFunction(const char* name)
{
    return name && std::strcmp(name, "load_extension") != 0 && std::strcmp(name, "fts3_tokenizer") != 0;
}

bool isForbidden(int action)
{
    return action == SQLITE_ATTACH || action == SQLITE_DETACH || action == SQLITE_PRAGMA ||
           action == SQLITE_TRANSACTION || action == SQLITE_SAVEPOINT;
}

} // namespace

Guard::Guard(Database& database, Kind kind) : m_database(database)
{
    database.setAuthorizer([kind](int action, const char* /*first*/, const char* second, const char* /*schema*/) {
        if (action == SQLITE_FUNCTION)
            return allowsFunction(second);
        return kind == Kind::Reading ? isReading(action) : !isForbidden(action);
    });
}

Guard::~Guard()
{
    m_database.setAuthorizer({});
}

} // namespace godwit::core
