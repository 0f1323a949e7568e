// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/move/work_tables.h"

namespace godwit::core {

/// What stands in the place of a rule in the entry of a key that moved, or was merged, where no single new key stands for it.
inline const QString kBecameSeveral = QStringLiteral("several rows");
inline const QString kBecameKeyless = QStringLiteral("no key");

/// What became of one source key in one move.
struct KeyOutcome
{
    Disposition disposition = Disposition::Moved;
    Value targetKey; ///< of Moved, if it changed, and Merged
    QString rule;    ///< of Skipped
    bool isSeveral = false; ///< of Moved: into several rows, of which targetKey is the first one's
};

/// Counts each key's disposition in the cursor at the moment it is known, and keeps those that have to be told later in
/// `_godwit_lineage`. Of several rows of one key the most telling counts: quarantined before moved, moved before merged,
/// merged before skipped. Works inside the caller's transaction, on the work file's connection.
class LineageWriter
{
public:
    static Result<LineageWriter> create(Database& work, const CompiledMove& move, qint64 sourceId);

    Status add(const Value& rowId, const Value& key, KeyOutcome outcome, MoveCursor& cursor);
    /// The target key that a row moved to, where the lineage has it; else NULL.
    Result<Value> movedTo(const Value& rowId);
    Result<bool> isQuarantined(const Value& rowId);

private:
    LineageWriter(const CompiledMove& move, qint64 sourceId, Statement insert, Statement find)
        : m_move(&move), m_sourceId(sourceId), m_insert(std::move(insert)), m_find(std::move(find))
    {
    }

    struct Entry
    {
        Disposition disposition = Disposition::Moved;
        Value targetKey; ///< NULL: the source's
        bool isSeveral = false;
    };
    [[nodiscard]] bool isTold(const Value& key, const KeyOutcome& outcome) const;
    [[nodiscard]] bool isKeyless(const KeyOutcome& outcome) const;
    Result<std::optional<Entry>> find(const Value& rowId);
    /// True: an earlier row of the key says more. Else its count is taken back.
    Result<bool> isOutweighed(const Value& rowId, const Value& key, KeyOutcome& outcome, MoveCursor& cursor);
    Status write(const Value& rowId, const Value& key, const KeyOutcome& outcome);

    const CompiledMove* m_move;
    qint64 m_sourceId;
    Statement m_insert;
    Statement m_find;
};

} // namespace godwit::core
