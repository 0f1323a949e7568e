// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/collations.h"
#include "core/move/row_batch.h"
#include "core/schema/catalog.h"
#include "core/schema/generated_columns.h"

#include <optional>
#include <vector>

namespace godwit::core {

/// What of a target's table one row alone is judged by: its types where they are STRICT, its CHECKs, and what
/// its partial indexes and those over expressions make of it. A value.
struct TargetRowText
{
    const Table* table = nullptr; ///< null: nothing has to be asked
    QString create;               ///< a table with the columns that are asked for, as the target has them
    QStringList columns;          ///< those that a move gives, in the order in which they are bound
    QStringList checks;
    QStringList
        required; ///< generated columns that must have a value; the others' NULLs are seen without a row
    QList<GeneratedColumn> generated; ///< those of `create`
    QStringList parts; ///< of the keys, one after the other; NULL where an index does not cover the row

    /// SQL, and behind it the expressions of the generated columns that it mentions: it mentions all that it
    /// depends on.
    [[nodiscard]] QString spelledOut(const QString& sql) const;
};

/// A table in memory, with one row of the target's at a time. SQLite itself converts what is stored there and
/// evaluates what is asked of it, so it is what will happen when the row moves. Owned by one thread.
class TargetRow
{
public:
    static Result<TargetRow> open(const TargetRowText& text, const Collations& collations);

    /// An error if SQLite does not know what an expression over the row calls.
    Status tries(const QString& expression);
    /// After the last of these; the texts that `open` got may have become fewer.
    Status prepare(const TargetRowText& text);

    /// Stores the values at `places` of a row. Gives all that the table refuses of it. `failed`: places
    /// without a value, since it could not be evaluated; NULL stands there, as it does for one that a type
    /// refuses, and no CHECK over them is asked.
    Result<std::vector<RowFault>> take(const RowBuffer& rows, int row, const std::vector<int>& places,
                                       const std::vector<int>& failed);
    /// Values of the parts, of the row that was taken last.
    [[nodiscard]] const RowBuffer& parts() const { return m_parts; }

private:
    explicit TargetRow(Database database) : m_database(std::move(database)), m_parts(0) {}
    Status store(std::vector<RowFault>& faults, std::vector<bool>& absent);
    Status look(std::vector<RowFault>& faults, const std::vector<bool>& absent);

    Database m_database;
    TargetRowText m_text;
    std::vector<std::vector<qsizetype>> m_namedBy; ///< one a CHECK: columns that it mentions
    std::optional<Statement> m_clear;
    std::optional<Statement> m_store;
    std::optional<Statement> m_look;
    RowBuffer m_parts;
};

} // namespace godwit::core
