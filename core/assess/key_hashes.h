// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/sqlite/row_buffer.h"

#include <optional>
#include <vector>

namespace godwit::core {

/// One part of a key of the target: which value of a row it is, and how the target's column compares it.
struct KeyPart
{
    enum class Affinity { None, Text, Number };
    enum class Collation { Binary, NoCase, RightTrim };
    int value = 0; ///< place in the row
    Affinity affinity = Affinity::None;
    Collation collation = Collation::Binary;
};

/// How a column compares, by `collation` where an index says another than the column (null: it says none); nothing where that
/// is not one of SQLite's own.
[[nodiscard]] std::optional<KeyPart> keyPartOf(const Table& table, const Column& column, int value,
                                               const QString& collation = {});
/// How an index compares what an expression gives.
[[nodiscard]] std::optional<KeyPart> keyPartOf(const QString& collation, int value);

/// XXH3-64 of a row's key as the target's columns compare it; nothing where a part is NULL, which no key
/// finds equal.
[[nodiscard]] std::optional<quint64> hashOfKey(const RowBuffer& rows, int row,
                                               const std::vector<KeyPart>& parts);

/// Keys that occur more than once in two sorted lists together.
struct KeyCount
{
    qint64 keys = 0;
    qint64 rows = 0;
    std::vector<quint64> first; ///< hashes of the first of them
};
[[nodiscard]] KeyCount countDuplicates(const std::vector<quint64>& one, const std::vector<quint64>& other,
                                       size_t shown);

} // namespace godwit::core
