// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/guard.h"

#include <sqlite3.h>

#include <cstring>

namespace godwit::core {

namespace {

/// A table-valued function (json_each) declares its columns at its first use, by what looks like an UPDATE of the schema
/// table; SQL itself cannot write there, since no PRAGMA makes it writable.
bool isReading(int action, const char* table)
{
    return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE ||
           (action == SQLITE_UPDATE && table && std::strcmp(table, "sqlite_master") == 0);
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

bool isTemporary(int action)
{
    return action == SQLITE_CREATE_TEMP_INDEX || action == SQLITE_CREATE_TEMP_TABLE ||
           action == SQLITE_CREATE_TEMP_TRIGGER || action == SQLITE_CREATE_TEMP_VIEW;
}

/// Statements that change main ask for SQLite's own tables of the temporary schema too (ALTER TABLE does).
bool isElsewhere(int action, const char* first, const char* schema)
{
    const char* const where = action == SQLITE_ALTER_TABLE ? first : schema;
    return where && std::strcmp(where, "main") != 0 && !(first && std::strncmp(first, "sqlite_temp_", 12) == 0);
}

} // namespace

Guard::Guard(Database& database, Kind kind) : m_database(database)
{
    database.setAuthorizer([kind](int action, const char* first, const char* second, const char* schema) {
        if (action == SQLITE_FUNCTION)
            return allowsFunction(second);
        if (kind == Kind::Reading || isReading(action, first))
            return isReading(action, first);
        return !isForbidden(action) && !isTemporary(action) && !isElsewhere(action, first, schema);
    });
}

Guard::Guard(Database& database, const QStringList& writable) : m_database(database)
{
    database.setAuthorizer([writable](int action, const char* first, const char* second, const char* schema) {
        if (action == SQLITE_FUNCTION)
            return allowsFunction(second);
        if (isReading(action, first))
            return true;
        const bool isWriting = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
        return isWriting && schema && std::strcmp(schema, "main") == 0 &&
               writable.contains(QString::fromUtf8(first), Qt::CaseInsensitive);
    });
}

Guard::~Guard()
{
    m_database.setAuthorizer({});
}

} // namespace godwit::core
