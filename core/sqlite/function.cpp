// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/database.h"

#include <sqlite3.h>

namespace godwit::core {

namespace {

using Function = std::function<Value(const Row&)>;

Value valueOf(sqlite3_value* value)
{
    const auto bytes = [value](const void* data) {
        return QByteArray(static_cast<const char*>(data), sqlite3_value_bytes(value));
    };
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return Value::ofInteger(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return Value::ofReal(sqlite3_value_double(value));
    case SQLITE_TEXT:
        return Value::ofText(bytes(sqlite3_value_text(value)));
    case SQLITE_BLOB:
        return Value::ofBlob(bytes(sqlite3_value_blob(value)));
    default:
        return Value::null();
    }
}

void giveResult(sqlite3_context* context, const Value& value)
{
    const auto size = static_cast<sqlite3_uint64>(value.bytes.size());
    switch (value.type) {
    case Value::Type::Null:
        sqlite3_result_null(context);
        break;
    case Value::Type::Integer:
        sqlite3_result_int64(context, value.integer);
        break;
    case Value::Type::Real:
        sqlite3_result_double(context, value.real);
        break;
    case Value::Type::Text:
        sqlite3_result_text64(context, value.bytes.constData(), size, SQLITE_TRANSIENT, SQLITE_UTF8);
        break;
    case Value::Type::Blob:
        sqlite3_result_blob64(context, value.bytes.constData(), size, SQLITE_TRANSIENT);
        break;
    }
}

void call(sqlite3_context* context, int count, sqlite3_value** values)
{
    Row arguments;
    arguments.reserve(static_cast<size_t>(count));
    for (int index = 0; index < count; ++index)
        arguments.push_back(valueOf(values[index]));
    giveResult(context, (*static_cast<Function*>(sqlite3_user_data(context)))(arguments));
}

} // namespace

Status Database::registerFunction(const QString& name, int arguments, std::function<Value(const Row&)> function)
{
    const int code = sqlite3_create_function_v2(m_handle.get(), name.toUtf8().constData(), arguments,
                                                SQLITE_UTF8 | SQLITE_DIRECTONLY, new Function(std::move(function)), &call,
                                                nullptr, nullptr,
                                                [](void* data) { delete static_cast<Function*>(data); });
    if (code != SQLITE_OK)
        return lastError(QStringLiteral("The function %1 cannot be registered").arg(name));
    addOwnFunction(name.toUtf8());
    return {};
}

} // namespace godwit::core
