// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/places.h"

namespace godwit::core {

/// Leads the rows of one move back by the one key of its target: through the lineage where the key changed, else by the same
/// key. Where new keys follow from an expression they are written down once, in a temporary table. Needs the plan's functions
/// on the connection then. Shares the move; owns statements.
class KeyTrace
{
public:
    /// `tableId`: of the source's table in `_godwit_source`.
    static Result<KeyTrace> create(Database& work, std::shared_ptr<const CompiledMove> move, const Table& target, qint64 tableId);

    Result<std::optional<Places::Key>> writerOf(const Value& key);
    /// Those that were merged into the row with a key.
    Result<std::vector<Places::Key>> mergedInto(const Value& key);

private:
    KeyTrace(Statement byKey, Statement changed, Statement merged, Statement entry, std::shared_ptr<const CompiledMove> move, qint64 tableId);

    std::shared_ptr<const CompiledMove> m_move;
    qint64 m_tableId;
    Statement m_byKey;   ///< row id and key of the source row with a key
    Statement m_changed; ///< the row that the move gave another key
    Statement m_merged;
    Statement m_entry;   ///< what the lineage says of a source key
};

} // namespace godwit::core
