// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/guard.h"

#include "core/sqlite/function_list.h"
#include "core/sqlite/quoting.h"

#include <QSet>

#include <sqlite3.h>

#include <algorithm>
#include <array>
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

constexpr std::array kTextModules{"fts5", "fts4", "fts3"};
constexpr std::array kTreeModules{"rtree", "rtree_i32"};

bool isOneOf(const char* name, const auto& names)
{
    return name &&
           std::any_of(names.begin(), names.end(), [&](const char* one) { return qstricmp(one, name) == 0; });
}

/// Others than those that a schema may have: some of them lead to pages and statements of the connection.
bool isStrangeModule(int action, const char* module)
{
    return action == SQLITE_CREATE_VTABLE && !isOneOf(module, kTextModules) && !isOneOf(module, kTreeModules);
}

/// Statements that change main ask for SQLite's own tables of the temporary schema too (ALTER TABLE does).
bool isElsewhere(int action, const char* first, const char* schema)
{
    const char* const where = action == SQLITE_ALTER_TABLE ? first : schema;
    return where && std::strcmp(where, "main") != 0 && !(first && std::strncmp(first, "sqlite_temp_", 12) == 0);
}

bool isRowChange(int action)
{
    return action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
}

/// What a script speaks of by a name that is reserved for our tables, or of rows that steps account for.
bool isTaboo(int action, const char* first, const char* second, const QSet<QByteArray>& untouched)
{
    const auto isOurs = [](const char* name) { return name && qstrnicmp(name, "_godwit_", 8) == 0; };
    if (isReading(action, first))
        return false;
    return isOurs(first) || isOurs(second) || (isRowChange(action) && first && untouched.contains(QByteArray(first).toLower()));
}

/// Tables that no schema has: they answer PRAGMAs, and tell of pages and statements of the connection. Asked
/// for by the name, since SQLite prepares the PRAGMA behind one only when its rows are read.
bool isOfConnection(const char* table)
{
    static constexpr std::array kNames{"bytecode", "dbstat", "sqlite_dbpage", "sqlite_stmt", "tables_used"};
    return table && (qstrnicmp(table, "pragma_", 7) == 0 || isOneOf(table, kNames));
}

/// The tables and views of such names that the database has itself.
QSet<QByteArray> ownOfSuchNames(Database& database)
{
    const auto rows = database.rows(QStringLiteral(
        "SELECT name FROM pragma_table_list WHERE name LIKE 'pragma\\_%' ESCAPE '\\' OR lower(name) IN"
        " ('bytecode', 'dbstat', 'sqlite_dbpage', 'sqlite_stmt', 'tables_used') ORDER BY name"));
    QSet<QByteArray> names;
    if (rows) {
        for (const Row& row : *rows)
            names.insert(row[0].bytes.toLower());
    }
    return names;
}

/// Whether a schema of the connection has a virtual table of a module like this one.
bool hasTableOf(Database& database, const char* module)
{
    const auto schemas = database.rows(QStringLiteral("SELECT name FROM pragma_database_list ORDER BY seq"));
    if (!schemas)
        return false;
    return std::any_of(schemas->begin(), schemas->end(), [&](const Row& schema) {
        const auto found =
            database.integer(QStringLiteral("SELECT count(*) FROM %1.sqlite_schema WHERE type = 'table' AND"
                                            " sql LIKE 'CREATE VIRTUAL TABLE % USING ' || ? || '%'")
                                 .arg(quoted(schema[0].toString())),
                             {Value::ofText(QByteArray(module))});
        return found && *found > 0;
    });
}

/// Which functions may be called and which tables be read, on one connection.
class Functions
{
public:
    Functions(Database& database, Guard::Kind kind) : m_database(&database), m_kind(kind)
    {
        m_hasText = hasTableOf(database, "fts_");
        m_hasTree = hasTableOf(database, "rtree%");
        m_own = ownOfSuchNames(database);
    }

    /// Of a table that is read.
    [[nodiscard]] bool lets(int action, const char* table) const
    {
        return action != SQLITE_READ || !isOfConnection(table) || m_own.contains(QByteArray(table).toLower());
    }

    [[nodiscard]] bool allows(const char* name, bool isWithin) const
    {
        if (!name)
            return false;
        // What a view or trigger of the database calls is the database's affair; nothing can be loaded, and
        // what is ours refuses to be called there. A WITH looks the same to SQLite: its calls are looked for
        // in the text (sql_calls.h).
        if (isWithin)
            return std::strcmp(name, "load_extension") != 0 && std::strcmp(name, "fts3_tokenizer") != 0;
        if (m_database->isOwnFunction(name))
            return true;
        switch (useOf(name)) {
        case FunctionUse::Always:
            return true;
        case FunctionUse::Time:
            return m_kind != Guard::Kind::Reading;
        case FunctionUse::FullText:
            return m_hasText;
        case FunctionUse::Tree:
            return m_hasTree;
        case FunctionUse::Changing:
            return m_kind == Guard::Kind::Changing;
        case FunctionUse::Refused:
            break;
        }
        return false;
    }

private:
    Database* m_database;
    Guard::Kind m_kind;
    bool m_hasText = false;
    bool m_hasTree = false;
    QSet<QByteArray> m_own;
};

} // namespace

namespace {

auto ruleOf(Database& database, Guard::Kind kind)
{
    return [kind, functions = Functions(database, kind)](int action, const char* first, const char* second,
                                                         const char* schema, const char* innermost) {
        if (action == SQLITE_FUNCTION)
            return functions.allows(second, innermost != nullptr);
        if (!functions.lets(action, first))
            return false;
        if (kind != Guard::Kind::Changing || isReading(action, first))
            return isReading(action, first);
        return !isForbidden(action) && !isTemporary(action) && !isStrangeModule(action, second) &&
               !isElsewhere(action, first, schema);
    };
}

} // namespace

Guard::Guard(Database& database, Database::Authorizer rule) : m_database(database)
{
    database.setAuthorizer(std::move(rule));
}

Guard::Guard(Database& database, Kind kind) : Guard(database, Database::Authorizer(ruleOf(database, kind))) {}

Guard Guard::ofScript(Database& database, const QStringList& untouched)
{
    QSet<QByteArray> names;
    for (const QString& name : untouched)
        names.insert(name.toUtf8().toLower());
    return {database, Database::Authorizer([names, rule = ruleOf(database, Kind::Changing)](
                               int action, const char* first, const char* second, const char* schema,
                               const char* innermost) {
                return rule(action, first, second, schema, innermost) &&
                       (action == SQLITE_FUNCTION || !isTaboo(action, first, second, names));
            })};
}

Guard::Guard(Database& database, const QStringList& writable) : m_database(database)
{
    database.setAuthorizer([writable, functions = Functions(database, Kind::Reading)](
                               int action, const char* first, const char* second, const char* schema,
                               const char* innermost) {
        if (action == SQLITE_FUNCTION)
            return functions.allows(second, innermost != nullptr);
        if (!functions.lets(action, first))
            return false;
        if (isReading(action, first))
            return true;
        return isRowChange(action) && schema && std::strcmp(schema, "main") == 0 &&
               writable.contains(QString::fromUtf8(first), Qt::CaseInsensitive);
    });
}

Guard::~Guard()
{
    m_database.setAuthorizer({});
}

SqlBounds::SqlBounds(Database& database, int valueBytes, qint64 milliseconds)
    : m_database(database),
      m_milliseconds(database.limitTime(milliseconds)),
      m_valueBytes(database.limitLength(valueBytes)),
      m_patternBytes(
          sqlite3_limit(database.handle(), SQLITE_LIMIT_LIKE_PATTERN_LENGTH, SqlLimits::kPatternBytes))
{
}

SqlBounds::SqlBounds(Database& database, qint64 milliseconds)
    : m_database(database), m_milliseconds(database.limitTime(milliseconds))
{
}

SqlBounds::~SqlBounds()
{
    m_database.limitTime(m_milliseconds);
    m_database.limitLength(m_valueBytes); // -1 changes nothing
    sqlite3_limit(m_database.handle(), SQLITE_LIMIT_LIKE_PATTERN_LENGTH, m_patternBytes);
}

Result<Statement> prepareReading(Database& database, const QString& sql)
{
    GODWIT_TRY(Statement statement, database.prepare(sql));
    if (!statement.isReadOnly())
        return Error(ErrorCode::NotPermittedSql, QStringLiteral("A query of the plan does more than to read.")).withDetail(sql);
    return statement;
}

} // namespace godwit::core
