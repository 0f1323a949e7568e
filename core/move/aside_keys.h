// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"
#include "core/move/merged_keys.h"
#include "core/move/mover.h"
#include "core/move/row_batch.h"

namespace godwit::core {

/// What others refer to rows by that are in quarantine: the values which the rows would have had, or had, in
/// the target, with the first cause (`_godwit_aside_N_I`, N the move, I a set of columns that some foreign
/// key names). So a row that refers to one of them is told why it is not there, though quarantine knows the
/// rows by their old keys alone. Moves that keep a single key, and are referred to by it, need no such table.
/// This one writes for a move while it runs, within the caller's transactions: the values are those of all
/// rows that a source key gives, whatever stood against one of them. Borrows all it is given.
class AsideKeys
{
public:
    /// Makes the tables of a move that needs them; there are none yet.
    static Status create(Database& work, const MoveScene& scene, const CompiledMove& move);
    static Status drop(Database& work, const MoveScene& scene, const CompiledMove& move);
    static Result<AsideKeys> open(MoveSession& session, const MoveScene& scene, const CompiledMove& move);

    /// A source key is put aside.
    Status add(const Value& rowId, const QString& firstCause);

private:
    struct Set
    {
        Statement values; ///< of one source key
        Statement insert;
        int size = 0;
    };
    AsideKeys(MoveSession& session, const CompiledMove& move) : m_session(&session), m_move(&move) {}
    Status add(Set& set, const Value& rowId, const QString& firstCause);

    MoveSession* m_session;
    const CompiledMove* m_move;
    std::vector<Set> m_sets;
};

/// A row leaves the target that a move brought: what others refer to it by is written down. `table`: of the
/// target, by its final name.
Status noteAside(const ChangeScene& scene, int move, const QString& table, const RowIdentity& parts,
                 const Row& identity, const QString& firstCause);

/// Where a row of the target may have been put aside, or merged into another, that others refer to by certain columns. Owns its
/// values.
class AsideCauses
{
public:
    /// Moves that fill the table, and have done so.
    static Result<AsideCauses> of(Database& work, const MoveScene& scene, const QString& table,
                                  const QStringList& columns);

    struct Found
    {
        QString source; ///< whose row is in quarantine
        QString cause;  ///< at first hand; empty: no such row is
        bool isMerged = false; ///< it is not there since it was merged into another
        QString into = {};     ///< that one's key; empty: not known
    };
    Result<Found> find(Database& work, const Row& key) const;
    /// Why a row that refers to such a key cannot be in the target. `table` and `column`: what it refers to, and by which one
    /// (empty: by several).
    Result<RowFault> faultOf(Database& work, const Row& key, const QString& table, const QString& column) const;

private:
    struct Place
    {
        int number = 0; ///< of the move
        QString source;
        QString asideTable; ///< empty: the source's key is the target's
        std::optional<MergedKeys> merged;
    };
    QList<Place> m_places;
};

} // namespace godwit::core
