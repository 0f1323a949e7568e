// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/value.h"

#include <sqlite3.h>

namespace godwit::core {

/// What SQLite's number of a fundamental type stands for. For files that include sqlite3.h anyway.
[[nodiscard]] inline Value::Type typeOfCode(int code)
{
    switch (code) {
    case SQLITE_INTEGER:
        return Value::Type::Integer;
    case SQLITE_FLOAT:
        return Value::Type::Real;
    case SQLITE_TEXT:
        return Value::Type::Text;
    case SQLITE_BLOB:
        return Value::Type::Blob;
    default:
        return Value::Type::Null;
    }
}

} // namespace godwit::core
