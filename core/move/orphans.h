// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/mover.h"
#include "core/move/origins.h"
#include "core/move/quarantine_writer.h"

#include <map>

namespace godwit::core {

/// The end of a phase: rows of the target whose parents did not come. References to tables that are filled later, and of a
/// table to itself, cannot be looked at while rows move; here each row that refers to nothing leaves the target for
/// quarantine, with the rows that were merged into it and, round by round, those that refer to it. References to tables
/// that moves of later phases fill are left to those. Rows that cannot be led back to one source row stay, and the check of
/// foreign keys finds them. Run again it finds nothing more. Batches of 1,000 rows, each one transaction.
class Orphans
{
public:
    /// `movesDone`: the plan's moves before this number have run.
    Orphans(MoveSession& session, const MoveScene& scene, int movesDone);

    /// How many source rows went.
    Result<qint64> putAside();

private:
    struct Reference
    {
        const Table* child = nullptr;
        const ForeignKey* key = nullptr;
        bool isDeferred = false; ///< not looked at while rows moved
    };
    struct Orphan
    {
        Row identity;
        Value key;    ///< NULL if it has several parts
        Row refersTo;
    };
    struct Mover
    {
        CompiledMove move;
        std::optional<QuarantineWriter> quarantine;
        std::optional<Statement> aside; ///< the cause of a row in quarantine by the key that it would have got
    };
    [[nodiscard]] QList<Reference> references() const;
    Result<qint64> settle(const Reference& reference);
    Result<std::vector<Orphan>> next(const Reference& reference, const RowIdentity& identity, const Row& after);
    Result<qint64> putAside(const Reference& reference, const RowIdentity& identity, const Orphan& orphan);
    Result<qint64> putAsideMerged(const Origin& origin, const Value& key, const QString& firstCause);
    Result<RowFault> faultOf(const Reference& reference, const Row& parent);
    Result<QString> causeOfNewKey(const MoveStep& step, const Value& key);
    Result<Origins*> originsOf(const QString& table);
    Result<Mover*> moverOf(const Origin& origin);

    MoveSession& m_session;
    const MoveScene& m_scene;
    ChangeScene m_changes;
    int m_movesDone;
    QHash<QString, QString> m_gone; ///< table and key of rows that went → their first cause
    std::map<QString, Origins> m_origins;
    std::map<int, Mover> m_movers;
};

} // namespace godwit::core
