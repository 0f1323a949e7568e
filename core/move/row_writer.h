// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/aside_keys.h"
#include "core/move/lineage_writer.h"
#include "core/move/mover.h"
#include "core/move/parent_check.h"
#include "core/move/places.h"
#include "core/move/quarantine_writer.h"
#include "core/move/row_batch.h"

namespace godwit::core {

/// Writes the rows that a reader judged into the target or the stage, or puts them aside. Every source key it is given
/// ends with exactly one disposition, counted in the cursor at that moment (of a staged row: when it is placed). Works
/// inside the caller's transaction.
class RowWriter
{
public:
    static Result<RowWriter> create(MoveSession& session, const MoveScene& scene, const CompiledMove& move);

    Status take(const RowBatch& batch, int row, MoveCursor& cursor);
    /// The key taken last has no further rows. To be called before a transaction ends.
    Status endKey(MoveCursor& cursor);
    /// A key of the source that the move's query gave no row for.
    Status takeAbsent(const Value& rowId, const Value& key, MoveCursor& cursor);

    /// For rows of the stage: inserts the columns of a row from `first` on. False: a constraint refused it, `fault` says
    /// which. `name`, if not null, takes the place of the value of `nameAt`.
    /// Where places are kept, `source` is the row's key.
    Result<bool> insert(const Statement& row, int first, const Places::Key& source, RowFault* fault, const Value* name = nullptr, int nameAt = -1);
    Status quarantine(const Value& rowId, const Value& key, const RowFault& fault, MoveCursor& cursor);
    Status recordMoved(const Value& rowId, const Value& key, const Value& targetKey, MoveCursor& cursor);
    /// Where places are kept: a key was merged into the row that was inserted last.
    Status placeMerged(const Value& rowId, const Value& key) { return m_places ? m_places->addMerged(rowId, key) : Status(); }
    [[nodiscard]] bool keepsPlaces() const { return m_places.has_value(); }
    /// Why a key is in quarantine, at first hand.
    Result<QString> firstCauseOf(const Value& rowId) { return m_quarantine.firstCauseOf(rowId); }
    Status recordMerged(const Value& rowId, const Value& key, const Value& targetKey, MoveCursor& cursor);
    /// The key that SQLite made for a row: of those that this one wrote the last, or the only one.
    Result<Value> madeKey(const Value& rowId);
    /// True for a key that is in quarantine: it has no place for further rows.
    Result<bool> isAside(const Value& rowId) { return m_lineage.isQuarantined(rowId); }
    /// A key with several rows of the stage goes to quarantine, with all that it has in the target and the keys that were
    /// merged into that.
    Result<Places::Leaving> recall(const Places::Key& source, const RowFault& fault, MoveCursor& cursor);

    /// The key of the row inserted last: as given, or as SQLite made it.
    [[nodiscard]] Value insertedKey(const Value& given) const;

private:
    /// A source key with several rows, while they come.
    struct OpenKey
    {
        bool isOpen = false;
        bool isFaulty = false;
        bool isMoved = false;
        bool isStaged = false;
        Value rowId;
        Value key;
        Value targetKey;
        QString rule; ///< of the first row that was skipped
        qint64 written = 0;
    };

    RowWriter(MoveSession& session, const CompiledMove& move, QuarantineWriter quarantine, LineageWriter lineage,
              ParentCheck parents, AsideKeys aside, Statement insert);

    Status takeOne(const RowBatch& batch, int row, MoveCursor& cursor);
    Status takeOfSeveral(const RowBatch& batch, int row, MoveCursor& cursor);
    Status beginKey(const RowBatch& batch, int row, MoveCursor& cursor);
    Status failKey(const RowFault& fault);
    /// Nothing: the row is in the target, or in the stage.
    Result<std::optional<RowFault>> write(const RowBatch& batch, int row);
    Result<bool> runInsert(bool hasKey, RowFault* fault);
    Result<bool> isNumberLeft(RowFault* fault);
    Status findFailed();
    Result<QString> whyFailed(const Value& rowId);
    Status erase(const Row& identity);
    [[nodiscard]] Value targetKeyOf(const RowBatch& batch, int row) const;

    MoveSession* m_session;
    const CompiledMove* m_move;
    const Table* m_target = nullptr; ///< by its schema
    QuarantineWriter m_quarantine;
    LineageWriter m_lineage;
    ParentCheck m_parents;
    AsideKeys m_aside;
    Statement m_insert;  ///< into the target
    std::optional<Statement> m_stage;
    std::optional<Places> m_places;
    qint64 m_insertedId = 0; ///< kept where writing down a place comes in between
    std::optional<Statement> m_erase;
    std::optional<Statement> m_failed; ///< why the query fails over a key, where it does
    bool m_isNumbered = false; ///< AUTOINCREMENT: SQLite takes a row without a key behind the last number for a full disk
    qint64 m_lastNumber = 0;   ///< the highest so far, or more
    int m_targetKeyAt = -1;
    bool m_needsTargetKey = false;
    OpenKey m_key;
    std::optional<RowFault> m_keyFault;
};

} // namespace godwit::core
