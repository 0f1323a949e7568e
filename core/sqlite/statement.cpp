// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/statement.h"

#include "core/sqlite/database.h"
#include "core/sqlite/value_type.h"

#include <sqlite3.h>

namespace godwit::core {

void Statement::Finalizer::operator()(sqlite3_stmt* handle) const
{
    sqlite3_finalize(handle);
}

void Statement::bind(int index, const Value& value)
{
    sqlite3_stmt* const statement = m_handle.get();
    const auto size = static_cast<sqlite3_uint64>(value.bytes.size());
    switch (value.type) {
    case Value::Type::Null:
        sqlite3_bind_null(statement, index);
        break;
    case Value::Type::Integer:
        sqlite3_bind_int64(statement, index, value.integer);
        break;
    case Value::Type::Real:
        sqlite3_bind_double(statement, index, value.real);
        break;
    case Value::Type::Text:
        sqlite3_bind_text64(statement, index, value.bytes.constData(), size, SQLITE_TRANSIENT, SQLITE_UTF8);
        break;
    case Value::Type::Blob:
        // An empty QByteArray has a non-null constData(), so an empty BLOB stays a BLOB and is not NULL.
        sqlite3_bind_blob64(statement, index, value.bytes.constData(), size, SQLITE_TRANSIENT);
        break;
    }
}

void Statement::bindInteger(int index, qint64 number)
{
    sqlite3_bind_int64(m_handle.get(), index, number);
}

void Statement::bindText(int index, const QString& text)
{
    bind(index, Value::ofText(text));
}

void Statement::bindNull(int index)
{
    sqlite3_bind_null(m_handle.get(), index);
}

void Statement::bindColumn(int index, const Statement& from, int column)
{
    sqlite3_bind_value(m_handle.get(), index, sqlite3_column_value(from.m_handle.get(), column));
}

void Statement::bindAll(const Row& values, int first)
{
    for (const Value& value : values)
        bind(first++, value);
}

bool Statement::bindNamed(const QString& name, const Value& value)
{
    const QByteArray utf8 = u':' + name.toUtf8();
    const int index = sqlite3_bind_parameter_index(m_handle.get(), utf8.constData());
    if (index == 0)
        return false;
    bind(index, value);
    return true;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_handle.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    sqlite3* const database = sqlite3_db_handle(m_handle.get());
    Error error = errorOf(database, QStringLiteral("A statement failed")).withDetail(
        QString::fromUtf8(sqlite3_errmsg(database)) + u'\n' + sql());
    sqlite3_reset(m_handle.get());
    return error;
}

Status Statement::run()
{
    while (true) {
        GODWIT_TRY(const bool hasRow, step());
        if (!hasRow)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_handle.get());
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_handle.get());
}

int Statement::parameterCount() const
{
    return sqlite3_bind_parameter_count(m_handle.get());
}

QString Statement::columnName(int column) const
{
    return QString::fromUtf8(sqlite3_column_name(m_handle.get(), column));
}

Value::Type Statement::type(int column) const
{
    return typeOfCode(sqlite3_column_type(m_handle.get(), column));
}

Value Statement::value(int column) const
{
    switch (type(column)) {
    case Value::Type::Null:
        return Value::null();
    case Value::Type::Integer:
        return Value::ofInteger(integer(column));
    case Value::Type::Real:
        return Value::ofReal(real(column));
    case Value::Type::Text:
        return Value::ofText(bytes(column).toByteArray());
    case Value::Type::Blob:
        return Value::ofBlob(bytes(column).toByteArray());
    }
    return Value::null();
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_handle.get(), column);
}

QString Statement::text(int column) const
{
    const auto* const utf8 = reinterpret_cast<const char*>(sqlite3_column_text(m_handle.get(), column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_handle.get(), column));
}

QByteArrayView Statement::bytes(int column) const
{
    const void* const data = type(column) == Value::Type::Text ? sqlite3_column_text(m_handle.get(), column)
                                                               : sqlite3_column_blob(m_handle.get(), column);
    return {static_cast<const char*>(data), sqlite3_column_bytes(m_handle.get(), column)};
}

Row Statement::row() const
{
    Row row;
    const int count = columnCount();
    row.reserve(static_cast<size_t>(count));
    for (int column = 0; column < count; ++column)
        row.push_back(value(column));
    return row;
}

bool Statement::isReadOnly() const
{
    return sqlite3_stmt_readonly(m_handle.get()) != 0;
}

QString Statement::sql() const
{
    return QString::fromUtf8(sqlite3_sql(m_handle.get()));
}

Status forEachStatement(Database& database, const QString& script,
                        const std::function<Status(Statement&, const QString& text)>& visit)
{
    const QByteArray utf8 = script.toUtf8();
    const char* at = utf8.constData();
    const char* const end = at + utf8.size();
    while (at < end) {
        GODWIT_TRY(auto prepared, database.prepareNext(at, static_cast<int>(end - at)));
        if (!prepared.statement)
            break; // only white space and comments were left
        const QString text = QString::fromUtf8(at, prepared.tail - at).trimmed();
        GODWIT_CHECK(visit(*prepared.statement, text));
        at = prepared.tail;
    }
    return {};
}

} // namespace godwit::core
