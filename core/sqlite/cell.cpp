// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/cell.h"

#include <sqlite3.h>

namespace godwit::core {

Cell cellOf(const Statement& row, int column)
{
    // One look-up of the column; the calls on what it gives are field accesses. The connection belongs to this thread,
    // which is what an unprotected value asks for.
    sqlite3_value* const value = sqlite3_column_value(row.handle(), column);
    Cell cell;
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        cell.type = Value::Type::Integer;
        cell.integer = sqlite3_value_int64(value);
        break;
    case SQLITE_FLOAT:
        cell.type = Value::Type::Real;
        cell.real = sqlite3_value_double(value);
        break;
    case SQLITE_TEXT: {
        cell.type = Value::Type::Text;
        const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value)); // before its size: it may convert
        cell.bytes = {text, sqlite3_value_bytes(value)};
        break;
    }
    case SQLITE_BLOB: {
        cell.type = Value::Type::Blob;
        const auto* const data = static_cast<const char*>(sqlite3_value_blob(value));
        cell.bytes = {data, sqlite3_value_bytes(value)};
        break;
    }
    default:
        break;
    }
    return cell;
}

Cell viewOf(const Value& value)
{
    return {.type = value.type, .integer = value.integer, .real = value.real, .bytes = value.bytes};
}

Value valueOf(const Cell& cell)
{
    switch (cell.type) {
    case Value::Type::Null:
        break;
    case Value::Type::Integer:
        return Value::ofInteger(cell.integer);
    case Value::Type::Real:
        return Value::ofReal(cell.real);
    case Value::Type::Text:
        return Value::ofText(cell.bytes.toByteArray());
    case Value::Type::Blob:
        return Value::ofBlob(cell.bytes.toByteArray());
    }
    return Value::null();
}

} // namespace godwit::core
