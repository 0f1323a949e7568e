// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/call.h"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <string>

namespace godwit::core {

namespace {

constexpr auto kNow =
    "'now' asks for the present time, which is another one each time; let a parameter give it";

/// SQLite's own date functions, to be asked for a value: one database in memory a thread, with a statement
/// for each function and number of arguments.
class Originals
{
public:
    static Originals& ofThread()
    {
        thread_local Originals originals;
        return originals;
    }

    /// Null if memory ran out.
    sqlite3_stmt* find(const char* name, int arguments)
    {
        std::string sql = std::string("SELECT ") + name + '(';
        for (int argument = 0; argument < arguments; ++argument)
            sql += argument == 0 ? "?" : ", ?";
        auto& found = m_statements[sql + ')'];
        if (!found) {
            sqlite3_stmt* raw = nullptr;
            sqlite3_prepare_v3(m_database.get(), (sql + ')').c_str(), -1, SQLITE_PREPARE_PERSISTENT, &raw,
                               nullptr);
            found.reset(raw);
        }
        return found.get();
    }

private:
    struct Closer
    {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    struct Finalizer
    {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    Originals()
    {
        sqlite3* raw = nullptr;
        sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
        m_database.reset(raw);
    }

    std::unique_ptr<sqlite3, Closer> m_database;
    std::map<std::string, std::unique_ptr<sqlite3_stmt, Finalizer>>
        m_statements; ///< finalized before it closes
};

/// 'now' as SQLite reads it, of a BLOB too; 'subsec' is another word for it since 3.42.
bool isNow(sqlite3_value* value)
{
    const int type = sqlite3_value_type(value);
    if (type != SQLITE_TEXT && type != SQLITE_BLOB)
        return false;
    const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text && (sqlite3_stricmp(text, "now") == 0 || sqlite3_stricmp(text, "subsec") == 0 ||
                    sqlite3_stricmp(text, "subsecond") == 0);
}

/// An error, and no verdict: it has to be noticed wherever the call stands, in a condition and in an
/// aggregate too.
template <const char* const& name, int timeAt>
void callWithoutNow(sqlite3_context* context, int count, sqlite3_value** arguments) noexcept
{
    if (count <= timeAt || isNow(arguments[timeAt])) {
        sqlite3_result_error(context, kNow, -1);
        return;
    }
    sqlite3_stmt* statement = nullptr;
    try {
        statement = Originals::ofThread().find(name, count);
    } catch (const std::bad_alloc&) {
        statement = nullptr;
    }
    if (!statement) {
        sqlite3_result_error_nomem(context);
        return;
    }
    for (int argument = 0; argument < count; ++argument)
        sqlite3_bind_value(statement, argument + 1, arguments[argument]);
    if (sqlite3_step(statement) == SQLITE_ROW)
        sqlite3_result_value(context, sqlite3_column_value(statement, 0));
    else
        sqlite3_result_error(context, sqlite3_errmsg(sqlite3_db_handle(statement)), -1);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

const char* const kDate = "date";
const char* const kTime = "time";
const char* const kDatetime = "datetime";
const char* const kJulianday = "julianday";
const char* const kUnixepoch = "unixepoch";
const char* const kStrftime = "strftime";

// Their names are those of kWithoutNowPrefix.
constexpr std::array kFunctions{
    FunctionDefinition{"_godwit_date", -1, &callWithoutNow<kDate, 0>},
    FunctionDefinition{"_godwit_time", -1, &callWithoutNow<kTime, 0>},
    FunctionDefinition{"_godwit_datetime", -1, &callWithoutNow<kDatetime, 0>},
    FunctionDefinition{"_godwit_julianday", -1, &callWithoutNow<kJulianday, 0>},
    FunctionDefinition{"_godwit_unixepoch", -1, &callWithoutNow<kUnixepoch, 0>},
    FunctionDefinition{"_godwit_strftime", -1, &callWithoutNow<kStrftime, 1>},
};

} // namespace

std::span<const FunctionDefinition> timeFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
