// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/aside_keys.h"
#include "core/move/mover.h"
#include "core/move/origins.h"
#include "core/move/quarantine_writer.h"

#include <QSet>

#include <map>

namespace godwit::core {

/// Rows that are put aside at the end of a phase, and whose move belongs to one before it, stand in quarantine and lineage under
/// this number plus the phase's: so that they go into the journal with this phase, and with it when it is rolled back.
inline constexpr int kFirstPhaseEnd = 2'000'000;

/// Which phase ends.
struct PhaseEnd
{
    int phase = 0;     ///< of the plan's phases, from 0
    int firstMove = 0; ///< the first of the plan's moves that belongs to it
    int movesDone = 0; ///< the plan's moves before this number have run
    [[nodiscard]] static PhaseEnd of(const Plan& plan, const QString& phase);
};

/// The end of a phase: rows of the target whose parents did not come. References to tables that are filled later, and of a
/// table to itself, cannot be looked at while rows move; here each row that refers to nothing leaves the target for
/// quarantine, with all other rows of its source key, with the keys that were merged into these and, round by round, the rows
/// that refer to them. References to tables that moves of later phases fill are left to those. What went, and why, is
/// remembered in `_godwit_gone`, so that dependants are told the first cause after a stop too. Run again it finds nothing
/// more. Batches of 1,000 rows, each one transaction.
class Orphans
{
public:
    Orphans(MoveSession& session, const MoveScene& scene, const PhaseEnd& end);

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
    [[nodiscard]] QList<Reference> references() const;
    Status makeGone();
    Result<QSet<QString>> shrunkBefore();
    Result<qint64> settle(const Reference& reference);
    Result<std::vector<Orphan>> next(const Reference& reference, const RowIdentity& identity, const Row& after);
    Result<qint64> putAside(const Reference& reference, const RowIdentity& identity, const Orphan& orphan);
    Status noteGone(const Table& table, const RowIdentity& identity, const Row& row, const QString& firstCause);
    Result<RowFault> faultOf(const Reference& reference, const Row& parent);
    Result<AsideCauses*> asideOf(const ForeignKey& key);
    [[nodiscard]] std::optional<int> lateNumber(const Origin& origin) const;
    Result<Origins*> originsOf(const QString& table);
    Result<QuarantineWriter*> quarantineOf(Origins& origins, const Origin& origin);

    MoveSession& m_session;
    const MoveScene& m_scene;
    ChangeScene m_changes;
    PhaseEnd m_end;
    std::map<QString, Origins> m_origins;
    std::map<QString, AsideCauses> m_aside; ///< by what is referred to
    std::map<int, QuarantineWriter> m_quarantines; ///< by move
};

} // namespace godwit::core
