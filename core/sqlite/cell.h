// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/statement.h"

namespace godwit::core {

/// One value of the row a statement stands on, seen and not copied: what loops over millions of rows use in place of
/// Value. The bytes (of Text, in UTF-8, and of Blob) live until the next step or reset.
struct Cell
{
    Value::Type type = Value::Type::Null;
    qint64 integer = 0;
    double real = 0;
    QByteArrayView bytes;
};

[[nodiscard]] Cell cellOf(const Statement& row, int column);
[[nodiscard]] Cell viewOf(const Value& value); ///< its bytes live as long as the value
[[nodiscard]] Value valueOf(const Cell& cell); ///< a copy

} // namespace godwit::core
