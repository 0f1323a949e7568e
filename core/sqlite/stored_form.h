// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/cell.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// How a column converts what is stored in it, by its declared type.
enum class Affinity { Blob, Text, Numeric, Real };

/// By SQLite's rules; INTEGER stores as NUMERIC does. `isStrict`: ANY of a STRICT table converts nothing.
[[nodiscard]] Affinity affinityOf(const QString& declaredType, bool isStrict);

/// Gives values the form in which a column keeps them. Nearly all have it already, which is seen without
/// SQLite's help; the others are stored in a small table in memory and read back. Owned by one thread; what
/// it gives lives until the next call.
class StoredForm
{
public:
    static Result<StoredForm> create();

    Result<Cell> of(const Cell& cell, Affinity affinity);
    /// At a glance: the value is kept as it is. False: `of` looks closer.
    [[nodiscard]] static bool isKept(const Cell& cell, Affinity affinity)
    {
        return cell.type == Value::Type::Null || cell.type == Value::Type::Blob ||
               affinity == Affinity::Blob || (affinity == Affinity::Text && cell.type == Value::Type::Text) ||
               (affinity == Affinity::Numeric && cell.type == Value::Type::Integer);
    }

private:
    StoredForm(Database database) : m_database(std::move(database)) {}
    Result<Cell> convert(const Cell& cell, Affinity affinity);

    struct Column
    {
        Statement store;
        Statement read;
    };
    Database m_database;
    std::vector<Column> m_columns; ///< by Affinity
};

} // namespace godwit::core
