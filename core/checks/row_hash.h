// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/statement.h"

namespace godwit::core {

/// XXH3-128 of one row: of its values with their storage classes, bit by bit. Equal rows give equal hashes on
/// every machine and in every encoding of the file (text is hashed as UTF-8).
struct RowHash
{
    quint64 low = 0;
    quint64 high = 0;
    qint64 longBytes = 0; ///< of its values beyond 4 KiB
    bool operator==(const RowHash&) const = default;
};

/// Of the row the statement stands on. Any thread; keeps one small buffer per thread (values beyond 4 KiB enter it
/// as their own hash, so that a large BLOB is not copied).
[[nodiscard]] RowHash hashOfRow(const Statement& row, int firstColumn, int columnCount);

/// XXH3-64 of one value with its storage class, for counting distinct values; never 0. Nothing is copied.
[[nodiscard]] quint64 hashOfNumber(quint64 bits, Value::Type type);
[[nodiscard]] quint64 hashOfBytes(QByteArrayView bytes, Value::Type type);

} // namespace godwit::core
