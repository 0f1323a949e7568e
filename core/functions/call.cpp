// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/call.h"

#include "core/functions/ascii.h"
#include "core/functions/shown.h"
#include "core/sqlite/value_type.h"

#include <sqlite3.h>

namespace godwit::core {

Call::Call(sqlite3_context* context, int count, sqlite3_value** arguments)
    : m_context(context), m_arguments(arguments), m_count(count)
{
}

Value::Type Call::type(int argument) const
{
    return typeOfCode(sqlite3_value_type(m_arguments[argument]));
}

bool Call::hasNull() const
{
    for (int argument = 0; argument < m_count; ++argument) {
        if (sqlite3_value_type(m_arguments[argument]) == SQLITE_NULL)
            return true;
    }
    return false;
}

QByteArrayView Call::bytes(int argument) const
{
    sqlite3_value* const value = m_arguments[argument];
    const bool isBlob = sqlite3_value_type(value) == SQLITE_BLOB;
    // The bytes first, then their number: asking for the text may convert it.
    const void* const data = isBlob ? sqlite3_value_blob(value) : sqlite3_value_text(value);
    const int size = sqlite3_value_bytes(value);
    if (data)
        return {static_cast<const char*>(data), size};
    if (!isBlob || size > 0)
        throw std::bad_alloc(); // NULL never gets here
    return QByteArrayView("", qsizetype(0));
}

std::optional<QByteArrayView> Call::text(int argument)
{
    if (type(argument) != Value::Type::Blob) {
        const QByteArrayView utf8 = bytes(argument);
        if (isAscii(utf8) || isValidUtf8(utf8))
            return utf8;
    }
    reject(ErrorCode::RowNotText, [&] { return QStringLiteral("%1 is not a text").arg(shown(argument)); });
    return std::nullopt;
}

std::optional<qint64> Call::integer(int argument)
{
    if (type(argument) == Value::Type::Integer)
        return rawInteger(argument);
    reject(ErrorCode::RowExpressionFailed,
           [&] { return QStringLiteral("%1 is not a whole number").arg(shown(argument)); });
    return std::nullopt;
}

qint64 Call::rawInteger(int argument) const
{
    return sqlite3_value_int64(m_arguments[argument]);
}

double Call::rawReal(int argument) const
{
    return sqlite3_value_double(m_arguments[argument]);
}

QString Call::shown(int argument) const
{
    switch (type(argument)) {
    case Value::Type::Blob:
        return shownBlob(bytes(argument));
    case Value::Type::Text:
        return shownText(bytes(argument));
    case Value::Type::Integer:
    case Value::Type::Real:
        return QString::fromUtf8(bytes(argument));
    case Value::Type::Null:
        break;
    }
    return QStringLiteral("NULL");
}

void Call::giveInteger(qint64 number)
{
    sqlite3_result_int64(m_context, number);
}

void Call::giveReal(double number)
{
    sqlite3_result_double(m_context, number);
}

void Call::giveText(QByteArrayView utf8)
{
    if (isTooLong(utf8.size()))
        return;
    const char* const data = utf8.isEmpty() ? "" : utf8.data();
    sqlite3_result_text64(m_context, data, sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Call::giveBlob(QByteArrayView data)
{
    if (isTooLong(data.size()))
        return;
    const char* const first = data.isEmpty() ? "" : data.data();
    sqlite3_result_blob64(m_context, first, sqlite3_uint64(data.size()), SQLITE_TRANSIENT);
}

void Call::giveArgument(int argument)
{
    sqlite3_result_value(m_context, m_arguments[argument]);
}

bool Call::isTooLong(qsizetype size)
{
    const int longest = sqlite3_limit(sqlite3_context_db_handle(m_context), SQLITE_LIMIT_LENGTH, -1);
    if (size <= longest)
        return false;
    failExpression(QStringLiteral("A result of %1 bytes is longer than a value may be").arg(size));
    return true;
}

void Call::failExpression(const QString& cause)
{
    reject(ErrorCode::RowExpressionFailed, [&] { return cause; });
}

void Call::refuse(const QString& cause)
{
    if (RowVerdict* const verdict = openVerdict())
        verdict->reject(ErrorCode::RowExpressionFailed, cause);
}

RowVerdict* Call::openVerdict() const
{
    const auto* const share = static_cast<const FunctionShare*>(sqlite3_user_data(m_context));
    return share->verdict && !share->verdict->isRejected ? share->verdict.get() : nullptr;
}

bool Call::isTrying() const
{
    return static_cast<const FunctionShare*>(sqlite3_user_data(m_context))->isTrying;
}

void failForMemory(sqlite3_context* context)
{
    sqlite3_result_error_nomem(context);
}

} // namespace godwit::core
