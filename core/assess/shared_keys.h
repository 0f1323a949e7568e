// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/row_tally.h"

#include <unordered_set>

namespace godwit::core {

/// Sorted hashes of one key, as one move gives them.
struct KeyHashes
{
    std::vector<const std::vector<quint64>*> lists;
    bool isGrouped = false; ///< rows of the move that share it become one
};

/// Which keys of a target several rows would have, over all moves into it.
struct SharedKey
{
    std::vector<quint64> hashes; ///< sorted
    std::vector<quint64> across; ///< sorted: those that several moves give
    qint64 acrossRows = 0;
};
[[nodiscard]] SharedKey sharedBy(const std::vector<KeyHashes>& moves);

/// The keys that a target has room for, while rows come in their order: who comes first stays.
class KeyRoom
{
public:
    explicit KeyRoom(size_t slots) : m_taken(slots), m_coming(slots) {}

    struct Refused
    {
        qint64 rows = 0; ///< source keys
        QStringList names;
    };
    /// Lets rows of a move in. `slots`: of each of its keys, −1: the move itself settles that one. `refused`:
    /// by slot, all that finds its key taken. Gives how many of these nothing else had put aside.
    qint64 admit(const RowsOfKeys& rows, const std::vector<int>& slots, bool isGrouped,
                 std::vector<Refused>& refused);
    /// Rows of a grouped move share their keys with each other and not with those before: they count from
    /// here on.
    void endMove();

private:
    using Hashes = std::vector<std::unordered_set<quint64>>;
    Hashes m_taken;
    Hashes m_coming;
};

} // namespace godwit::core
