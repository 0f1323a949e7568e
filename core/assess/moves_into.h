// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/look_ahead.h"
#include "core/assess/shared_keys.h"

namespace godwit::core {

/// All moves into one table of the target, looked at one after the other, and then their keys together. Rows
/// that share a key are followed in the order in which they will move: who comes first stays, the others are
/// counted with what goes to quarantine. The database is within a Reading while it lives. Borrows all it is
/// given.
class MovesInto
{
public:
    MovesInto(TwoReaders& readers, bool hasBoth, const AssessScene& scene,
              const std::vector<MoveAhead*>& moves)
        : m_readers(readers), m_hasBoth(hasBoth), m_scene(scene), m_moves(moves)
    {
    }

    /// Source rows of a move that were read; −1: all that will be. On the caller's thread.
    using Tell = std::function<void(const MoveAhead& move, qint64 rows)>;
    /// What cannot be looked at is told as not run. Only what ends an assessment is an error.
    Status look(const Tell& tell);

    /// Keys that several of the moves give.
    [[nodiscard]] const QList<DuplicateKey>& across() const { return m_across; }

private:
    /// A key of the target, in all moves that give it.
    struct Slot
    {
        int number = 0; ///< LookedAtKey::number
        SharedKey shared;
        qsizetype across = -1; ///< in m_across
    };
    struct Looked
    {
        MoveAhead* move = nullptr;
        std::unique_ptr<LookAhead> look; ///< null: it was not read
        std::vector<int> slots;          ///< of its keys
    };

    Status read(Looked& one, const Tell& tell);
    void findSlots();
    void findShared();
    void countOwn(Looked& one);
    void beginAcross(Slot& slot);
    [[nodiscard]] bool isDecided() const;
    Status follow();
    Status followOne(Looked& one, KeyRoom& room);
    void writeSamples(Looked& one);
    void writeRefused(Looked& one, const std::vector<KeyRoom::Refused>& refused);
    static void finish(MoveAhead& move);
    [[nodiscard]] const LookedAtKey& keyOf(const Looked& one, size_t at) const
    {
        return one.move->reduced.keys[one.look->keys()[static_cast<qsizetype>(at)]];
    }
    [[nodiscard]] LookedAtKey& keyOf(Looked& one, size_t at)
    {
        return one.move->reduced.keys[one.look->keys()[static_cast<qsizetype>(at)]];
    }

    TwoReaders& m_readers;
    bool m_hasBoth;
    const AssessScene& m_scene;
    const std::vector<MoveAhead*>& m_moves;
    std::vector<Looked> m_looked;
    std::vector<Slot> m_slots;
    QList<DuplicateKey> m_across;
    qint64 m_keysLeft = kMostKeys;
};

} // namespace godwit::core
