// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/shared_keys.h"

#include <algorithm>
#include <set>

namespace godwit::core {

namespace {

constexpr qsizetype kNames = 5;

struct Cursor
{
    const std::vector<quint64>* list = nullptr;
    size_t at = 0;
    size_t move = 0;

    [[nodiscard]] bool isAtEnd() const { return at == list->size(); }
    qint64 pass(quint64 hash)
    {
        qint64 rows = 0;
        for (; !isAtEnd() && (*list)[at] == hash; ++at)
            ++rows;
        return rows;
    }
};

} // namespace

SharedKey sharedBy(const std::vector<KeyHashes>& moves)
{
    std::vector<Cursor> cursors;
    for (size_t move = 0; move < moves.size(); ++move) {
        for (const std::vector<quint64>* const list : moves[move].lists)
            cursors.push_back({.list = list, .at = 0, .move = move});
    }
    SharedKey shared;
    std::vector<qint64> rows(moves.size());
    while (true) {
        const Cursor* least = nullptr;
        for (const Cursor& cursor : cursors) {
            if (!cursor.isAtEnd() && (!least || (*cursor.list)[cursor.at] < (*least->list)[least->at]))
                least = &cursor;
        }
        if (!least)
            return shared;
        const quint64 hash = (*least->list)[least->at];
        std::fill(rows.begin(), rows.end(), 0);
        for (Cursor& cursor : cursors)
            rows[cursor.move] += cursor.pass(hash);
        qint64 all = 0;
        int givers = 0;
        for (size_t move = 0; move < moves.size(); ++move) {
            all += rows[move];
            givers += rows[move] > 0 ? 1 : 0;
        }
        if (all > 1)
            shared.hashes.push_back(hash);
        if (givers > 1) {
            shared.across.push_back(hash);
            shared.acrossRows += all;
        }
    }
}

qint64 KeyRoom::admit(const RowsOfKeys& rows, const std::vector<int>& slots, bool isGrouped,
                      std::vector<Refused>& refused)
{
    const size_t keys = slots.size();
    qint64 alone = 0;
    for (size_t row = 0; row < rows.begins.size();) {
        size_t end = row + 1;
        while (end < rows.begins.size() && !rows.begins[end])
            ++end;
        const bool isAside = std::find(rows.asides.begin() + static_cast<qsizetype>(row),
                                       rows.asides.begin() + static_cast<qsizetype>(end),
                                       true) != rows.asides.begin() + static_cast<qsizetype>(end);
        std::set<size_t> full;
        std::vector<std::pair<size_t, quint64>> own; // what this source key takes
        for (size_t at = row * keys; at < end * keys; ++at) {
            const int slot = slots[at % keys];
            const quint64 hash = rows.hashes[at];
            if (slot < 0 || hash == 0)
                continue;
            const auto place = static_cast<size_t>(slot);
            if (m_taken[place].contains(hash) || (!isGrouped && !m_coming[place].insert(hash).second))
                full.insert(place);
            else
                own.emplace_back(place, hash);
        }
        const bool stays = full.empty() && !isAside;
        for (const auto& [place, hash] : own) {
            if (!stays && !isGrouped)
                m_coming[place].erase(hash);
            else if (stays)
                m_coming[place].insert(hash);
        }
        for (const size_t place : full) {
            Refused& one = refused[place];
            ++one.rows;
            if (one.names.size() < kNames && static_cast<qsizetype>(row) < rows.names.size())
                one.names += rows.names[static_cast<qsizetype>(row)];
        }
        alone += !full.empty() && !isAside ? 1 : 0;
        row = end;
    }
    return alone;
}

void KeyRoom::endMove()
{
    for (size_t slot = 0; slot < m_taken.size(); ++slot) {
        m_taken[slot].merge(m_coming[slot]);
        m_coming[slot].clear();
    }
}

} // namespace godwit::core
