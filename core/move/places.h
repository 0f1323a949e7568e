// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/sqlite/database.h"

#include <functional>

namespace godwit::core {

/// Where the rows of each source key of a move stand in its target (`_godwit_place_N`): one entry for each
/// row that was written, and one for each key that was merged into it. Kept for moves whose rows may have to
/// leave and cannot be led back by one key (CompiledMove::placeTable), up to the cut-over. Works inside the
/// caller's transaction, on the work file's connection; indexes are made when rows are looked for the first
/// time.
class Places
{
public:
    /// A source key, as lineage names it.
    struct Key
    {
        Value rowId;
        Value key;             ///< NULL if it has several parts
        bool isMerged = false; ///< into a row of another key
    };
    /// A row of the target, as RowIdentity has it, and whose it is.
    struct Written
    {
        Row identity;
        size_t key = 0; ///< in `keys`
    };
    struct Leaving
    {
        std::vector<Key> keys;     ///< the first is the one that was asked for
        std::vector<Written> rows; ///< all rows of these keys
    };

    /// Writes the table into a move that needs it.
    static void describe(const Table& target, CompiledMove& move);
    static Status create(Database& work, const CompiledMove& move);
    static Result<Places> open(Database& work, const CompiledMove& move);

    /// The row that was just inserted; `valueAt` gives its values by position in targetColumns.
    Status addWritten(const Value& rowId, const Value& key, const std::function<Value(int)>& valueAt);
    /// A key was merged into the row that was written last.
    Status addMerged(const Value& rowId, const Value& key);

    /// The row that was written last.
    Result<Row> lastWritten();
    /// The key that wrote a row.
    Result<std::optional<Key>> writerOf(const Row& identity);
    /// A key leaves: with all its rows, with the keys that were merged into these, and so on. Their entries
    /// are gone then; the rows are left to the caller.
    Result<Leaving> takeOut(const Key& key);
    /// One row leaves: gives the keys of which nothing is left in the target.
    Result<std::vector<Key>> release(const Row& identity);
    Status rename(const Row& identity, const Row& now);

private:
    Places(Database& work, const CompiledMove& move) : m_work(&work), m_move(&move) {}
    Status prepareLookups();
    [[nodiscard]] QString same() const; ///< "_godwit_k0" = ? AND …
    Result<std::vector<Row>> all(Statement& statement, const Row& values);

    Database* m_work;
    const CompiledMove* m_move;
    std::optional<Statement> m_addWritten;
    std::optional<Statement> m_addMerged;
    Value m_last; ///< the entry of the row that was written last; NULL: not looked for yet
    std::optional<Statement> m_writer; ///< this and those after it are prepared by the first look-up
    std::optional<Statement> m_merged;
    std::optional<Statement> m_rows;
    std::optional<Statement> m_left;
    std::optional<Statement> m_forgetKey;
    std::optional<Statement> m_forgetRow;
};

} // namespace godwit::core
