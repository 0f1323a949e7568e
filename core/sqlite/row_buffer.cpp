// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/row_buffer.h"

#include <sqlite3.h>

namespace godwit::core {

namespace {

constexpr size_t kMostKept = 1024 * 1024; // bytes of an empty buffer

} // namespace

void RowBuffer::clear()
{
    m_rows = 0;
    m_cells.clear();
    m_bytes.clear();
    if (m_bytes.capacity() > kMostKept)
        std::vector<char>().swap(m_bytes); // one huge value must not stay for good
}

void RowBuffer::add(const Statement& row, int first, int count)
{
    m_cells.resize(m_cells.size() + static_cast<size_t>(m_columns));
    ++m_rows;
    fill(row, first, count, 0);
}

void RowBuffer::fill(const Statement& row, int first, int count, int at)
{
    sqlite3_stmt* const statement = row.handle();
    const size_t begin = m_cells.size() - static_cast<size_t>(m_columns) + static_cast<size_t>(at);
    for (int column = first; column < first + count; ++column) {
        Cell& cell = m_cells[begin + static_cast<size_t>(column - first)];
        const void* data = nullptr;
        switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            cell.type = Value::Type::Integer;
            cell.integer = sqlite3_column_int64(statement, column);
            continue;
        case SQLITE_FLOAT:
            cell.type = Value::Type::Real;
            cell.real = sqlite3_column_double(statement, column);
            continue;
        case SQLITE_TEXT:
            cell.type = Value::Type::Text;
            data = m_isUtf16 ? sqlite3_column_text16(statement, column)
                             : static_cast<const void*>(sqlite3_column_text(statement, column));
            cell.size = m_isUtf16 ? sqlite3_column_bytes16(statement, column) : sqlite3_column_bytes(statement, column);
            break;
        case SQLITE_BLOB:
            cell.type = Value::Type::Blob;
            data = sqlite3_column_blob(statement, column);
            cell.size = sqlite3_column_bytes(statement, column);
            break;
        default:
            continue;
        }
        const auto* const bytes = static_cast<const char*>(data);
        if (m_isUtf16 && m_bytes.size() % 2 == 1)
            m_bytes.push_back('\0'); // UTF-16 is read at even places
        cell.offset = static_cast<qsizetype>(m_bytes.size());
        if (cell.size > 0)
            m_bytes.insert(m_bytes.end(), bytes, bytes + cell.size);
    }
}

QByteArrayView RowBuffer::view(int row, int column) const
{
    const Cell& one = cell(row, column);
    return {m_bytes.data() + one.offset, one.size};
}

Value RowBuffer::value(int row, int column) const
{
    const Cell& one = cell(row, column);
    switch (one.type) {
    case Value::Type::Null:
        break;
    case Value::Type::Integer:
        return Value::ofInteger(one.integer);
    case Value::Type::Real:
        return Value::ofReal(one.real);
    case Value::Type::Text:
        return m_isUtf16 ? Value::ofText(QString(reinterpret_cast<const QChar*>(m_bytes.data() + one.offset), one.size / 2))
                         : Value::ofText(view(row, column).toByteArray());
    case Value::Type::Blob:
        return Value::ofBlob(view(row, column).toByteArray());
    }
    return Value::null();
}

core::Cell RowBuffer::seen(int row, int column) const
{
    const Cell& one = cell(row, column);
    core::Cell seen;
    seen.type = one.type;
    if (one.type == Value::Type::Integer)
        seen.integer = one.integer;
    else if (one.type == Value::Type::Real)
        seen.real = one.real;
    else if (one.type != Value::Type::Null)
        seen.bytes = {m_bytes.data() + one.offset, one.size};
    return seen;
}

void RowBuffer::bind(Statement& statement, int index, int row, int column) const
{
    const Cell& one = cell(row, column);
    sqlite3_stmt* const handle = statement.handle();
    const char* const data = one.size > 0 ? m_bytes.data() + one.offset : ""; // an empty BLOB is no NULL
    const auto size = static_cast<sqlite3_uint64>(one.size);
    switch (one.type) {
    case Value::Type::Null:
        sqlite3_bind_null(handle, index);
        break;
    case Value::Type::Integer:
        sqlite3_bind_int64(handle, index, one.integer);
        break;
    case Value::Type::Real:
        sqlite3_bind_double(handle, index, one.real);
        break;
    case Value::Type::Text:
        sqlite3_bind_text64(handle, index, data, size, SQLITE_STATIC, m_isUtf16 ? SQLITE_UTF16 : SQLITE_UTF8);
        break;
    case Value::Type::Blob:
        sqlite3_bind_blob64(handle, index, data, size, SQLITE_STATIC);
        break;
    }
}

} // namespace godwit::core
